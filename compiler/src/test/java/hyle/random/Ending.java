package hyle.random;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a program that was made smaller still ends: a thread that runs one that does not cannot be stopped.
final class Ending {
  private Ending() {}

  /// Whether every call that may lead back to its function hands on less fuel, or something that a pattern bound.
  static boolean isLikely(Program program) {
    return program.definitions().stream()
        .filter(Definition.Function.class::isInstance)
        .map(Definition.Function.class::cast)
        .allMatch(function -> ends(function, group(function.name(), program)));
  }

  /// The functions that may call a function and be called by it: those that are announced with it, and itself.
  private static Set<String> group(String name, Program program) {
    Set<String> group = new HashSet<>(Set.of(name));
    for (Definition definition : program.definitions()) {
      if (definition instanceof Definition.Announcement(List<Definition.Function> functions)
          && functions.stream().anyMatch(function -> function.name().equals(name))) {
        functions.forEach(function -> group.add(function.name()));
      }
    }
    return group;
  }

  private static boolean ends(Definition.Function function, Set<String> group) {
    Set<String> parameters = new HashSet<>();
    function.parameters().forEach(parameter -> parameters.add(parameter.name()));
    return function.body().parts()
        .filter(Term.Call.class::isInstance)
        .map(Term.Call.class::cast)
        .filter(call -> group.contains(call.function()))
        .allMatch(call -> call.children().stream().anyMatch(argument -> descends(argument, parameters)));
  }

  private static boolean descends(Term argument, Set<String> parameters) {
    return switch (argument) {
      case Term.Name name -> !parameters.contains(name.name());
      case Term.Call call -> fuel(call).isPresent() || call.function().equals("core.cell.extract");
      case Term.Embody embody -> descends(embody.value(), parameters);
      case Term.Apply apply -> apply.children().getFirst() instanceof Term.Name;
      case Term.Literal _, Term.Keyed _, Term.Construct _, Term.Lambda _, Term.Block _, Term.Match _, Term.If _, Term.When _ -> false;
      case Term.Box _, Term.Quote _, Term.Elements _, Term.Project _, Term.TypeTerm _, Term.Cast _, Term.Marked _ -> false;
    };
  }

  /// What `sub-int(fuel, 1)` counts down.
  static Optional<String> fuel(Term term) {
    return term instanceof Term.Call(String function, List<Term> operands, Type _)
            && function.equals("sub-int")
            && operands.getFirst() instanceof Term.Name(String name, Type _)
            && operands.getLast().equals(Term.integer(1))
        ? Optional.of(name)
        : Optional.empty();
  }
}
