package hyle.random;

import hyle.Compiler;
import hyle.Options;
import hyle.check.Typed;
import hyle.core.CoreObserver;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.module.Project;
import hyle.report.Diagnostic;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import hyle.report.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What the compiler says to a random program with one mistake in it.
record Refusal(Mistake mistake, ProgramPrinter.Printed printed, List<Diagnostic> errors) {
  Refusal {
    errors = List.copyOf(errors);
  }

  /// The program of a seed with a mistake, checked; nothing where the program has no place for that mistake.
  static Optional<Refusal> of(long seed, Mistake mistake) {
    Program program = ProgramGenerator.program(seed);
    return mistake.in(program, new Random(seed)).map(wrong -> of(mistake, ProgramPrinter.printed(wrong)));
  }

  private static Refusal of(Mistake mistake, ProgramPrinter.Printed printed) {
    Compiler compiler = new Compiler(new Options(Mode.PLAIN, PassSelection.ALL, CoreObserver.NONE));
    Diagnostics diagnostics = new Diagnostics();
    Sources sources = Sources.of(printed.text());
    Typed.Program typed = compiler.check(Project.ofSingleFile(), sources.entry(), sources, diagnostics);
    if (!diagnostics.hasErrors()) {
      compiler.lower(typed, diagnostics);
    }
    return new Refusal(mistake, printed, diagnostics.sorted().stream().filter(diagnostic -> diagnostic.severity() == Severity.ERROR).toList());
  }

  /// What is not as it must be: a program with a mistake has an error of the right name at the mistake, and errors of another name only
  /// where the mistake makes other values of other types.
  Optional<String> complaint() {
    if (mistake.code().isEmpty()) {
      return errors.isEmpty() ? Optional.empty() : Optional.of("refused: " + told());
    }
    List<Diagnostic> right = errors.stream().filter(error -> error.code().equals(mistake.code())).toList();
    if (right.isEmpty()) {
      return Optional.of("not `" + mistake.code() + "`: " + told());
    }
    if (right.stream().noneMatch(this::isAtMark)) {
      return Optional.of("not at lines " + printed.firstMarked() + " to " + printed.lastMarked() + ": " + told());
    }
    return isAlone() && errors.size() > 1 ? Optional.of("more than one message for one cause: " + told()) : Optional.empty();
  }

  private boolean isAtMark(Diagnostic error) {
    int line = error.span().line();
    return line >= printed.firstMarked() && line <= printed.lastMarked();
  }

  /// Whether the mistake changes nothing for the rest of the program.
  private boolean isAlone() {
    return switch (mistake) {
      case USED_TWICE, CLAUSE_DROPPED, WRONG_TYPE, NOEMA_RETURNED, UNKNOWN_NAME, ARGUMENT_TOO_MANY, NOT_TAKEN_INTO_THE_BOX -> true;
      case CASE_OF_AN_OWNED_VALUE, MATCH_OF_A_NOEMA, NAMED_FIRST, BOUND_FOR_NOTHING -> false;
    };
  }

  private String told() {
    return Renderer.renderAll(errors, Paint.PLAIN);
  }
}
