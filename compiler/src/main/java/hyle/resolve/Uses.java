package hyle.resolve;

import hyle.module.LoadedFile;
import hyle.name.CoreNames;
import hyle.name.GlobalName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which top-level names each declaration mentions, so that the phases to come see of the library what the program reaches.
///
/// The program's own declarations are all kept: they are to be checked whether they are used or not.
final class Uses {
  private final String module;
  private final Map<GlobalName, Set<GlobalName>> mentioned = new HashMap<>();
  private final ArrayDeque<GlobalName> roots = new ArrayDeque<>(CoreNames.ALL);

  /// `module` is the one whose declarations are kept.
  Uses(String module) {
    this.module = module;
  }

  /// Notes that these declarations, which one declaration of `file` gave, mention the names `used`.
  void record(LoadedFile file, List<Bound.Declaration> declarations, Set<GlobalName> used) {
    if (file.module().equals(module)) {
      roots.addAll(used);
      return;
    }
    for (Bound.Declaration declaration : declarations) {
      List<GlobalName> declared = declared(declaration);
      declared.forEach(name -> mentioned.computeIfAbsent(name, _ -> new HashSet<>()).addAll(used));
      if (declared.isEmpty()) {
        roots.addAll(used);
      }
    }
  }

  /// Those of the program and those that they need, in the same order.
  List<Bound.Declaration> reached(List<Bound.Declaration> declarations) {
    Set<GlobalName> reached = new HashSet<>();
    while (!roots.isEmpty()) {
      GlobalName name = roots.remove();
      if (reached.add(name)) {
        roots.addAll(mentioned.getOrDefault(name, Set.of()));
      }
    }
    List<Bound.Declaration> kept = new ArrayList<>();
    for (Bound.Declaration declaration : declarations) {
      List<GlobalName> declared = declared(declaration);
      if (declared.isEmpty() || declared.getFirst().module().equals(module) || declared.stream().anyMatch(reached::contains)) {
        kept.add(declaration);
      }
    }
    return kept;
  }

  /// The names that a declaration gives meaning to; none for a foreign function, which is called by its symbol.
  private static List<GlobalName> declared(Bound.Declaration declaration) {
    return switch (declaration) {
      case Bound.Declaration.Define define -> List.of(define.header().name());
      case Bound.Declaration.Nominal nominal -> List.of(nominal.header().name());
      case Bound.Declaration.Resource resource -> List.of(resource.name());
      case Bound.Declaration.Foreign _ -> List.of();
      case Bound.Declaration.Data data -> {
        List<GlobalName> names = new ArrayList<>(List.of(data.name()));
        data.constructors().forEach(constructor -> names.add(constructor.name()));
        yield names;
      }
    };
  }
}
