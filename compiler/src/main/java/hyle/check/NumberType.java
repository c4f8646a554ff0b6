package hyle.check;

import hyle.name.PrimitiveType;
import hyle.report.Span;
import java.math.BigInteger;
import java.util.List;

/// Demands that the type of a number can be that of a number: an integer or float type, or a newtype over one.
final class NumberType implements Agenda.Task {
  /// What is written.
  sealed interface Number {}

  record Whole(BigInteger value) implements Number {}

  record Fraction(double value) implements Number {}

  private final Elaboration elaboration;
  private final Number number;
  private final Value type;
  private final Span span;
  private final int owner;

  NumberType(Elaboration elaboration, Number number, Value type, Span span) {
    this.elaboration = elaboration;
    this.number = number;
    this.type = type;
    this.span = span;
    this.owner = elaboration.holes().owner();
  }

  /// Whether a number can be of a type that is represented so, as far as it is known.
  static boolean mayBe(Value representation) {
    return switch (representation) {
      case Value.Malformed _, Value.Primitive(PrimitiveType.Int _), Value.Primitive(PrimitiveType.Float _) -> true;
      case Value.Neutral(Value.Head.Unknown _, List<Value.Arguments> _) -> true;
      case Value.Neutral _, Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _ -> false;
      case Value.Function _, Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Delayed _ -> false;
    };
  }

  @Override
  public Agenda.Progress attempt(Agenda.Stage stage) {
    Value representation = Newtypes.representation(elaboration, type);
    return switch (representation) {
      case Value.Malformed _ -> Agenda.DONE;
      case Value.Primitive(PrimitiveType.Int(int bits)) -> integer(bits);
      case Value.Primitive(PrimitiveType.Float _) -> Agenda.DONE;
      case Value.Neutral(Value.Head.Unknown(Hole hole, Environment _), List<Value.Arguments> _) -> {
        hole.becomesNumber(new Hole.Literal(span, custom()));
        yield Agenda.waits(hole);
      }
      case Value.Neutral _, Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _ -> refuse("");
      case Value.Function _, Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Delayed _ -> refuse("");
    };
  }

  @Override
  public void giveUp() {
    if (!elaboration.explainsHoles(owner) && !(Newtypes.representation(elaboration, type) instanceof Value.Malformed)) {
      String hint = "Say its type where it is bound or used: `let x: int = … in`.";
      elaboration.reportUndetermined(new TypeError.UnresolvedHole(span, "The type of this number is not known", hint), owner);
    }
    elaboration.abandon(type);
  }

  private PrimitiveType custom() {
    return switch (number) {
      case Whole _ -> PrimitiveType.INT64;
      case Fraction _ -> PrimitiveType.FLOAT64;
    };
  }

  private Agenda.Progress integer(int bits) {
    return switch (number) {
      case Fraction _ -> refuse("Write it without a fraction, or convert: `fptosi-float-int` and its like.");
      case Whole(BigInteger value) -> {
        if (!Folding.fits(value, bits)) {
          String wrapped = Folding.wrap(value, bits).toString();
          elaboration.warn(new TypeError.LiteralOutOfRange(span, value.toString(), elaboration.print(type), wrapped));
        }
        yield Agenda.DONE;
      }
    };
  }

  private Agenda.Progress refuse(String hint) {
    String literal =
        switch (number) {
          case Whole(BigInteger value) -> "The integer `" + value + "`";
          case Fraction(double value) -> "The float `" + value + "`";
        };
    String wanted = elaboration.print(type);
    String advice = hint.isEmpty() && wanted.equals("text") ? Advice.SHOW_NUMBER : hint;
    elaboration.report(new TypeError.LiteralType(span, literal, wanted, advice), owner);
    return Agenda.DONE;
  }
}
