package hyle.module;

import hyle.report.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The modules that a program consists of besides its own and the library, and what aliases mean in each [I10].
///
/// A digest says which module an alias means, unless another module that takes part lists it as its antecedent: then that
/// newer one stands in for it, everywhere. A module is called by the aliases that lead to it from the program on the shortest
/// way, `geometry` or `shapes/geometry`.
public final class Dependencies {
  /// A program that needs the library only.
  public static final Dependencies NONE = new Dependencies(new LinkedHashMap<>(), new LinkedHashMap<>());

  private final Map<String, String> digests;
  private final Map<Use, String> meanings;

  private record Use(String module, String alias) {}

  private Dependencies(Map<String, String> digests, Map<Use, String> meanings) {
    this.digests = digests;
    this.meanings = meanings;
  }

  /// Where modules are found by their digests.
  public interface Shelf {
    /// The module that `dependency` of `asking` names, called by its digest; when it cannot be had, that is reported.
    Optional<Project> open(Project.Dependency dependency, Project asking, Diagnostics diagnostics);
  }

  /// Collects the modules that `program` needs, directly or not.
  public static Dependencies link(Project program, Shelf shelf, Diagnostics diagnostics) {
    SequencedMap<String, Project> opened = open(program, shelf, diagnostics);
    if (diagnostics.hasErrors()) {
      return NONE;
    }
    Succession succession = new Succession(opened, diagnostics);
    Map<String, String> digests = new LinkedHashMap<>();
    Map<Use, String> meanings = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    ArrayDeque<Project> pending = new ArrayDeque<>(List.of(program));
    while (!pending.isEmpty()) {
      Project asking = pending.remove();
      String path = asking.module().equals(Project.THIS) ? "" : names.get(asking.module()) + "/";
      for (Project.Dependency dependency : fetched(asking)) {
        String digest = succession.newest(dependency);
        if (!names.containsKey(digest)) {
          names.put(digest, path + dependency.alias());
          pending.add(opened.get(digest));
        }
        String module = names.get(digest);
        digests.put(module, digest);
        meanings.put(new Use(path.isEmpty() ? Project.THIS : path.substring(0, path.length() - 1), dependency.alias()), module);
      }
    }
    return new Dependencies(digests, meanings);
  }

  /// The module that `alias` means in the files of `module`; an alias of the library means the library.
  public String module(String module, String alias) {
    return meanings.getOrDefault(new Use(module, alias), alias);
  }

  /// The digest of a module that was fetched.
  public Optional<String> digest(String module) {
    return Optional.ofNullable(digests.get(module));
  }

  private static SequencedMap<String, Project> open(Project program, Shelf shelf, Diagnostics diagnostics) {
    SequencedMap<String, Project> opened = new LinkedHashMap<>();
    LinkedHashSet<String> asked = new LinkedHashSet<>();
    ArrayDeque<Project> pending = new ArrayDeque<>(List.of(program));
    while (!pending.isEmpty()) {
      Project asking = pending.remove();
      for (Project.Dependency dependency : fetched(asking)) {
        if (asked.add(dependency.digest().text())) {
          Optional<Project> found = shelf.open(dependency, asking, diagnostics);
          found.ifPresent(project -> opened.put(dependency.digest().text(), project));
          found.ifPresent(pending::add);
        }
      }
    }
    return opened;
  }

  private static List<Project.Dependency> fetched(Project project) {
    return project.dependencies().values().stream().filter(dependency -> !dependency.isBundled()).toList();
  }

  /// Which module stands in for which: it follows the lists of antecedents to their end.
  private static final class Succession {
    private final SequencedMap<String, List<String>> successors = new LinkedHashMap<>();
    private final Set<Set<String>> circles = new HashSet<>();
    private final Diagnostics diagnostics;

    Succession(SequencedMap<String, Project> opened, Diagnostics diagnostics) {
      this.diagnostics = diagnostics;
      opened.forEach(
          (digest, project) ->
              project.antecedents().forEach(older -> successors.computeIfAbsent(older, _ -> new ArrayList<>()).add(digest)));
    }

    /// The digest that `dependency` comes down to.
    String newest(Project.Dependency dependency) {
      LinkedHashSet<String> ends = new LinkedHashSet<>();
      follow(dependency.digest().text(), new LinkedHashSet<>(), new LinkedHashSet<>(), ends, dependency);
      if (ends.size() > 1) {
        diagnostics.report(new DependencyError.AntecedentFork(dependency.alias(), List.copyOf(ends), dependency.span()));
      }
      return ends.isEmpty() ? dependency.digest().text() : ends.getFirst();
    }

    private void follow(
        String digest,
        LinkedHashSet<String> path,
        LinkedHashSet<String> done,
        LinkedHashSet<String> ends,
        Project.Dependency dependency) {
      if (!path.add(digest)) {
        List<String> whole = List.copyOf(path);
        List<String> circle = new ArrayList<>(whole.subList(whole.indexOf(digest), whole.size()));
        circle.add(digest);
        if (circles.add(Set.copyOf(circle))) {
          diagnostics.report(new DependencyError.AntecedentCycle(circle, dependency.span()));
        }
        return;
      }
      if (done.add(digest)) {
        List<String> newer = successors.getOrDefault(digest, List.of());
        if (newer.isEmpty()) {
          ends.add(digest);
        }
        newer.forEach(next -> follow(next, path, done, ends, dependency));
      }
      path.remove(digest);
    }
  }
}
