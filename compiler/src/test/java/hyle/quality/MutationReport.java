package hyle.quality;

import java.time.LocalDate;
import java.util.List;

/// The fates of mutants, counted by class, and each survivor.
final class MutationReport {
  private MutationReport() {}

  static String of(List<Mutant> mutants) {
    List<String> rows = mutants.stream().map(mutant -> mutant.group() + "/" + outer(mutant)).distinct().map(name -> row(name, mutants)).toList();
    List<String> survivors =
        mutants.stream()
            .filter(mutant -> mutant.fate() != Mutant.Fate.KILLED)
            .map(mutant -> "| %s:%d | `%s` | %s | %s |".formatted(outer(mutant), mutant.line(), mutant.method(), mutant.mutator(), fate(mutant)))
            .distinct()
            .toList();
    return """
        # What mutation testing says

        Written by `mutation` on %s. Of each class some mutants are tried, spread over its lines, against the quick tests that `MutantGroup`
        names, not against all tests. [SURVIVORS.md](SURVIVORS.md) answers those that got by.

        | class | mutants | killed | survived | not reached |
        |---|---:|---:|---:|---:|
        %s

        | place | in | mutator | fate |
        |---|---|---|---|
        %s
        """
        .formatted(LocalDate.now(), String.join("\n", rows), String.join("\n", survivors));
  }

  private static String row(String name, List<Mutant> mutants) {
    List<Mutant> own = mutants.stream().filter(mutant -> name.equals(mutant.group() + "/" + outer(mutant))).toList();
    return "| %s | %d | %d | %d | %d |"
        .formatted(name, own.size(), count(own, Mutant.Fate.KILLED), count(own, Mutant.Fate.SURVIVED), count(own, Mutant.Fate.UNREACHED));
  }

  private static long count(List<Mutant> mutants, Mutant.Fate fate) {
    return mutants.stream().filter(mutant -> mutant.fate() == fate).count();
  }

  private static String fate(Mutant mutant) {
    return switch (mutant.fate()) {
      case KILLED -> "killed";
      case SURVIVED -> "survived";
      case UNREACHED -> "not reached";
    };
  }

  private static String outer(Mutant mutant) {
    return mutant.type().replaceFirst("\\$.*", "");
  }
}
