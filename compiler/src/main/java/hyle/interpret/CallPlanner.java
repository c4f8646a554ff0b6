package hyle.interpret;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.Constant;
import hyle.interpret.Plan.ConstructorOf;
import hyle.interpret.Plan.Kind;
import hyle.interpret.Plan.Operation;
import hyle.interpret.Plan.Variable;
import hyle.interpret.Planner.Next;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Calls, and functions as values.
final class CallPlanner {
  /// A function literal that gets hold of itself is read into itself so often, then it is called.
  private static final int MOST_WITHIN_ITSELF = 4;

  private final Planner planner;

  CallPlanner(Planner planner) {
    this.planner = planner;
  }

  Next call(Expression.Call call, Scope scope, Builder builder) {
    if (call.type() instanceof Expression.Universe && isOfDefinition(call) && !planner.computes(call)) {
      OptionalLong type = new LazyType(planner.program, call, scope).constant(new Machine(planner.program));
      if (type.isPresent()) {
        return new Next.Done(new Meaning.Word(new Constant(type.getAsLong())));
      }
    }
    Meaning callee =
        call.function() instanceof Expression.Global(GlobalName name, _) ? new Meaning.TopLevel(name) : planner.meaning(call.function(), scope, builder);
    Optional<ConstructorOf> constructor = callee instanceof Meaning.TopLevel(GlobalName name) ? planner.constructor(name) : Optional.empty();
    if (constructor.isPresent()) {
      return construct(constructor.get(), call, scope, builder);
    }
    List<Expression> expressions = new ArrayList<>(call.implicits());
    expressions.addAll(call.arguments());
    Arguments arguments = new Arguments(expressions.size(), place -> planner.meaning(expressions.get(place), scope, builder));
    return called(callee, arguments, planner.kind(call.type(), scope), builder, call.span());
  }

  private boolean isOfDefinition(Expression.Call call) {
    return call.function() instanceof Expression.Global(GlobalName name, _)
        && planner.constructor(name).isEmpty()
        && planner.program.declaration(name) instanceof Typed.Declaration.Definition;
  }

  /// A call with arguments that are there already; its result is a word.
  Next applied(Meaning callee, List<Meaning> arguments, Builder builder, Span span) {
    return called(callee, new Arguments(arguments.size(), arguments::get), Kind.PLAIN, builder, span);
  }

  /// So many arguments, each evaluated when its turn comes.
  private record Arguments(int count, IntFunction<Meaning> evaluate) {}

  private Next called(Meaning callee, Arguments arguments, Kind kind, Builder builder, Span span) {
    return switch (callee) {
      case Meaning.TopLevel(GlobalName name) ->
          switch (planner.program.declaration(name)) {
            case Typed.Declaration.Data _ -> makeType(name, atoms(arguments, builder, span), span);
            case Typed.Declaration.Resource _ -> new Next.Done(global(name));
            case Typed.Declaration.Definition definition -> definition(definition, arguments, kind, builder, span);
          };
      case Meaning.Primitive(var operation) ->
          new Next.Run(new Operation.Primitive(operation, atoms(arguments, builder, span), span), Kind.PLAIN, span);
      case Meaning.Expanded(Expression.Function function, _) when isRecursion(function.body()) -> {
        Atom closure = planner.atom(callee, builder, span);
        yield new Next.Run(new Operation.Apply(closure, atoms(arguments, builder, span)), kind, span);
      }
      case Meaning.Expanded(Expression.Function function, Scope captured) -> {
        Scope inner = captured.inner();
        bind(Planner.all(function.implicits(), function.parameters()), arguments, inner);
        yield new Next.Expand(function.body(), inner);
      }
      case Meaning.Lifted(Code code, List<Atom> captured) ->
          new Next.Run(new Operation.CallCode(code, captured, atoms(arguments, builder, span)), kind, span);
      case Meaning.Word(Atom function) -> new Next.Run(new Operation.Apply(function, atoms(arguments, builder, span)), kind, span);
      case Meaning.Built _ -> throw new AssertionError("a constructor is called at " + span);
    };
  }

  /// All arguments are evaluated before what stands for itself among them is built.
  private List<Atom> atoms(Arguments arguments, Builder builder, Span span) {
    List<Meaning> meanings = new ArrayList<>();
    for (int i = 0; i < arguments.count(); i++) {
      meanings.add(arguments.evaluate().apply(i));
    }
    return planner.atoms(meanings, builder, span);
  }

  private Next definition(
      Typed.Declaration.Definition definition, Arguments arguments, Kind kind, Builder builder, Span span) {
    return switch (definition.opacity()) {
      case DEFINE -> new Next.Run(new Operation.CallDefinition(definition.name(), atoms(arguments, builder, span)), kind, span);
      case INLINE -> {
        planner.uses.putAll(planner.program.uses(definition));
        Scope inner = Scope.topLevel();
        bind(Planner.all(definition.implicits(), definition.parameters()), arguments, inner);
        yield new Next.Expand(definition.body(), inner);
      }
    };
  }

