package hyle.check;

import hyle.name.CoreNames;
import hyle.name.PrimitiveType;
import hyle.resolve.Bound;

/// The elaborator: what each kind of expression means, given what its place expects.
final class Expressions {
  /// What a place for types expects, in the words of a reason.
  static final String A_TYPE = "a type stands here, so this";

  private final Elaboration elaboration;
  private final Names names;
  private final Calls calls;
  private final Functions functions;
  private final Blocks blocks;
  private final Matches matches;
  private final Records records;
  private final Literals literals;
  private final Boxes boxes;
  private final Magic magic;

  Expressions(Elaboration elaboration) {
    this.elaboration = elaboration;
    this.names = new Names(elaboration, this);
    this.calls = new Calls(elaboration, this, names);
    this.functions = new Functions(elaboration, this);
    this.matches = new Matches(elaboration, this);
    this.records = new Records(elaboration, this, matches);
    this.boxes = new Boxes(elaboration, this);
    this.blocks = new Blocks(elaboration, this, boxes, records);
    this.literals = new Literals(elaboration);
    this.magic = new Magic(elaboration, this);
  }

  Functions functions() {
    return functions;
  }

  Magic magic() {
    return magic;
  }

  /// Elaborates an expression; reports if its type is not what the place expects, and then goes on as if it were.
  Typing elaborate(Bound.Expression expression, Expected expected) {
    return switch (expression) {
      case Bound.Expression.Local local -> elaboration.conclude(names.local(local), expected);
      case Bound.Expression.Global global -> elaboration.conclude(names.global(global), expected);
      case Bound.Expression.Exact exact -> elaboration.conclude(names.exact(exact), expected);
      case Bound.Expression.Operation operation ->
          elaboration.conclude(
              new Typing(
                  new Term.Operation(operation.operation(), operation.span()), TypeOf.operation(operation.operation())),
              expected);
      case Bound.Expression.Primitive primitive ->
          elaboration.conclude(new Typing(new Term.Primitive(primitive.type(), primitive.span()), Value.UNIVERSE), expected);
      case Bound.Expression.Universe universe ->
          elaboration.conclude(new Typing(new Term.Universe(universe.span()), Value.UNIVERSE), expected);
      case Bound.Expression.Integer integer -> literals.integer(integer, expected);
      case Bound.Expression.Float real -> literals.real(real, expected);
      case Bound.Expression.Text text ->
          elaboration.conclude(
              new Typing(new Term.Text(text.value(), text.span()), new Value.Noema(Value.global(CoreNames.TEXT))), expected);
      case Bound.Expression.Rune rune ->
          elaboration.conclude(
              new Typing(new Term.Rune(rune.codePoint(), rune.span()), new Value.Primitive(PrimitiveType.RUNE)), expected);
      case Bound.Expression.Hole hole -> hole(hole, expected);
      case Bound.Expression.Block block -> blocks.elaborate(block, expected);
      case Bound.Expression.Call call -> calls.elaborate(call, expected);
      case Bound.Expression.Projection projection -> elaboration.conclude(records.projection(projection), expected);
      case Bound.Expression.Function function -> functions.function(function, expected);
      case Bound.Expression.Recursive recursive -> functions.recursive(recursive, expected);
      case Bound.Expression.Pi pi -> elaboration.conclude(functions.pi(pi), expected);
      case Bound.Expression.Meta meta ->
          elaboration.conclude(new Typing(new Term.Meta(type(meta.type()), meta.span()), Value.UNIVERSE), expected);
      case Bound.Expression.Noema noema ->
          elaboration.conclude(new Typing(new Term.Noema(type(noema.type()), noema.span()), Value.UNIVERSE), expected);
      case Bound.Expression.Box box -> boxes.box(box, expected);
      case Bound.Expression.Quote quote -> boxes.quote(quote, expected);
      case Bound.Expression.Embody embody -> boxes.embody(embody, expected);
      case Bound.Expression.Match match -> matches.elaborate(match, expected);
      case Bound.Expression.Cast cast -> elaboration.conclude(magic.cast(cast), expected);
      case Bound.Expression.Store store -> elaboration.conclude(magic.store(store), expected);
      case Bound.Expression.Load load -> elaboration.conclude(magic.load(load), expected);
      case Bound.Expression.Alloca alloca -> elaboration.conclude(magic.alloca(alloca), expected);
      case Bound.Expression.External external -> elaboration.conclude(magic.external(external), expected);
      case Bound.Expression.ForeignGlobal global -> elaboration.conclude(magic.global(global), expected);
      case Bound.Expression.OpaqueValue opaque -> {
        Typing value = elaborate(opaque.value(), expected);
        yield new Typing(new Term.OpaqueValue(value.term(), opaque.span()), value.type());
      }
      case Bound.Expression.Malformed malformed -> elaboration.malformed(malformed.span());
    };
  }

  Typing infer(Bound.Expression expression) {
    return elaborate(expression, Expected.ANY);
  }

  Term check(Bound.Expression expression, Value type, Reason reason) {
    return elaborate(expression, new Expected.Exactly(type, reason)).term();
  }

  /// An expression that stands where a type is needed; one with an error in it fits everything, so that it is reported once.
  Term type(Bound.Expression expression) {
    int before = elaboration.errors();
    Term type = check(expression, Value.UNIVERSE, Reason.of(A_TYPE));
    return elaboration.errors() == before ? type : new Term.Malformed(expression.span());
  }

  /// A type that may be left out: then it is a hole of the given origin.
  Term annotation(Bound.Expression expression, Hole.Origin origin) {
    return expression instanceof Bound.Expression.Hole(var span)
        ? new Term.Unknown(elaboration.hole(Value.UNIVERSE, origin, span), span)
        : type(expression);
  }

  private Typing hole(Bound.Expression.Hole hole, Expected expected) {
    Value type =
        switch (expected) {
          case Expected.Exactly(Value known, Reason _) -> known;
          case Expected.Any _ -> elaboration.hole(Value.UNIVERSE, new Hole.Origin.Written(), hole.span()).value();
        };
    Hole fresh = elaboration.hole(type, new Hole.Origin.Written(), hole.span());
    return new Typing(new Term.Unknown(fresh, hole.span()), type);
  }
}
