package hyle.module;

import hyle.report.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The modules of a compilation: the program's own and those it depends on, each module.ens read once.
final class Projects {
  private final Project root;
  private final SourceTree sources;
  private final Diagnostics diagnostics;
  private final Map<String, Optional<Project>> byModule = new LinkedHashMap<>();

  Projects(Project root, SourceTree sources, Diagnostics diagnostics) {
    this.root = root;
    this.sources = sources;
    this.diagnostics = diagnostics;
    byModule.put(root.module(), Optional.of(root));
  }

  /// The module of this name; none when it is not there, which is reported where a dependency asks for it.
  Optional<Project> of(String module) {
    return byModule.computeIfAbsent(module, this::read);
  }

  private Optional<Project> read(String module) {
    if (sources.read(module, "module.ens").isPresent()) {
      return Optional.of(Project.read(module, sources, diagnostics).on(root.platform()));
    }
    Project.Dependency dependency = root.dependencies().get(module);
    if (dependency != null) {
      diagnostics.report(new ModuleError.UnavailableDependency(module, dependency.span()));
    }
    return Optional.empty();
  }

  /// The module that `alias` means in the files of `project`. The library calls itself `core` too.
  Optional<String> named(String alias, Project project) {
    if (alias.equals(Project.THIS)) {
      return Optional.of(project.module());
    }
    if (alias.equals(project.module()) || project.dependencies().containsKey(alias)) {
      return Optional.of(alias);
    }
    return Optional.empty();
  }

  /// What a full name may begin with in the files of `project`.
  List<String> aliases(Project project) {
    List<String> aliases = new ArrayList<>(List.of(Project.THIS));
    aliases.addAll(project.dependencies().sequencedKeySet());
    if (!aliases.contains(project.module())) {
      aliases.add(project.module());
    }
    return aliases;
  }
}
