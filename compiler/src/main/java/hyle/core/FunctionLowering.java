package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.core.Core.Block;
import hyle.core.Core.Constant;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.name.CoreNames;
import hyle.name.ForeignSymbol;
import hyle.name.GlobalName;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Lowers the body of one function: expressions to meanings, and meanings to operands where a word is needed.
final class FunctionLowering {
  private static final Meaning NOT_STATIC = new Meaning.Static(new StaticType.Irrelevant());

  final Lowering lowering;
  final GlobalName owner;
  final String definition;

  final Expansions expansions = new Expansions();
  final CallLowering calls;
  final TypeLowering types;
  private final Closures closures;
  private final MatchLowering matches;
  private final StatementLowering statements;

  /// `owner` is the top-level definition that the code belongs to, `definition` what reports call it.
  FunctionLowering(Lowering lowering, GlobalName owner, String definition) {
    this.lowering = lowering;
    this.owner = owner;
    this.definition = definition;
    this.calls = new CallLowering(this);
    this.types = new TypeLowering(this);
    this.closures = new Closures(this);
    this.matches = new MatchLowering(this);
    this.statements = new StatementLowering(this);
  }

  /// The function of a definition: parameters that are types or known values are bound in the instance's scope already.
  void define(FunctionName name, Lowering.Instance instance) {
    guarded(
        () -> {
          Typed.Declaration.Definition made = instance.definition();
          BlockBuilder builder = new BlockBuilder(new VariableSupply());
          Map<Variable, Operand> renaming = new LinkedHashMap<>();
          List<Variable> variables = captures(instance.captures(), renaming, builder);
          Scope inner = instance.scope().inFunction(renaming);
          variables.addAll(parameters(TypeEvaluator.concat(made.implicits(), made.parameters()), inner, builder));
          Type result = lowering.representation.of(types.of(made.result(), inner, builder));
          Block block = lowerTo(made.body(), inner, builder, new Exit.ToCaller(result));
          return new Function(name, definition, Lowering.author(owner), variables, result, block, made.span());
        });
  }

  /// A function of a resource type: `body` is a function value, applied to one word.
  void defineOnWord(FunctionName name, Expression body, Type result) {
    guarded(
        () -> {
          BlockBuilder builder = new BlockBuilder(new VariableSupply());
          Variable word = builder.variable("value", Type.IMMEDIATE);
          Meaning function = lower(body, Scope.topLevel(), builder);
          Block block = apply(function, List.of(new Meaning.Word(word)), body.span(), Scope.topLevel(), builder, result);
          return new Function(name, definition, Lowering.author(owner), List.of(word), result, block, body.span());
        });
  }

  /// The function of lambda-lifted code: a parameter for each capture, for what the known arguments in `signature` capture, then the
  /// code's own.
  void defineLifted(FunctionName name, LiftedCode code, Scope signature, List<Variable> known) {
    guarded(
        () -> {
          BlockBuilder builder = new BlockBuilder(new VariableSupply());
          Map<Variable, Operand> renaming = new LinkedHashMap<>();
          List<Variable> variables = captures(code.captures, renaming, builder);
          Scope inner = code.scope.inFunction(renaming);
          List<Variable> own = List.copyOf(variables);
          code.self.forEach(self -> inner.bind(self, new Meaning.Lifted(code, List.copyOf(own))));
          Map<Variable, Operand> ofArguments = new LinkedHashMap<>();
          variables.addAll(captures(known, ofArguments, builder));
          Scope arguments = signature.inFunction(ofArguments);
          List<Typed.Parameter> parameters = TypeEvaluator.concat(code.function.implicits(), code.function.parameters());
          parameters.forEach(parameter -> inner.bind(parameter.name(), arguments.find(parameter.name())));
          variables.addAll(parameters(parameters, inner, builder));
          Type result = lowering.representation.of(types.of(code.function.result(), inner, builder));
          Block block = lowerTo(code.function.body(), inner, builder, new Exit.ToCaller(result));
          return new Function(name, definition, Lowering.author(owner), variables, result, block, code.function.span());
        });
  }

