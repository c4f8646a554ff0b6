package hyle.check;

import hyle.name.CoreNames;
import hyle.name.Intrinsic;
import hyle.name.PrimitiveType;
import hyle.report.Label;
import hyle.report.Nearest;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `magic`: casts, raw memory and foreign calls.
final class Magic {
  private static final Value POINTER = new Value.Primitive(PrimitiveType.POINTER);

  private final Elaboration elaboration;
  private final Expressions expressions;

  Magic(Elaboration elaboration, Expressions expressions) {
    this.elaboration = elaboration;
    this.expressions = expressions;
  }

  Typing cast(Bound.Expression.Cast cast) {
    Term from = expressions.type(cast.from());
    Term to = expressions.type(cast.to());
    Reason reason = Reason.of("what is cast").because(new Label(cast.from().span(), "declared here"));
    Term value = expressions.check(cast.value(), elaboration.evaluate(from), reason);
    return new Typing(new Term.Cast(from, to, value, cast.span()), elaboration.evaluate(to));
  }

  Typing store(Bound.Expression.Store store) {
    Term type = foreignType(store.type());
    Term value = expressions.check(store.value(), elaboration.evaluate(type), Reason.of("what is stored"));
    Term pointer = expressions.check(store.pointer(), POINTER, Reason.of("the address"));
    return new Typing(new Term.Store(type, value, pointer, store.span()), Value.global(CoreNames.UNIT_TYPE));
  }

  Typing load(Bound.Expression.Load load) {
    Term type = foreignType(load.type());
    Term pointer = expressions.check(load.pointer(), POINTER, Reason.of("the address"));
    return new Typing(new Term.Load(type, pointer, load.span()), elaboration.evaluate(type));
  }

  Typing alloca(Bound.Expression.Alloca alloca) {
    Term type = foreignType(alloca.type());
    Value integer = new Value.Primitive(PrimitiveType.INT64);
    Term count = expressions.check(alloca.count(), integer, Reason.of("the number of elements"));
    return new Typing(new Term.Alloca(type, count, alloca.span()), POINTER);
  }

  Typing global(Bound.Expression.ForeignGlobal global) {
    Term type = foreignType(global.type());
    return new Typing(new Term.ForeignGlobal(global.symbol(), type, global.span()), elaboration.evaluate(type));
  }

  Typing external(Bound.Expression.External external) {
    Optional<Globals.Foreign> declared = elaboration.globals().foreign(external.symbol());
    List<Term> arguments = new ArrayList<>();
    List<Value> types = new ArrayList<>();
    if (declared.isEmpty()) {
      elaboration.report(new TypeError.UndeclaredForeign(external.span(), external.symbol()));
      external.arguments().forEach(expressions::infer);
      return elaboration.malformed(external.span());
    }
    Globals.Foreign function = declared.get();
    int count = function.parameters().size();
    if (count != external.arguments().size()) {
      String callee = "`" + external.symbol() + "`";
      elaboration.report(new TypeError.WrongArity(external.span(), callee, count, 0, external.arguments().size(), List.of()));
      external.arguments().forEach(expressions::infer);
      return elaboration.malformed(external.span());
    }
    Reason reason = Reason.of("this argument of `" + external.symbol() + "`");
    for (int i = 0; i < count; i++) {
      arguments.add(expressions.check(external.arguments().get(i), function.parameters().get(i), reason));
      types.add(function.parameters().get(i));
    }
    for (Bound.Variadic variadic : external.variadic()) {
      Value type = elaboration.evaluate(foreignType(variadic.type()));
      arguments.add(expressions.check(variadic.value(), type, reason));
      types.add(type);
    }
    return new Typing(
        new Term.External(external.symbol(), arguments, types, count, function.result(), external.span()), function.result());
  }

  /// Declares a foreign function; its result may be `void`.
  void declare(Bound.Declaration.Foreign foreign) {
    List<Value> parameters = foreign.parameters().stream().map(type -> elaboration.evaluate(foreignType(type))).toList();
    Value result = elaboration.evaluate(expressions.type(foreign.result()));
    if (!(elaboration.reduce(result) instanceof Value.Primitive(PrimitiveType.Void _))) {
      elaboration.agenda().add(new ForeignForm(elaboration, result, foreign.result().span()));
    }
    elaboration.globals().declareForeign(foreign.symbol(), new Globals.Foreign(parameters, result));
    if (Intrinsic.isName(foreign.symbol())) {
      intrinsic(foreign, parameters, result);
    }
  }

  /// An intrinsic must be one that there is, with its own types.
  private void intrinsic(Bound.Declaration.Foreign foreign, List<Value> parameters, Value result) {
    String symbol = foreign.symbol();
    Optional<Intrinsic> intrinsic = Intrinsic.named(symbol);
    if (intrinsic.isEmpty()) {
      List<String> near = Nearest.to(symbol, Intrinsic.namesNear(symbol));
      elaboration.report(new TypeError.UnknownIntrinsic(foreign.span(), symbol, near));
      return;
    }
    List<PrimitiveType> expected = new ArrayList<>(intrinsic.get().parameters());
    expected.add(intrinsic.get().result());
    List<Value> declared = new ArrayList<>(parameters);
    declared.add(result);
    boolean isSame = declared.size() == expected.size();
    for (int at = 0; isSame && at < declared.size(); at++) {
      isSame = isRepresentedBy(declared.get(at), expected.get(at));
    }
    if (!isSame) {
      elaboration.report(new TypeError.IntrinsicTypes(foreign.span(), symbol, intrinsic.get().signature()));
    }
  }

  /// Types that are wrong for any foreign function are reported elsewhere.
  private boolean isRepresentedBy(Value type, PrimitiveType expected) {
    return switch (Newtypes.representation(elaboration, type)) {
      case Value.Primitive(PrimitiveType found) -> found.equals(expected);
      case Value.Neutral _, Value.Universe _, Value.Noema _, Value.Box _, Value.Pi _, Value.Malformed _ -> true;
      case Value.Function _, Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Delayed _ -> true;
    };
  }

  private Term foreignType(Bound.Expression expression) {
    Term type = expressions.type(expression);
    elaboration.agenda().add(new ForeignForm(elaboration, elaboration.evaluate(type), expression.span()));
    return type;
  }

  /// Demands that a type is an integer, a float, a pointer, or a newtype over one.
  private static final class ForeignForm implements Agenda.Task {
    private final Elaboration elaboration;
    private final Value type;
    private final Span span;
    private final int owner;

    ForeignForm(Elaboration elaboration, Value type, Span span) {
      this.elaboration = elaboration;
      this.type = type;
      this.span = span;
      this.owner = elaboration.holes().owner();
    }

    @Override
    public Agenda.Progress attempt(Agenda.Stage stage) {
      return switch (Newtypes.representation(elaboration, type)) {
        case Value.Malformed _ -> Agenda.DONE;
        case Value.Primitive(PrimitiveType.Int _), Value.Primitive(PrimitiveType.Float _) -> Agenda.DONE;
        case Value.Primitive(PrimitiveType.Pointer _) -> Agenda.DONE;
        case Value.Neutral(Value.Head.Unknown(Hole hole, Environment _), List<Value.Arguments> _) -> Agenda.waits(hole);
        case Value.Neutral _, Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _ -> refuse();
        case Value.Function _, Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Delayed _ -> refuse();
      };
    }

    @Override
    public void giveUp() {
      // The hole itself is reported.
    }

    private Agenda.Progress refuse() {
      elaboration.report(new TypeError.ForeignType(span, elaboration.print(type)), owner);
      return Agenda.DONE;
    }
  }
}
