package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.core.Core.Constant;
import hyle.core.Core.Field;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveOperation;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lowers calls: of known functions directly, of `inline` ones by expanding them, of constructors by building, of the rest through a
/// closure.
final class CallLowering {
  private final FunctionLowering function;
  private final Lowering lowering;

  CallLowering(FunctionLowering function) {
    this.function = function;
    this.lowering = function.lowering;
  }

  /// The arguments of a call, each lowered when its turn comes; `caller` is the scope that they stand in.
  private interface Arguments {
    Meaning next(int index, StaticType parameter);
  }

  /// The first step of a call.
  Step step(Expression.Call call, Scope scope, BlockBuilder builder) {
    Span span = scope.place(call.span());
    Meaning callee = known(function.lower(call.function(), scope, builder));
    if (callee instanceof Meaning.TopLevel(GlobalName name) && lowering.constructors.containsKey(name)) {
      return constructor(name, call, scope, builder, span);
    }
    List<Expression> expressions =
        call.implicits().isEmpty() ? call.arguments() : Stream.concat(call.implicits().stream(), call.arguments().stream()).toList();
    Arguments arguments =
        (index, type) ->
            lowering.types.isOfTypes(type)
                ? new Meaning.Static(function.types.of(expressions.get(index), scope, builder))
                : function.lower(expressions.get(index), scope, builder);
    Supplier<StaticType> type = () -> function.types.of(call.type(), scope, builder);
    return seen(step(callee, arguments, expressions.size(), type, scope, builder, span), type);
  }

  /// A function that gives types is called like others where what it gives is computed by the running program.
  private static Meaning known(Meaning callee) {
    return switch (callee) {
      case Meaning.Static(StaticType.Constructor(GlobalName name)) -> new Meaning.TopLevel(name);
      case Meaning.Static(StaticType.Lambda(Expression.Function lambda, var captured)) ->
          new Meaning.Expanded(lambda, TypeEvaluator.scopeOf(captured));
      case Meaning.Static _, Meaning.Word _, Meaning.Built _ -> callee;
      case Meaning.TopLevel _, Meaning.Primitive _, Meaning.Expanded _, Meaning.Lifted _ -> callee;
    };
  }

  /// The step with a result as the place of the call sees it: the callee may see less of its type.
  private Step seen(Step step, Supplier<StaticType> atCall) {
    return switch (step) {
      case Step.Direct direct when !direct.result().descriptors().isEmpty() -> {
        StaticType type = atCall.get();
        Type given = lowering.representation.described(direct.result(), type);
        yield new Step.Direct(direct.function(), direct.operands(), given, lowering.representation.of(type), direct.span());
      }
      case Step.Done _, Step.Direct _, Step.Continue _, Step.Expand _, Step.Branch _ -> step;
    };
  }

  /// The first step of a call with arguments that are there already.
  Step applyTo(Meaning callee, List<Meaning> arguments, Span span, Scope scope, BlockBuilder builder) {
    return step(callee, (index, _) -> arguments.get(index), arguments.size(), StaticType.Irrelevant::new, scope, builder, span);
  }

