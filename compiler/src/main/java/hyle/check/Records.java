package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Fields by their names: `use e {x, y}` and `e::x` are matches with the one constructor of a data type.
final class Records {
  private final Elaboration elaboration;
  private final Expressions expressions;
  private final Matches matches;

  Records(Elaboration elaboration, Expressions expressions, Matches matches) {
    this.elaboration = elaboration;
    this.expressions = expressions;
    this.matches = matches;
  }

  /// The one constructor of a record type.
  private record Shape(GlobalName constructor, Signature signature) {}

  /// A variable for a field, and the place that asks for it.
  private record Wanted(LocalName name, Span span) {}

  Typing projection(Bound.Expression.Projection projection) {
    Typing value = expressions.infer(projection.value());
    LocalName name = elaboration.names().fresh(projection.field());
    Map<String, Wanted> wanted = Map.of(projection.field(), new Wanted(name, projection.fieldSpan()));
    Optional<Shape> shape = shape(value.type(), projection.value().span());
    Optional<Bound.Pattern> pattern =
        shape.flatMap(known -> pattern(known, wanted, projection.fieldSpan(), value.type()));
    if (pattern.isEmpty()) {
      return elaboration.malformed(projection.span());
    }
    Hole.Origin origin = new Hole.Origin.Omitted("the type of this field");
    Value type = elaboration.hole(Value.UNIVERSE, origin, projection.span()).value();
    Supplier<Term> body =
        () -> {
          Value found = elaboration.locals().type(name);
          elaboration.require(type, found, projection.span(), Reason.of("this field"));
          return new Term.Local(name, projection.span());
        };
    Matches.Scrutinee scrutinee = new Matches.Scrutinee(value.term(), value.type(), projection.value().span());
    return new Typing(matches.single(scrutinee, pattern.get(), body, type, projection.span()), type);
  }

  /// `rest` elaborates what follows, where the fields are in scope.
  Term use(Bound.Statement.Use use, Expected.Exactly wanted, Span span, Supplier<Term> rest) {
    Typing value = expressions.infer(use.value());
    Map<String, Wanted> names = new LinkedHashMap<>();
    use.fields().forEach(field -> names.put(field.field(), new Wanted(field.name(), field.span())));
    Optional<Bound.Pattern> pattern =
        shape(value.type(), use.value().span()).flatMap(shape -> pattern(shape, names, use.span(), value.type()));
    if (pattern.isEmpty()) {
      use.fields().forEach(field -> elaboration.enter(field.name(), Value.MALFORMED));
      return rest.get();
    }
    Supplier<Term> body =
        () -> {
          use.fields().forEach(this::annotate);
          return rest.get();
        };
    Matches.Scrutinee scrutinee = new Matches.Scrutinee(value.term(), value.type(), use.value().span());
    return matches.single(scrutinee, pattern.get(), body, wanted.type(), span);
  }

  private void annotate(Bound.UsedField field) {
    if (!(field.type() instanceof Bound.Expression.Hole)) {
      Value annotation = elaboration.evaluate(expressions.type(field.type()));
      Value found = elaboration.locals().type(field.name());
      elaboration.require(annotation, found, field.span(), Reason.of("the field `" + field.field() + "`"));
    }
  }

  private Optional<Shape> shape(Value type, Span span) {
    Value reduced = elaboration.reduce(type);
    if (reduced instanceof Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> _)) {
      Optional<Globals.Entry.Data> data = elaboration.globals().data(name).filter(entry -> entry.constructors().size() == 1);
      if (data.isPresent()) {
        GlobalName constructor = data.get().constructors().getFirst();
        return elaboration.globals().constructor(constructor).map(entry -> new Shape(constructor, entry.signature()));
      }
    }
    boolean mayFollowFromAnError = !elaboration.isKnown(reduced) && elaboration.explainsHoles(elaboration.holes().owner());
    if (!(reduced instanceof Value.Malformed || mayFollowFromAnError)) {
      elaboration.report(new TypeError.NotARecord(span, elaboration.print(type), advice(reduced)));
    }
    return Optional.empty();
  }

  private String advice(Value type) {
    if (!elaboration.isKnown(type)) {
      return "The type is not known here: write it where the value is bound.";
    }
    return type instanceof Value.Noema ? "Look at a borrowed record with `tie` or `case`." : "";
  }

  private Optional<Bound.Pattern> pattern(Shape shape, Map<String, Wanted> wanted, Span span, Value type) {
    List<String> fields = shape.signature().parameters().stream().map(field -> field.name().text()).toList();
    for (String field : wanted.keySet()) {
      if (!fields.contains(field)) {
        elaboration.report(new TypeError.UnknownField(wanted.get(field).span(), field, elaboration.print(type), fields));
        return Optional.empty();
      }
    }
    List<Bound.Pattern> arguments = new ArrayList<>();
    for (String field : fields) {
      LocalName name =
          Optional.ofNullable(wanted.get(field)).map(Wanted::name).orElseGet(() -> elaboration.names().fresh("_"));
      arguments.add(new Bound.Pattern.Variable(name, span));
    }
    return Optional.of(new Bound.Pattern.Constructor(shape.constructor(), arguments, span));
  }
}
