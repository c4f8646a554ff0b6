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

  /// The module of this name; none when it is not there.
  Optional<Project> of(String module) {
    return byModule.computeIfAbsent(module, this::read);
  }

  private Optional<Project> read(String module) {
    if (sources.read(module, "module.ens").isEmpty()) {
      return Optional.empty();
    }
    // What a fetched module says wrongly stopped the compilation already; what it says oddly is not for its users to mend.
    Diagnostics heard = module.equals(Project.CORE) ? diagnostics : new Diagnostics();
    return Optional.of(Project.read(module, sources, heard).on(root.platform()));
  }

  /// The module that `alias` means in the files of `project`. The library calls itself `core` too.
  Optional<String> named(String alias, Project project) {
    if (alias.equals(Project.THIS)) {
      return Optional.of(project.module());
    }
    if (project.dependencies().containsKey(alias)) {
      return Optional.of(sources.module(project.module(), alias));
    }
    return alias.equals(Project.CORE) && project.module().equals(Project.CORE) ? Optional.of(alias) : Optional.empty();
  }

  /// What a full name may begin with in the files of `project`.
  List<String> aliases(Project project) {
    List<String> aliases = new ArrayList<>(List.of(Project.THIS));
    aliases.addAll(project.dependencies().sequencedKeySet());
    if (project.module().equals(Project.CORE)) {
      aliases.add(Project.CORE);
    }
    return aliases;
  }
}