  private Step step(
      Meaning callee, Arguments arguments, int count, Supplier<StaticType> atCall, Scope scope, BlockBuilder builder, Span span) {
    return switch (callee) {
      case Meaning.TopLevel(GlobalName name) -> {
        if (lowering.constructors.containsKey(name)) {
          yield new Step.Done(constructed(name, arguments, count, builder, span), scope, span);
        }
        yield definition(lowering.definition(name), arguments, scope, builder, span);
      }
      case Meaning.Primitive(PrimitiveOperation operation) -> {
        Operation primitive = new Operation.Primitive(operation, operands(arguments, count, scope, builder, span));
        yield new Step.Done(new Meaning.Word(builder.let("number", Type.IMMEDIATE, primitive, span)), scope, span);
      }
      case Meaning.Expanded(Expression.Function lambda, _) when function.expansions.isRecursion(lambda.body()) -> {
        Meaning closure = new Meaning.Word(function.operand(callee, span, builder));
        yield step(closure, arguments, count, atCall, scope, builder, span);
      }
      case Meaning.Expanded(Expression.Function lambda, Scope captured) -> {
        Scope inner = captured.inner();
        bind(parameters(lambda), arguments, inner);
        yield new Step.Expand("function", lambda.body(), inner);
      }
      case Meaning.Lifted lifted -> lifted(lifted, arguments, scope, builder, span);
      case Meaning.Word(Operand closure) when closure.type() instanceof Type.Closure type -> {
        List<Operand> operands = new ArrayList<>();
        List<Operand> given = operands(arguments, count, scope, builder, span);
        for (int i = 0; i < given.size(); i++) {
          operands.add(function.types.as(given.get(i), type.parameters().get(i), builder, span));
        }
        yield new Step.Done(new Meaning.Word(applied(closure, type.result(), operands, atCall, builder, span)), scope, span);
      }
      case Meaning.Word _, Meaning.Static _, Meaning.Built _ ->
          throw new LoweringStop(new LoweringError.TypeAtRunTime(span, "this function"));
    };
  }

  /// The result of a closure's call. Of what code was not made for, the place of the call knows more.
  private Operand applied(
      Operand closure, Type result, List<Operand> operands, Supplier<StaticType> atCall, BlockBuilder builder, Span span) {
    Operation apply = new Operation.Apply(closure, operands);
    if (result.descriptors().isEmpty()) {
      return builder.let("result", result, apply, span);
    }
    StaticType type = atCall.get();
    Variable given = builder.let("result", lowering.representation.described(result, type), apply, span);
    return function.types.as(given, lowering.representation.of(type), builder, span);
  }