  /// A function from types to types as code: it takes `captured` words, for the `Parameter`s of the type, then its own arguments.
  void defineTypeFunction(FunctionName name, StaticType type, int captured) {
    guarded(() -> types.function(name, type, captured));
  }

  /// A parameter for each captured variable.
  private static List<Variable> captures(List<Variable> captures, Map<Variable, Operand> renaming, BlockBuilder builder) {
    List<Variable> variables = new ArrayList<>();
    for (Variable capture : captures) {
      Variable parameter = builder.variable(capture.hint(), capture.type().map(leaf -> Scope.rename(leaf, renaming)));
      renaming.put(capture, parameter);
      variables.add(parameter);
    }
    return variables;
  }

  /// The function of a closure: takes the closure apart, then goes on as `body` says.
  void defineClosure(FunctionName name, Type.Closure type, List<Variable> captures, ClosureBody body, Span span) {
    guarded(
        () -> {
          BlockBuilder builder = new BlockBuilder(new VariableSupply());
          Variable closure = builder.variable("closure", type);
          List<Variable> parameters = new ArrayList<>();
          type.parameters().forEach(parameter -> parameters.add(builder.variable("argument", parameter)));
          List<Variable> all = new ArrayList<>(List.of(closure));
          all.addAll(parameters);
          Map<Variable, Operand> renaming = takeApart(name, closure, captures, builder, span);
          Block block = body.lower(this, renaming, parameters, builder);
          return new Function(name, definition, Lowering.author(owner), all, type.result(), block, span);
        });
  }

  /// What the function of a closure does once its captures are at hand.
  interface ClosureBody {
    Block lower(FunctionLowering lowering, Map<Variable, Operand> renaming, List<Variable> parameters, BlockBuilder builder);
  }

  private Map<Variable, Operand> takeApart(FunctionName name, Variable closure, List<Variable> captures, BlockBuilder builder, Span span) {
    Map<Variable, Operand> renaming = new LinkedHashMap<>();
    List<Variable> results = captures(captures, renaming, builder);
    takeAndFree(closure, Closures.shape(name, captures), results, captures.isEmpty() ? 0 : Layout.sizeClass(1 + captures.size()), builder, span);
    return renaming;
  }

  /// `fields, token = take x; free token`: the reference frees a matched cell before it goes on [M6].
  void takeAndFree(Operand operand, Shape shape, List<Variable> fields, int words, BlockBuilder builder, Span span) {
    List<Variable> results = new ArrayList<>(fields);
    if (words == 0) {
      builder.let(results, new Operation.Take(operand, shape), span);
      return;
    }
    Variable token = builder.variable("cell", new Type.Token(words));
    results.add(token);
    builder.let(results, new Operation.Take(operand, shape), span);
    builder.run(new Operation.Free(token), span);
  }

  /// Lowers an expression whose value goes to `exit`, and ends the block.
  Block lowerTo(Expression expression, Scope scope, BlockBuilder builder, Exit exit) {
    if (expression instanceof Expression.Block block) {
      statements.lower(block.statements(), scope, builder);
      return lowerTo(block.result(), scope, builder, exit);
    }
    return end(step(expression, scope, builder), builder, exit);
  }

  /// The first step of an expression; most are done with it.
  private Step step(Expression expression, Scope scope, BlockBuilder builder) {
    if (expression instanceof Expression.Match match && !isType(match.type(), scope)) {
      return matches.step(match, scope, builder);
    }
    if (expression instanceof Expression.Call call && !isType(call.type(), scope)) {
      return calls.step(call, scope, builder);
    }
    return new Step.Done(lower(expression, scope, builder), scope, expression.span());
  }

