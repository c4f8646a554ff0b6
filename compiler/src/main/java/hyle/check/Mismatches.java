package hyle.check;

import hyle.name.GlobalName;
import hyle.report.Diagnostic;
import hyle.report.Span;
import java.util.Optional;

/// Chooses the message for two types that differ, and the advice that fits.
final class Mismatches {
  private Mismatches() {}

  static Diagnostic describe(
      Elaboration elaboration, Value expected, Value found, Span span, Reason reason, Inversion.Obstacle obstacle) {
    Optional<GlobalName> endless = elaboration.evaluator().endless();
    if (endless.isPresent()) {
      return new TypeError.CompileTimeRecursion(span, endless.get().base(), elaboration.evaluator().limit());
    }
    TypePrinter printer = elaboration.printer();
    String wanted = printer.print(expected);
    String given = printer.print(found);
    if (wanted.equals(given)) {
      wanted = printer.print(expected, TypePrinter.Names.FULL);
      given = printer.print(found, TypePrinter.Names.FULL);
    }
    return switch (obstacle) {
      case INFINITE -> new TypeError.InfiniteType(span, wanted, given, reason.words());
      case ESCAPES -> {
        String advice = "A type that a pattern, a `let` or a function binds has no name outside of it.";
        yield new TypeError.TypeMismatch(span, wanted, given, reason.words(), reason.because(), advice);
      }
      case NONE, UNDECIDED -> {
        String advice = reason.hint().isEmpty() ? advice(elaboration, expected, found) : reason.hint();
        yield new TypeError.TypeMismatch(span, wanted, given, reason.words(), reason.because(), advice);
      }
    };
  }

  private static String advice(Elaboration elaboration, Value expected, Value found) {
    Value wanted = elaboration.evaluator().reduce(expected);
    Value given = elaboration.evaluator().reduce(found);
    if (wanted instanceof Value.Noema(Value inner) && isSameKind(elaboration, inner, given)) {
      return "Lend the variable: in `let y on x = f(x) in …`, `x` is borrowed within `f(x)` and owned again after it.";
    }
    if (given instanceof Value.Noema(Value inner) && isSameKind(elaboration, inner, wanted)) {
      return "`*e` makes an owned copy of what `e` borrows.";
    }
    if (wanted instanceof Value.Box != given instanceof Value.Box) {
      return wanted instanceof Value.Box
          ? "`box {e}` and `quote {e}` make a `meta t`."
          : "`letbox-T x = e in …` takes the value out of a `meta t`.";
    }
    if (given instanceof Value.Pi(Signature signature, Environment _)) {
      if (wanted instanceof Value.Pi(Signature other, Environment _)) {
        return polymorphic(signature, other);
      }
      return signature.parameters().isEmpty()
          ? "Call the function: put `()` behind it."
          : "It takes arguments: put them behind it in `(…)`.";
    }
    return "";
  }

  /// Whether two types begin alike, so that borrowing or copying could be all that is missing.
  private static boolean isSameKind(Elaboration elaboration, Value one, Value two) {
    Value left = elaboration.evaluator().reduce(one);
    Value right = elaboration.evaluator().reduce(two);
    if (left instanceof Value.Neutral first && right instanceof Value.Neutral second) {
      return first.head().equals(second.head());
    }
    return !elaboration.isKnown(left) || left.equals(right);
  }

  private static String polymorphic(Signature given, Signature wanted) {
    if (!given.implicits().isEmpty() && wanted.implicits().isEmpty()) {
      return "Write `exact` before it, which chooses the implicit arguments here.";
    }
    int found = given.parameters().size();
    int expected = wanted.parameters().size();
    return found == expected ? "" : "The number of parameters must be " + expected + ", and is " + found + ".";
  }
}