  /// A constructor on arguments that are there, those of its type first.
  private Meaning constructed(GlobalName name, Arguments arguments, int count, BlockBuilder builder, Span span) {
    Typed.Declaration.Data data = lowering.constructors.get(name).data();
    List<StaticType> types = new ArrayList<>();
    List<Meaning> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Meaning argument = arguments.next(i, new StaticType.Irrelevant());
      if (i >= data.parameters().size()) {
        fields.add(argument);
      } else {
        types.add(argument instanceof Meaning.Static(StaticType type) ? type : new StaticType.Irrelevant());
      }
    }
    return new Meaning.Word(construct(name, new StaticType.Data(data.name(), types), fields, span, builder));
  }

  private Step definition(Typed.Declaration.Definition callee, Arguments arguments, Scope scope, BlockBuilder builder, Span span) {
    List<Typed.Parameter> parameters = TypeEvaluator.concat(callee.implicits(), callee.parameters());
    return switch (callee.opacity()) {
      case INLINE -> {
        boolean isForeign = !callee.name().module().equals(function.owner.module());
        Scope inner = isForeign || scope.isPlaced() ? Scope.expandedAt(span) : Scope.topLevel();
        bind(parameters, arguments, inner);
        yield new Step.Expand(callee.name().base(), callee.body(), inner);
      }
      case DEFINE -> {
        Scope inner = Scope.topLevel();
        Signature signature = signature(parameters, arguments, lowering.instancesOf(callee.name()), inner, builder, span);
        Lowering.Instance instance = new Lowering.Instance(callee, signature.statics(), signature.types(), signature.captures());
        FunctionName name = lowering.instance(instance);
        Type result = function.type(callee.result(), inner);
        yield new Step.Direct(name, signature.operands(), result, result, span);
      }
    };
  }

  private Step lifted(Meaning.Lifted callee, Arguments arguments, Scope scope, BlockBuilder builder, Span span) {
    LiftedCode code = callee.code();
    Scope inner = callee.scope();
    code.self.forEach(self -> inner.bind(self, callee));
    Signature signature = signature(parameters(code.function), arguments, code.instances.size(), inner, builder, span);
    FunctionName name = code.instances.get(signature.types());
    if (name == null) {
      name = lowering.uniqueName(code.name);
      code.instances.put(signature.types(), name);
      FunctionName made = name;
      lowering.later(
          () -> new FunctionLowering(lowering, function.owner, made.text()).defineLifted(made, code, signature.statics(), signature.captures()));
    }
    List<Operand> operands = new ArrayList<>(callee.captured());
    operands.addAll(signature.operands());
    Type result = function.type(code.function.result(), inner);
    return new Step.Direct(name, operands, result, result, span);
  }

  /// Arguments sorted: types and known values for the instance, with the variables that these need; operands for the call, those
  /// variables first; `statics` binds every parameter for the callee's own lowering.
  private record Signature(List<StaticType> types, List<Variable> captures, List<Operand> operands, Scope statics) {}

  /// A word and the type that the callee takes it as.
  private record Passed(Meaning meaning, Type type) {}

  /// A function that is crowded by its instances is given no more known values, nor deep types: words from there on.
  private Signature signature(
      List<Typed.Parameter> parameters, Arguments arguments, int instances, Scope inner, BlockBuilder builder, Span span) {
    KnownValues known = new KnownValues();
    List<StaticType> types = new ArrayList<>();
    List<Passed> words = new ArrayList<>();
    Scope statics = Scope.topLevel();
    for (int i = 0; i < parameters.size(); i++) {
      LocalName name = parameters.get(i).name();
      StaticType type = lowering.types.evaluate(parameters.get(i).type(), inner);
      Meaning argument = arguments.next(i, type);
      Meaning bound = new Meaning.Static(new StaticType.Irrelevant());
      if (lowering.types.isOfTypes(type)) {
        StaticType given = instantiated(type(argument), type, instances, builder, span);
        types.add(known.add(given));
        bound = new Meaning.Static(given);
      } else if (lowering.representation.isPolymorphic(type)
          && !(argument instanceof Meaning.Word)
          && instances <= Lowering.MOST_INSTANCES) {
        bound = shared(argument, name);
        types.add(known.add(bound));
      } else {
        if (lowering.representation.isPolymorphic(type)) {
          types.add(new StaticType.Irrelevant());
        }
        words.add(new Passed(argument, lowering.representation.of(type)));
      }
      statics.bind(name, bound);
      inner.bind(name, bound);
    }
    List<Operand> operands = new ArrayList<>(known.captures());
    for (Passed word : words) {
      operands.add(function.types.as(function.operand(word.meaning(), span, builder), word.type(), builder, span));
    }
    return new Signature(types, known.captures(), operands, statics);
  }

  /// The type that an instance is made for: one that the running program knows a part of, or that grew too large, is held by a word.
  private StaticType instantiated(StaticType given, StaticType kind, int instances, BlockBuilder builder, Span span) {
    boolean isHeld = given instanceof StaticType.AtRunTime(Descriptor.Held(Variable _));
    boolean isKnown = given.isClosed() || !(kind instanceof StaticType.Universe);
    boolean isMadeFor = isHeld || isKnown && !Representation.isGrown(given, instances);
    return isMadeFor ? given : function.types.inVariable(given, builder, span);
  }

  private static StaticType type(Meaning argument) {
    return switch (argument) {
      case Meaning.Static(StaticType type) -> type;
      case Meaning.Word(Operand word) -> new StaticType.AtRunTime(new Descriptor.Held(word));
      case Meaning.TopLevel(GlobalName name) -> new StaticType.Constructor(name);
      case Meaning.Built _, Meaning.Primitive _, Meaning.Expanded _, Meaning.Lifted _ -> StaticType.UNKNOWN;
    };
  }

  /// Binds the parameters of an expanded function. A `function` that would be expanded at several places is lifted instead.
  private void bind(List<Typed.Parameter> parameters, Arguments arguments, Scope inner) {
    for (int i = 0; i < parameters.size(); i++) {
      LocalName name = parameters.get(i).name();
      Meaning argument = arguments.next(i, lowering.types.evaluate(parameters.get(i).type(), inner));
      inner.bind(name, shared(argument, name));
    }
  }

  private List<Operand> operands(Arguments arguments, int count, Scope scope, BlockBuilder builder, Span span) {
    List<Meaning> meanings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      meanings.add(arguments.next(i, new StaticType.Irrelevant()));
    }
    return meanings.stream().map(meaning -> function.operand(meaning, span, builder)).toList();
  }

  /// The meaning that a name is bound to: code that the name's uses would multiply becomes a function of its own.
  Meaning shared(Meaning meaning, LocalName name) {
    return meaning instanceof Meaning.Expanded(Expression.Function lambda, Scope scope) && lowering.uses.getOrDefault(name, 0) > 1
        ? lift(lambda, List.of(), scope, name.text())
        : meaning;
  }

  /// A local function as code of its own, with its free variables as captures.
  Meaning lift(Expression.Function lambda, List<LocalName> self, Scope scope, String name) {
    List<Variable> captures = Captures.of(lambda, self, scope);
    String whole = function.definition + "." + name;
    return new Meaning.Lifted(new LiftedCode(lambda, self, scope, captures, whole), List.copyOf(captures));
  }

  private Step constructor(GlobalName name, Expression.Call call, Scope scope, BlockBuilder builder, Span span) {
    GlobalName data = lowering.constructors.get(name).data().name();
    List<StaticType> arguments = call.implicits().stream().map(argument -> function.types.of(argument, scope, builder)).toList();
    StaticType.Data type = new StaticType.Data(data, arguments);
    int before = builder.computed();
    List<Meaning> fields = call.arguments().stream().map(argument -> function.lower(argument, scope, builder)).toList();
    boolean isValue = builder.computed() == before;
    if (lowering.representation.isNewtype(data)) {
      return new Step.Done(fields.getFirst(), scope, span);
    }
    boolean isKnown = fields.stream().anyMatch(field -> field instanceof Meaning.Known || field instanceof Meaning.Built);
    if (isKnown || isValue && !fields.isEmpty() && lowering.isObserved()) {
      return new Step.Done(new Meaning.Built(name, type, fields), scope, span);
    }
    return new Step.Done(new Meaning.Word(construct(name, type, fields, span, builder)), scope, span);
  }

  /// The value of a constructor.
  Operand construct(GlobalName name, StaticType.Data type, List<Meaning> fields, Span span, BlockBuilder builder) {
    Typed.Constructor constructor = lowering.constructors.get(name).constructor();
    if (lowering.representation.isNewtype(type.name())) {
      return function.operand(fields.getFirst(), span, builder);
    }
    Type representation = lowering.representation.of(type);
    if (fields.isEmpty()) {
      return new Constant(constructor.number(), representation);
    }
    if (!(representation instanceof Type.Data(Core.DataName data, _))) {
      throw new AssertionError("a constructor with fields has cells: " + name);
    }
    List<Operand> words = fields.stream().map(field -> function.operand(field, span, builder)).toList();
    List<StaticType> types =
        lowering.representation.fields(
            type,
            constructor,
            field -> {
              boolean isKnown = fields.get(field) instanceof Meaning.Static;
              return isKnown ? type(fields.get(field)) : new StaticType.AtRunTime(new Descriptor.Held(words.get(field)));
            });
    List<Type> declared = lowering.representation.stored(new Shape.Constructed(data, constructor.number()));
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      operands.add(function.types.as(words.get(i), lowering.representation.described(declared.get(i), types.get(i)), builder, span));
    }
    Layout layout = Layout.ofConstructor(lowering.representation.dataTypes().get(data), constructor.number());
    return build(representation, new Shape.Constructed(data, constructor.number()), layout.words(), constructor.name().base(), operands, span, builder);
  }

  /// Builds a new cell.
  Operand build(
      Type type, Shape shape, int words, String hint, List<Operand> fields, Span span, BlockBuilder builder) {
    Variable token = builder.let("cell", new Type.Token(words), new Operation.Allocate(words), span);
    List<Field> stores = fields.stream().<Field>map(Field.Store::new).toList();
    return builder.let(hint.toLowerCase(java.util.Locale.ROOT), type, new Operation.Build(token, shape, stores), span);
  }

  static List<Typed.Parameter> parameters(Expression.Function lambda) {
    return TypeEvaluator.concat(lambda.implicits(), lambda.parameters());
  }
}