  /// Lowers an expression that is not the last one.
  Meaning lower(Expression expression, Scope scope, BlockBuilder builder) {
    Span span = scope.place(expression.span());
    return switch (expression) {
      case Expression.Local(var name, _, _) -> scope.find(name);
      case Expression.Global(GlobalName name, _) -> global(name, expression, scope, builder);
      case Expression.Operation(var operation, _) -> new Meaning.Primitive(operation);
      case Expression.Primitive _, Expression.Universe _, Expression.Pi _, Expression.Noema _ -> staticType(expression, scope, builder);
      case Expression.Number(long bits, Expression type, _) -> new Meaning.Word(new Constant(bits, type(type, scope)));
      case Expression.Rune(int packed, _) -> new Meaning.Word(new Constant(packed, Type.IMMEDIATE));
      case Expression.Text(String value, _) ->
          new Meaning.Word(builder.let("text", lowering.representation.of(textNoema()), new Operation.StaticText(value), span));
      case Expression.Block block -> {
        statements.lower(block.statements(), scope, builder);
        yield lower(block.result(), scope, builder);
      }
      case Expression.Call call -> isType(call.type(), scope) ? staticType(call, scope, builder) : value(calls.step(call, scope, builder), builder);
      case Expression.Function function ->
          lowering.types.givesTypes(function, scope) ? staticType(function, scope, builder) : new Meaning.Expanded(function, scope);
      case Expression.Recursive(var self, Expression.Function function, _) ->
          calls.lift(function, List.of(self), scope, self.isWildcard() ? "function" : self.text());
      case Expression.Match match ->
          isType(match.type(), scope) ? staticType(match, scope, builder) : value(matches.step(match, scope, builder), builder);
      case Expression.Embody(Expression value, Expression type, _) -> embody(value, type, scope, builder, span);
      case Expression.Cast(_, Expression to, Expression value, _) -> cast(value, to, scope, builder, span);
      case Expression.Load(Expression type, Expression pointer, _) ->
          new Meaning.Word(RawMemory.load(stored(type, scope), lowerOperand(pointer, scope, builder), builder, span));
      case Expression.Store(Expression type, Expression value, Expression pointer, _) -> {
        Operand word = lowerOperand(value, scope, builder);
        yield new Meaning.Word(RawMemory.store(stored(type, scope), word, lowerOperand(pointer, scope, builder), builder, span));
      }
      case Expression.Alloca(Expression type, Expression count, _) ->
          new Meaning.Word(RawMemory.allocate(stored(type, scope), lowerOperand(count, scope, builder), builder, span));
      case Expression.External external -> {
        List<Operand> operands = new ArrayList<>();
        external.arguments().forEach(argument -> operands.add(lowerOperand(argument, scope, builder)));
        List<PrimitiveType> types = external.argumentTypes().stream().map(type -> stored(type, scope)).toList();
        PrimitiveType result = stored(external.type(), scope);
        String symbol = ForeignSymbol.of(external.symbol(), types, external.fixedArguments(), result);
        Variable word = builder.let("result", typeIn(external.type(), scope, builder), new Operation.Foreign(symbol, operands), span);
        yield new Meaning.Word(symbol.startsWith("hyle_") ? word : RawMemory.cut(result, word, builder, span));
      }
      case Expression.ForeignGlobal(String symbol, _, _) -> {
        Operation address = new Operation.Foreign(ForeignSymbol.ofVariable(symbol), List.of());
        yield new Meaning.Word(builder.let("address", Type.IMMEDIATE, address, span));
      }
    };
  }

