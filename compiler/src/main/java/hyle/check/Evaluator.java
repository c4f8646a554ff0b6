package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveOperation;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Terms to values: normalisation by evaluation, lazily.
///
/// `let` in a type is replaced, functions are applied, sums, differences and products of literals are computed, and calls of
/// `inline` definitions are unfolded on demand; `define` never is, and matches stay as they are.
final class Evaluator {
  private final Globals globals;
  private final long limit;
  private long fuel;
  private Optional<GlobalName> endless = Optional.empty();

  /// `limit` is how often definitions are unfolded for one comparison of types.
  Evaluator(Globals globals, long limit) {
    this.globals = globals;
    this.limit = limit;
    this.fuel = limit;
  }

  /// Starts to count unfoldings anew.
  void refuel() {
    fuel = limit;
    endless = Optional.empty();
  }

  /// How often definitions may be unfolded between two calls of `refuel`.
  long limit() {
    return limit;
  }

  /// The definition that was being unfolded when the fuel ran out, since the last `refuel`.
  Optional<GlobalName> endless() {
    return endless;
  }

  Value evaluate(Term term, Environment environment) {
    return switch (term) {
      case Term.Local(LocalName name, _) -> environment.find(name).orElseGet(() -> Value.local(name));
      case Term.Global(GlobalName name, _) -> head(new Value.Head.Global(name));
      case Term.Operation(PrimitiveOperation operation, _) -> head(new Value.Head.Operation(operation));
      case Term.Primitive primitive -> new Value.Primitive(primitive.type());
      case Term.Universe _ -> Value.UNIVERSE;
      case Term.Integer integer -> new Value.Integer(integer.value(), integer.type());
      case Term.Real real -> new Value.Real(real.value(), real.type());
      case Term.Text text -> new Value.Text(text.value());
      case Term.Rune rune -> new Value.Rune(rune.codePoint());
      case Term.Call call ->
          apply(
              evaluate(call.function(), environment),
              new Value.Arguments(later(call.implicits(), environment), later(call.arguments(), environment)));
      case Term.Function function -> new Value.Function(function, environment);
      case Term.Pi pi -> new Value.Pi(pi.signature(), environment);
      case Term.Noema noema -> new Value.Noema(later(noema.type(), environment));
      case Term.Meta meta -> new Value.Box(later(meta.type(), environment));
      case Term.Unknown unknown -> force(head(new Value.Head.Unknown(unknown.hole(), environment)));
      case Term.Block block -> block(block, environment);
      case Term.Instance instance -> {
        Environment inner = environment;
        for (Term.Substitution substitution : instance.substitutions()) {
          inner = inner.bind(substitution.name(), later(substitution.term(), environment));
        }
        yield evaluate(instance.term(), inner);
      }
      case Term.OpaqueValue opaque -> evaluate(opaque.value(), environment);
      case Term.Malformed _ -> Value.MALFORMED;
      case Term.Recursive _, Term.Box _, Term.Quote _, Term.Embody _, Term.Match _, Term.Cast _ -> stuck(term, environment);
      case Term.Store _, Term.Load _, Term.Alloca _, Term.External _, Term.ForeignGlobal _ -> stuck(term, environment);
    };
  }

  /// The value of a term, computed when somebody looks at it.
  Value later(Term term, Environment environment) {
    return switch (term) {
      case Term.Local _, Term.Primitive _, Term.Universe _, Term.Unknown _, Term.Malformed _ -> evaluate(term, environment);
      case Term.Global _, Term.Operation _, Term.Integer _, Term.Real _, Term.Text _, Term.Rune _ -> evaluate(term, environment);
      case Term.Call _, Term.Block _, Term.Function _, Term.Recursive _, Term.Pi _, Term.Noema _, Term.Meta _, Term.Box _ ->
          new Value.Delayed(() -> evaluate(term, environment));
      case Term.Quote _, Term.Embody _, Term.Match _, Term.Cast _, Term.Store _, Term.Load _, Term.Alloca _, Term.External _ ->
          new Value.Delayed(() -> evaluate(term, environment));
      case Term.ForeignGlobal _, Term.OpaqueValue _, Term.Instance _ -> new Value.Delayed(() -> evaluate(term, environment));
    };
  }

