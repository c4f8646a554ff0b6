package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Patterns against the type of what they match; their variables are in scope afterwards.
final class Patterns {
  private final Elaboration elaboration;

  Patterns(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /// A pattern, and the value that it stands for in the types of later fields.
  record Matched(Term.Pattern pattern, Value value) {}

  /// `type` is without `&` in a `case`; `scrutinee` is the place of the whole value.
  Matched elaborate(Bound.Pattern pattern, Value type, Typed.Mode mode, Span scrutinee) {
    return switch (pattern) {
      case Bound.Pattern.Variable(LocalName name, Span span) -> {
        elaboration.enter(name, bound(type, mode));
        yield new Matched(new Term.Pattern.Variable(name, type, span), Value.local(name));
      }
      case Bound.Pattern.Constructor constructor -> constructor(constructor, type, mode, scrutinee);
      case Bound.Pattern.Integer integer -> {
        elaboration.agenda().add(new IntegerPattern(elaboration, integer, type, scrutinee));
        yield new Matched(
            new Term.Pattern.Integer(integer.value(), type, integer.span()), new Value.Integer(integer.value(), type));
      }
      case Bound.Pattern.Rune rune -> {
        rune(rune, type, scrutinee);
        yield new Matched(new Term.Pattern.Rune(rune.codePoint(), rune.span()), new Value.Rune(rune.codePoint()));
      }
      case Bound.Pattern.Malformed malformed -> {
        elaboration.malformed(malformed.span());
        yield new Matched(new Term.Pattern.Malformed(malformed.span()), Value.MALFORMED);
      }
    };
  }

  private void rune(Bound.Pattern.Rune pattern, Value type, Span scrutinee) {
    Value reduced = elaboration.reduce(type);
    if (!elaboration.isKnown(reduced)) {
      Value runeType = new Value.Primitive(PrimitiveType.RUNE);
      elaboration.require(runeType, type, scrutinee, Reason.of("a value that is matched with a rune"));
    } else if (!(reduced instanceof Value.Primitive(PrimitiveType.Rune _)) && !(reduced instanceof Value.Malformed)) {
      String found = elaboration.print(type);
      elaboration.report(new PatternError.PatternMismatch(pattern.span(), "A rune", "`rune`", found, scrutinee));
    }
  }

  private static Value bound(Value type, Typed.Mode mode) {
    return switch (mode) {
      case OWNED -> type;
      case BORROWED -> type instanceof Value.Malformed ? type : new Value.Noema(type);
    };
  }

  private Matched constructor(Bound.Pattern.Constructor pattern, Value type, Typed.Mode mode, Span scrutinee) {
    Optional<Globals.Entry.Constructor> entry = elaboration.globals().constructor(pattern.name());
    if (entry.isEmpty()) {
      elaboration.malformed(pattern.span());
      return unknown(pattern, mode);
    }
    Signature signature = entry.get().signature();
    Optional<List<Value>> typeArguments = typeArguments(pattern, entry.get(), type, scrutinee);
    if (typeArguments.isEmpty()) {
      return unknown(pattern, mode);
    }
    int count = signature.parameters().size();
    if (pattern.arguments().size() != count) {
      elaboration.report(
          new PatternError.PatternArity(pattern.span(), pattern.name().base(), count, pattern.arguments().size()));
      return unknown(pattern, mode);
    }
    Environment environment = Environment.EMPTY;
    for (int i = 0; i < signature.implicits().size(); i++) {
      environment = environment.bind(signature.implicits().get(i).name(), typeArguments.get().get(i));
    }
    List<Term.Pattern> arguments = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Term.Parameter field = signature.parameters().get(i);
      Value fieldType = elaboration.evaluator().later(field.type(), environment);
      boolean isStored = signature.mentions(i);
      Optional<LocalName> hidden = isStored ? Optional.of(hide(pattern.name(), field, fieldType)) : Optional.empty();
      Matched argument = elaborate(pattern.arguments().get(i), fieldType, mode, scrutinee);
      arguments.add(argument.pattern());
      Value value = hidden.map(name -> stored(name, argument)).orElse(argument.value());
      values.add(value);
      environment = environment.bind(field.name(), value);
    }
    Term.Pattern elaborated = new Term.Pattern.Constructor(pattern.name(), typeArguments.get(), arguments, pattern.span());
    Value.Arguments spine = new Value.Arguments(typeArguments.get(), values);
    return new Matched(elaborated, new Value.Neutral(new Value.Head.Global(pattern.name()), List.of(spine)));
  }

