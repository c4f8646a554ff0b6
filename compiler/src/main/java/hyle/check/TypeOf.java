package hyle.check;

import hyle.name.CoreNames;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import java.util.List;

/// The type of a value, as far as a finished tree needs it.
final class TypeOf {
  private final Globals globals;
  private final Locals locals;
  private final Evaluator evaluator;

  TypeOf(Globals globals, Locals locals, Evaluator evaluator) {
    this.globals = globals;
    this.locals = locals;
    this.evaluator = evaluator;
  }

  Value of(Value value) {
    return switch (evaluator.force(value)) {
      case Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _ -> Value.UNIVERSE;
      case Value.Integer integer -> integer.type();
      case Value.Real real -> real.type();
      case Value.Text _ -> new Value.Noema(Value.global(CoreNames.TEXT));
      case Value.Rune _ -> new Value.Primitive(PrimitiveType.RUNE);
      case Value.Function(Term.Function function, Environment environment) -> new Value.Pi(function.signature(), environment);
      case Value.Neutral(Value.Head head, List<Value.Arguments> spine) -> {
        Value type = of(head);
        for (Value.Arguments arguments : spine) {
          type = result(type, arguments);
        }
        yield type;
      }
      case Value.Malformed _, Value.Delayed _ -> Value.MALFORMED;
    };
  }

  /// What a function of type `function` gives for `arguments`.
  private Value result(Value function, Value.Arguments arguments) {
    if (!(evaluator.reduce(function) instanceof Value.Pi(Signature signature, Environment environment))
        || signature.implicits().size() != arguments.implicits().size()
        || signature.parameters().size() != arguments.explicits().size()) {
      return Value.MALFORMED;
    }
    return evaluator.evaluate(signature.result(), Evaluator.bind(signature, arguments, environment));
  }

  private Value of(Value.Head head) {
    return switch (head) {
      case Value.Head.Local local -> locals.type(local.name());
      case Value.Head.Global global -> globals.entry(global.name()).<Value>map(TypeOf::of).orElse(Value.MALFORMED);
      case Value.Head.Operation operation -> operation(operation.operation());
      case Value.Head.Unknown unknown -> unknown.hole().type();
      case Value.Head.Stuck(Term.Match match, Environment _) -> match.type();
      case Value.Head.Stuck _ -> Value.MALFORMED;
    };
  }

  /// The function type of a global; a constant is a function without parameters here.
  private static Value of(Globals.Entry entry) {
    return new Value.Pi(entry.signature(), Environment.EMPTY);
  }

  /// `(T, T) -> T`
  static Value operation(PrimitiveOperation operation) {
    return new Value.Pi(Operations.signature(operation), Environment.EMPTY);
  }
}