  Value apply(Value function, Value.Arguments arguments) {
    return switch (force(function)) {
      case Value.Function(Term.Function term, Environment environment) -> {
        Signature signature = term.signature();
        if (signature.implicits().size() != arguments.implicits().size()
            || signature.parameters().size() != arguments.explicits().size()) {
          yield Value.MALFORMED;
        }
        yield evaluate(term.body(), bind(signature, arguments, environment));
      }
      case Value.Neutral(Value.Head head, List<Value.Arguments> spine) ->
          fold(head, arguments).orElseGet(() -> new Value.Neutral(head, Value.append(spine, arguments)));
      case Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _, Value.Integer _ -> Value.MALFORMED;
      case Value.Real _, Value.Text _, Value.Rune _, Value.Malformed _, Value.Delayed _ -> Value.MALFORMED;
    };
  }

  /// `environment` with the parameters of `signature` standing for `arguments`.
  static Environment bind(Signature signature, Value.Arguments arguments, Environment environment) {
    Environment inner = environment;
    for (int i = 0; i < signature.implicits().size(); i++) {
      inner = inner.bind(signature.implicits().get(i).name(), arguments.implicits().get(i));
    }
    for (int i = 0; i < signature.parameters().size(); i++) {
      inner = inner.bind(signature.parameters().get(i).name(), arguments.explicits().get(i));
    }
    return inner;
  }

  /// The value behind delays and solved holes; folded calls stay folded.
  Value force(Value value) {
    Value at = value;
    while (true) {
      switch (at) {
        case Value.Delayed delayed -> at = delayed.get();
        case Value.Neutral(Value.Head.Unknown(Hole hole, Environment environment), List<Value.Arguments> spine)
            when hole.isSolved() -> {
          Hole.Solution solution = hole.solution().orElseThrow();
          at = environment.isEmpty() ? solution.value() : evaluate(solution.term(), environment);
          for (Value.Arguments arguments : spine) {
            at = apply(at, arguments);
          }
        }
        case Value.Neutral(Value.Head.Operation operation, List<Value.Arguments> spine) when !spine.isEmpty() -> {
          Optional<Value> folded = fold(operation, spine.getFirst());
          if (folded.isEmpty()) {
            return at;
          }
          at = folded.get();
        }
        case Value.Neutral _, Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _ -> {
          return at;
        }
        case Value.Function _, Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Malformed _ -> {
          return at;
        }
      }
    }
  }

  /// The value with its outermost calls of `inline` definitions unfolded.
  Value reduce(Value value) {
    Value at = force(value);
    for (Optional<Value> next = unfold(at); next.isPresent(); next = unfold(at)) {
      at = force(next.get());
    }
    return at;
  }

  /// One unfolding of the `inline` definition at the head of a forced value, if there is one.
  Optional<Value> unfold(Value value) {
    if (!(value instanceof Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> spine))) {
      return Optional.empty();
    }
    Optional<Globals.Entry.Definition> definition = globals.transparent(name);
    if (definition.isEmpty()) {
      return Optional.empty();
    }
    if (--fuel < 0) {
      endless = Optional.of(name);
      return Optional.empty();
    }
    Term body = definition.get().body().orElseThrow();
    Value unfolded = new Value.Function(new Term.Function(definition.get().signature(), body, body.span()), Environment.EMPTY);
    if (spine.isEmpty() && definition.get().shape() == Bound.Shape.CONSTANT) {
      throw new AssertionError("a constant without its empty argument list");
    }
    for (Value.Arguments arguments : spine) {
      unfolded = apply(unfolded, arguments);
    }
    return Optional.of(unfolded);
  }

  private List<Value> later(List<Term> terms, Environment environment) {
    List<Value> values = new ArrayList<>(terms.size());
    for (Term term : terms) {
      values.add(later(term, environment));
    }
    return values;
  }

  /// A block of plain `let`s means its result; one that borrows is not looked into.
  private Value block(Term.Block block, Environment environment) {
    Environment inner = environment;
    for (Term.Statement statement : block.statements()) {
      switch (statement) {
        case Term.Statement.Let let -> inner = inner.bind(let.name(), later(let.value(), inner));
        case Term.Statement.Borrow _ -> {
          return stuck(block, environment);
        }
      }
    }
    return evaluate(block.result(), inner);
  }

  private static Value head(Value.Head head) {
    return new Value.Neutral(head, List.of());
  }

  private static Value stuck(Term term, Environment environment) {
    return head(new Value.Head.Stuck(term, environment));
  }

  private Optional<Value> fold(Value.Head head, Value.Arguments arguments) {
    if (!(head instanceof Value.Head.Operation(PrimitiveOperation.Arithmetic arithmetic))) {
      return Optional.empty();
    }
    List<Value> operands = arguments.explicits().stream().map(this::force).toList();
    return Folding.fold(arithmetic, operands);
  }
}
