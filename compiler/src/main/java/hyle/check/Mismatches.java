package hyle.check;

import hyle.name.GlobalName;
import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
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
    boolean isAlike = wanted.equals(given);
    return switch (obstacle) {
      case INFINITE -> new TypeError.InfiniteType(span, wanted, given, reason.words());
      case ESCAPES -> {
        String advice = "A type that a pattern, a `let` or a function binds has no name outside of it.";
        yield new TypeError.TypeMismatch(span, wanted, given, reason.words(), reason.because(), advice);
      }
      case NUMBER -> {
        List<Label> labels = new ArrayList<>(reason.because());
        literal(elaboration, expected)
            .or(() -> literal(elaboration, found))
            .filter(place -> !place.equals(span) && labels.stream().noneMatch(label -> label.span().equals(place)))
            .ifPresent(place -> labels.add(new Label(place, "this is a number")));
        yield new TypeError.TypeMismatch(span, wanted, given, reason.words(), labels, reason.hint());
      }
      case NONE, UNDECIDED -> {
        String usual = isAlike ? Advice.TWO_OF_ONE_NAME : Advice.of(elaboration, expected, found);
        String advice = reason.hint().isEmpty() ? usual : reason.hint();
        yield new TypeError.TypeMismatch(span, wanted, given, reason.words(), reason.because(), advice);
      }
    };
  }

  /// The literal whose type `type` is or has in it.
  private static Optional<Span> literal(Elaboration elaboration, Value type) {
    return switch (elaboration.evaluator().force(type)) {
      case Value.Neutral(Value.Head.Unknown(Hole hole, var _), List<Value.Arguments> _) -> hole.literal().map(Hole.Literal::span);
      case Value.Neutral(Value.Head _, List<Value.Arguments> spine) ->
          spine.stream()
              .flatMap(arguments -> arguments.explicits().stream())
              .flatMap(argument -> literal(elaboration, argument).stream())
              .findFirst();
      case Value.Noema(Value inner) -> literal(elaboration, inner);
      case Value.Box(Value inner) -> literal(elaboration, inner);
      case Value.Pi _, Value.Function _, Value.Universe _, Value.Primitive _ -> Optional.empty();
      case Value.Malformed _, Value.Delayed _ -> Optional.empty();
      case Value.Integer _, Value.Real _, Value.Text _, Value.Rune _ -> Optional.empty();
    };
  }
}