  private void bind(List<Typed.Parameter> parameters, Arguments arguments, Scope inner) {
    for (int i = 0; i < parameters.size(); i++) {
      LocalName name = parameters.get(i).name();
      inner.bind(name, shared(arguments.evaluate().apply(i), name));
    }
  }

  /// The meaning that a name is bound to: a function that is used several times is one of its own.
  Meaning shared(Meaning meaning, LocalName name) {
    return meaning instanceof Meaning.Expanded(Expression.Function function, Scope scope) && planner.uses.getOrDefault(name, 0) > 1
        ? lifted(function, List.of(), scope, name.text())
        : meaning;
  }

  Meaning lifted(Expression.Function function, List<LocalName> self, Scope scope, String name) {
    List<Variable> captures = Captures.of(function, self, scope);
    return new Meaning.Lifted(planner.inside(name, function, self, scope, captures, Planner.Handover.PASSED), List.copyOf(captures));
  }

  /// Reads the body of a function where it is called.
  <R> R within(Expression body, Supplier<R> read) {
    planner.open.merge(body, 1, Integer::sum);
    R result = read.get();
    planner.open.merge(body, -1, Integer::sum);
    return result;
  }

  private boolean isRecursion(Expression body) {
    return planner.open.getOrDefault(body, 0) >= MOST_WITHIN_ITSELF;
  }

  /// A constructor with nothing to compute stands for itself where the user can see what is copied, and always with a known function in
  /// it [O16].
  private Next construct(ConstructorOf constructor, Expression.Call call, Scope scope, Builder builder) {
    int before = builder.computed();
    List<Meaning> fields = new ArrayList<>();
    call.arguments().forEach(argument -> fields.add(planner.meaning(argument, scope, builder)));
    boolean hasNothingToCompute = builder.computed() == before;
    if (constructor.isNewtype()) {
      return new Next.Done(fields.getFirst());
    }
    if (fields.isEmpty()) {
      return new Next.Done(new Meaning.Word(new Constant(constructor.constructor().number())));
    }
    Kind kind = planner.kind(call.type(), scope);
    boolean isKnown = fields.stream().anyMatch(field -> field instanceof Meaning.Known || field instanceof Meaning.Built);
    if (isKnown || hasNothingToCompute && planner.program.isObserved()) {
      return new Next.Done(new Meaning.Built(constructor, kind, fields));
    }
    return new Next.Run(new Operation.Construct(constructor, planner.atoms(fields, builder, call.span())), kind, call.span());
  }

  private Next makeType(GlobalName data, List<Atom> arguments, Span span) {
    List<Long> words = new ArrayList<>();
    for (Atom argument : arguments) {
      if (argument instanceof Constant(long word)) {
        words.add(word);
      }
    }
    return words.size() == arguments.size()
        ? new Next.Done(new Meaning.Word(new Constant(planner.program.dataType(data, words))))
        : new Next.Run(new Operation.MakeType(data, arguments), Kind.PLAIN, span);
  }

  /// What a global stands for where it is not called.
  Meaning global(GlobalName name) {
    return switch (planner.program.constructor(name).isPresent() ? null : planner.program.declaration(name)) {
      case Typed.Declaration.Resource _ -> new Meaning.Word(new Constant(planner.program.type(new RuntimeType.Resource(name))));
      case Typed.Declaration.Data data when data.shape() == Typed.Shape.CONSTANT ->
          new Meaning.Word(new Constant(planner.program.dataType(name, List.of())));
      case Typed.Declaration.Data _, Typed.Declaration.Definition _ -> new Meaning.TopLevel(name);
      case null -> new Meaning.TopLevel(name);
    };
  }

  /// A function as a word: a cell if it captured something.
  Atom closure(Meaning.Known known, Builder builder, Span span) {
    return switch (known) {
      case Meaning.TopLevel(GlobalName name) -> new Constant(planner.program.function(new FunctionValue.TopLevel(name)));
      case Meaning.Primitive(var operation) -> new Constant(planner.program.function(new FunctionValue.Primitive(operation)));
      case Meaning.Expanded(Expression.Function function, Scope scope) -> {
        List<Variable> captures = Captures.of(function, List.of(), scope);
        Code code = planner.inside("function", function, List.of(), scope, captures, Planner.Handover.TAKEN);
        yield closure(code, List.copyOf(captures), LazyType.givesTypes(function.result()), builder, span);
      }
      case Meaning.Lifted(Code code, List<Atom> captured) -> closure(code, captured, false, builder, span);
    };
  }

  private Atom closure(Code code, List<Atom> captured, boolean givesTypes, Builder builder, Span span) {
    if (captured.isEmpty()) {
      return new Constant(planner.program.function(new FunctionValue.Plain(code)));
    }
    if (givesTypes) {
      return builder.let("function", Kind.PLAIN, new Operation.MakeTypeFunction(code, captured), span);
    }
    Kind kind = new Kind.OfType(LazyType.ofFunctions(planner.program));
    return builder.let("closure", kind, new Operation.MakeClosure(code, captured), span);
  }
}