  /// Ends a block with what a step leaves to do.
  Block end(Step step, BlockBuilder builder, Exit exit) {
    return switch (step) {
      case Step.Done(Meaning meaning, Scope scope, Span span) -> {
        Operand operand = operand(meaning, scope.place(span), builder);
        yield builder.finish(exit.end(types.as(operand, exit.type(), builder, scope.place(span))));
      }
      case Step.Direct(FunctionName function, List<Operand> operands, Type result, _, Span span) ->
          exit instanceof Exit.ToCaller && exit.type().equals(result)
              ? builder.finish(new End.TailCall(function, operands, span))
              : builder.finish(
                  exit.end(types.as(builder.let("result", result, new Operation.Call(function, operands), span), exit.type(), builder, span)));
      case Step.Continue(Expression body, Scope scope) -> lowerTo(body, scope, builder, exit);
      case Step.Expand expand -> expanding(expand, () -> lowerTo(expand.body(), expand.scope(), builder, exit));
      case Step.Branch(MatchPlan plan, _) -> plan.emit(builder, exit);
    };
  }

  /// The value of what a step leaves to do.
  Meaning value(Step step, BlockBuilder builder) {
    return switch (step) {
      case Step.Done(Meaning meaning, _, _) -> meaning;
      case Step.Direct(FunctionName function, List<Operand> operands, Type result, Type seen, Span span) ->
          new Meaning.Word(types.as(builder.let("result", result, new Operation.Call(function, operands), span), seen, builder, span));
      case Step.Continue(Expression body, Scope scope) -> lower(body, scope, builder);
      case Step.Expand expand -> expanding(expand, () -> lower(expand.body(), expand.scope(), builder));
      case Step.Branch(MatchPlan plan, Type result) ->
          new Meaning.Word(builder.join("result", result, label -> plan.emit(builder.inner(), new Exit.ToJoin(label, result))));
    };
  }

  private <R> R expanding(Step.Expand step, Supplier<R> lower) {
    return expansions.within(step, lowering.program.declarations().get(owner).span(), lower);
  }

  /// A block that ends with a call of a function value, for a result of `type`.
  Block apply(Meaning function, List<Meaning> arguments, Span span, Scope scope, BlockBuilder builder, Type type) {
    return end(calls.applyTo(function, arguments, span, scope, builder), builder, new Exit.ToCaller(type));
  }

  Operand lowerOperand(Expression expression, Scope scope, BlockBuilder builder) {
    return operand(lower(expression, scope, builder), scope.place(expression.span()), builder);
  }

  /// The type that a match chooses among when the program runs.
  Meaning chosen(Expression.Match match, Scope scope, BlockBuilder builder) {
    return value(matches.step(match, scope, builder), builder);
  }

  /// The type that a call gives when the program runs.
  Meaning called(Expression.Call call, Scope scope, BlockBuilder builder) {
    return value(calls.step(call, scope, builder), builder);
  }

  /// The type that a block ends with.
  Meaning inBlock(Expression.Block block, Scope scope, BlockBuilder builder) {
    statements.lower(block.statements(), scope, builder);
    return new Meaning.Static(types.of(block.result(), scope, builder));
  }

  /// The word of a meaning: builds what was known and had not to exist so far.
  Operand operand(Meaning meaning, Span span, BlockBuilder builder) {
    return switch (meaning) {
      case Meaning.Word(Operand operand) -> operand;
      case Meaning.Static(StaticType type) -> types.word(type, builder, span);
      case Meaning.Built(GlobalName constructor, StaticType.Data type, List<Meaning> fields) ->
          calls.construct(constructor, type, fields, span, builder);
      case Meaning.Known known -> closures.closure(known, span, builder);
    };
  }

  /// The type of the word that an expression of this type gives, as far as it is known without a value.
  Type type(Expression type, Scope scope) {
    return lowering.representation.of(lowering.types.evaluate(type, scope));
  }

  /// The type of the word that an expression of this type gives; what a value decides is computed here.
  Type typeIn(Expression type, Scope scope, BlockBuilder builder) {
    return lowering.representation.of(types.of(type, scope, builder));
  }

  boolean isType(Expression type, Scope scope) {
    return lowering.types.isOfTypes(lowering.types.evaluate(type, scope));
  }

  private StaticType textNoema() {
    return new StaticType.Noema(new StaticType.Data(CoreNames.TEXT, List.of()));
  }

