package hyle.check;

import hyle.name.PrimitiveType;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.List;

/// Demands that the value which an integer pattern matches is of an integer type.
final class IntegerPattern implements Agenda.Task {
  private final Elaboration elaboration;
  private final Bound.Pattern.Integer pattern;
  private final Value type;
  private final Span scrutinee;
  private final int owner;

  IntegerPattern(Elaboration elaboration, Bound.Pattern.Integer pattern, Value type, Span scrutinee) {
    this.elaboration = elaboration;
    this.pattern = pattern;
    this.type = type;
    this.scrutinee = scrutinee;
    this.owner = elaboration.holes().owner();
  }

  @Override
  public Agenda.Progress attempt(Agenda.Stage stage) {
    return switch (elaboration.reduce(type)) {
      case Value.Malformed _ -> Agenda.DONE;
      case Value.Primitive(PrimitiveType.Int(int bits)) -> integer(bits);
      case Value.Neutral(Value.Head.Unknown(Hole hole, Environment _), List<Value.Arguments> _) -> Agenda.waits(hole);
      case Value.Neutral _, Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _ -> refuse();
      case Value.Function _, Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Delayed _ -> refuse();
    };
  }

  @Override
  public void giveUp() {
    // The hole itself is reported.
  }

  private Agenda.Progress integer(int bits) {
    if (!Folding.fits(pattern.value(), bits)) {
      elaboration.warn(
          new PatternError.PatternOutOfRange(pattern.span(), pattern.value().toString(), elaboration.print(type)));
    }
    return Agenda.DONE;
  }

  private Agenda.Progress refuse() {
    String text = "The number `" + pattern.value() + "`";
    elaboration.report(
        new PatternError.PatternMismatch(pattern.span(), text, "an integer type", elaboration.print(type), scrutinee), owner);
    return Agenda.DONE;
  }
}