  /// A stored type has no name outside of its value: later fields mention a variable that the program cannot write.
  private LocalName hide(GlobalName constructor, Term.Parameter field, Value type) {
    LocalName hidden = elaboration.names().fresh(constructor.base() + "::" + field.name().text());
    elaboration.enter(hidden, type);
    return hidden;
  }

  private Value stored(LocalName hidden, Matched argument) {
    return switch (argument.pattern()) {
      case Term.Pattern.Variable variable -> {
        elaboration.locals().alias(hidden, variable.name());
        yield Value.local(hidden);
      }
      case Term.Pattern.Constructor _, Term.Pattern.Integer _, Term.Pattern.Rune _, Term.Pattern.Malformed _ -> argument.value();
    };
  }

  /// The arguments of the data type in `type`, which must be the one of the constructor; empty after an error.
  private Optional<List<Value>> typeArguments(
      Bound.Pattern.Constructor pattern, Globals.Entry.Constructor constructor, Value type, Span scrutinee) {
    Value reduced = elaboration.reduce(type);
    return switch (reduced) {
      case Value.Malformed _ -> Optional.empty();
      case Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> spine)
          when name.equals(constructor.data()) && spine.size() == 1 ->
          Optional.of(spine.getFirst().explicits());
      case Value.Neutral(Value.Head.Unknown _, List<Value.Arguments> _) -> {
        List<Value> arguments = holes(constructor, pattern);
        Value belongs = belongs(constructor, arguments);
        elaboration.require(belongs, type, scrutinee, Reason.of("a value that is matched with `" + pattern.name().base() + "`"));
        yield Optional.of(arguments);
      }
      case Value.Neutral _, Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _, Value.Function _ ->
          mismatch(pattern, constructor, type, scrutinee);
      case Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Delayed _ ->
          mismatch(pattern, constructor, type, scrutinee);
    };
  }

  private Optional<List<Value>> mismatch(
      Bound.Pattern.Constructor pattern, Globals.Entry.Constructor constructor, Value type, Span scrutinee) {
    String belongs = "`" + elaboration.print(belongs(constructor, holes(constructor, pattern))) + "`";
    String text = "`" + pattern.name().base() + "`";
    elaboration.report(new PatternError.PatternMismatch(pattern.span(), text, belongs, elaboration.print(type), scrutinee));
    return Optional.empty();
  }

  private List<Value> holes(Globals.Entry.Constructor constructor, Bound.Pattern.Constructor pattern) {
    List<Value> arguments = new ArrayList<>();
    Environment environment = Environment.EMPTY;
    for (Term.Parameter parameter : constructor.signature().implicits()) {
      Value type = elaboration.evaluator().later(parameter.type(), environment);
      Hole.Origin origin = new Hole.Origin.Implicit(parameter.name().text(), "`" + pattern.name().base() + "`");
      Value hole = elaboration.hole(type, origin, pattern.span()).value();
      arguments.add(hole);
      environment = environment.bind(parameter.name(), hole);
    }
    return arguments;
  }

  private static Value belongs(Globals.Entry.Constructor constructor, List<Value> arguments) {
    return Value.global(constructor.data(), arguments.toArray(Value[]::new));
  }

  /// After an error: the variables are in scope, of a type that fits everything.
  private Matched unknown(Bound.Pattern.Constructor pattern, Typed.Mode mode) {
    pattern.arguments().forEach(argument -> elaborate(argument, Value.MALFORMED, mode, pattern.span()));
    return new Matched(new Term.Pattern.Malformed(pattern.span()), Value.MALFORMED);
  }
}