  private Meaning.Static staticType(Expression expression, Scope scope, BlockBuilder builder) {
    return new Meaning.Static(types.of(expression, scope, builder));
  }

  private Meaning global(GlobalName name, Expression expression, Scope scope, BlockBuilder builder) {
    return switch (lowering.program.declarations().get(name)) {
      case Typed.Declaration.Data _, Typed.Declaration.Resource _ -> staticType(expression, scope, builder);
      case Typed.Declaration.Definition definition ->
          lowering.types.givesTypes(definition) ? staticType(expression, scope, builder) : new Meaning.TopLevel(name);
      case null -> new Meaning.TopLevel(name);
    };
  }

  private Meaning embody(Expression value, Expression type, Scope scope, BlockBuilder builder, Span span) {
    Operand noema = lowerOperand(value, scope, builder);
    builder.compute();
    Type result = typeIn(type, scope, builder);
    Operand seen = types.as(noema, result.isOwned() ? new Type.Noema(result) : result, builder, span);
    return new Meaning.Word(result.isOwned() ? builder.let("copied", result, new Operation.Copy(seen), span) : unknown(seen, "copied", builder, span));
  }

  /// What was computed is not known, even where its word is: a match on it does not choose its clause before the program runs [O16].
  private static Operand unknown(Operand operand, String hint, BlockBuilder builder, Span span) {
    return switch (operand) {
      case Variable variable -> variable;
      case Core.Constant _, Core.Code _ -> builder.let(hint, operand.type(), new Operation.Reinterpret(operand), span);
    };
  }

  /// A cast gives another value, and uses up what it was, even where the type stays the same.
  private Meaning cast(Expression value, Expression to, Scope scope, BlockBuilder builder, Span span) {
    Meaning meaning = lower(value, scope, builder);
    if (meaning instanceof Meaning.Static) {
      return meaning;
    }
    Operand operand = operand(meaning, scope.place(value.span()), builder);
    builder.compute();
    Type target = typeIn(to, scope, builder);
    if (!TypeLowering.isDescribed(target)) {
      throw new LoweringStop(new LoweringError.TypeAtRunTime(span, "this value"));
    }
    boolean isSame = operand.type().equals(target) && !target.isOwned();
    return new Meaning.Word(isSame ? unknown(operand, "cast", builder, span) : builder.let("cast", target, new Operation.Reinterpret(operand), span));
  }

  /// The primitive type that lies in memory for values of `type`.
  private PrimitiveType stored(Expression type, Scope scope) {
    StaticType low = lowering.types.evaluate(type, scope);
    while (low instanceof StaticType.Data data && lowering.representation.isNewtype(data.name())) {
      low = lowering.representation.fields(data, lowering.representation.declaration(data.name()).constructors().getFirst()).getFirst();
    }
    return low instanceof StaticType.Primitive(PrimitiveType primitive) ? primitive : PrimitiveType.INT64;
  }

  /// The parameters that are words, as variables; the others, types and known values, `scope` has already.
  private List<Variable> parameters(List<Typed.Parameter> parameters, Scope scope, BlockBuilder builder) {
    List<Variable> variables = new ArrayList<>();
    for (Typed.Parameter parameter : parameters) {
      if (scope.find(parameter.name()).equals(NOT_STATIC)) {
        Variable variable = builder.variable(parameter.name().text(), typeIn(parameter.type(), scope, builder));
        scope.bind(parameter.name(), new Meaning.Word(variable));
        variables.add(variable);
      }
    }
    return variables;
  }

  /// Makes a function, or reports why it cannot be.
  private void guarded(Supplier<Function> make) {
    try {
      Function made = make.get();
      UnknownTypes.in(made).ifPresentOrElse(
          place -> lowering.diagnostics.report(new LoweringError.TypeAtRunTime(place, "this value")), () -> lowering.add(made));
    } catch (LoweringStop stop) {
      lowering.diagnostics.report(stop.error());
    }
  }

}
