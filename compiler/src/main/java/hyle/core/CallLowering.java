package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.core.Core.Code;
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
    Meaning callee = function.lower(call.function(), scope, builder);
    if (callee instanceof Meaning.TopLevel(GlobalName name) && lowering.constructors.containsKey(name)) {
      return constructor(name, call, scope, builder, span);
    }
    List<Expression> expressions =
        call.implicits().isEmpty() ? call.arguments() : Stream.concat(call.implicits().stream(), call.arguments().stream()).toList();
    Arguments arguments =
        (index, type) ->
            lowering.types.isOfTypes(type)
                ? new Meaning.Static(lowering.types.evaluate(expressions.get(index), scope))
                : function.lower(expressions.get(index), scope, builder);
    return step(callee, arguments, expressions.size(), scope, builder, span);
  }

  /// The first step of a call with arguments that are there already.
  Step applyTo(Meaning callee, List<Meaning> arguments, Span span, Scope scope, BlockBuilder builder) {
    return step(callee, (index, _) -> arguments.get(index), arguments.size(), scope, builder, span);
  }

  private Step step(Meaning callee, Arguments arguments, int count, Scope scope, BlockBuilder builder, Span span) {
    return switch (callee) {
      case Meaning.TopLevel(GlobalName name) -> {
        if (lowering.constructors.containsKey(name)) {
          List<Operand> fields = operands(arguments, count, scope, builder, span);
          StaticType.Data type = new StaticType.Data(lowering.constructors.get(name).data().name(), List.of());
          yield new Step.Done(new Meaning.Word(construct(name, type, fields, span, builder)), scope, span);
        }
        yield definition(lowering.definition(name), arguments, scope, builder, span);
      }
      case Meaning.Primitive(PrimitiveOperation operation) -> {
        Operation primitive = new Operation.Primitive(operation, operands(arguments, count, scope, builder, span));
        yield new Step.Done(new Meaning.Word(builder.let("number", Type.IMMEDIATE, primitive, span)), scope, span);
      }
      case Meaning.Expanded(Expression.Function lambda, Scope captured) -> {
        Scope inner = captured.inner();
        bind(parameters(lambda), arguments, inner);
        yield new Step.Expand("function", lambda.body(), inner);
      }
      case Meaning.Lifted lifted -> lifted(lifted, arguments, scope, builder, span);
      case Meaning.Word(Operand closure) when closure.type() instanceof Type.Closure type -> {
        List<Operand> operands = operands(arguments, count, scope, builder, span);
        yield new Step.Done(
            new Meaning.Word(builder.let("result", type.result(), new Operation.Apply(closure, operands), span)), scope, span);
      }
      case Meaning.Word _, Meaning.Static _, Meaning.Built _ ->
          throw new LoweringStop(new LoweringError.TypeAtRunTime(span, "this function"));
    };
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
        Signature signature = signature(parameters, arguments, inner, scope, builder, span);
        FunctionName name = lowering.instance(new Lowering.Instance(callee, signature.statics(), signature.types(), signature.captures()), span);
        yield new Step.Direct(name, signature.operands(), function.type(callee.result(), inner, span), span);
      }
    };
  }

  private Step lifted(Meaning.Lifted callee, Arguments arguments, Scope scope, BlockBuilder builder, Span span) {
    LiftedCode code = callee.code();
    Scope inner = code.scope.inner();
    code.self.forEach(self -> inner.bind(self, callee));
    Signature signature = signature(parameters(code.function), arguments, inner, scope, builder, span);
    FunctionName name = code.instances.get(signature.types());
    if (name == null) {
      if (code.instances.size() > Lowering.MOST_INSTANCES) {
        throw new LoweringStop(new LoweringError.EndlessInstances(span, code.name));
      }
      name = lowering.uniqueName(code.name);
      code.instances.put(signature.types(), name);
      FunctionName made = name;
      lowering.later(
          () -> new FunctionLowering(lowering, function.owner, made.text()).defineLifted(made, code, signature.statics(), signature.captures()));
    }
    List<Operand> operands = new ArrayList<>(callee.captured());
    operands.addAll(signature.operands());
    return new Step.Direct(name, operands, function.type(code.function.result(), inner, span), span);
  }

  /// Arguments sorted: types and known values for the instance, with the variables that these need; operands for the call, those
  /// variables first; `statics` binds every parameter for the callee's own lowering.
  private record Signature(List<StaticType> types, List<Variable> captures, List<Operand> operands, Scope statics) {}

  private Signature signature(
      List<Typed.Parameter> parameters, Arguments arguments, Scope inner, Scope caller, BlockBuilder builder, Span span) {
    List<StaticType> types = new ArrayList<>();
    KnownValues known = new KnownValues();
    List<Meaning> meanings = new ArrayList<>();
    Scope statics = Scope.topLevel();
    for (int i = 0; i < parameters.size(); i++) {
      LocalName name = parameters.get(i).name();
      StaticType type = lowering.types.evaluate(parameters.get(i).type(), inner);
      Meaning argument = arguments.next(i, type);
      Meaning bound = new Meaning.Static(new StaticType.Irrelevant());
      if (lowering.types.isOfTypes(type)) {
        StaticType given = argument instanceof Meaning.Static(StaticType staticType) ? staticType : new StaticType.AtRunTime();
        types.add(given);
        bound = new Meaning.Static(given);
      } else if (!(argument instanceof Meaning.Word) && !lowering.representation.hasWords(type)) {
        bound = shared(argument, name);
        types.add(known.add(bound));
      } else {
        meanings.add(argument);
      }
      statics.bind(name, bound);
      inner.bind(name, bound);
    }
    List<Operand> operands = new ArrayList<>(known.captures());
    meanings.forEach(meaning -> operands.add(function.operand(meaning, span, caller, builder)));
    return new Signature(types, known.captures(), operands, statics);
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
    return meanings.stream().map(meaning -> function.operand(meaning, span, scope, builder)).toList();
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
    List<StaticType> arguments = call.implicits().stream().map(argument -> lowering.types.evaluate(argument, scope)).toList();
    StaticType.Data type = new StaticType.Data(data, arguments);
    List<Meaning> fields = call.arguments().stream().map(argument -> function.lower(argument, scope, builder)).toList();
    if (lowering.representation.isNewtype(data)) {
      return new Step.Done(fields.getFirst(), scope, span);
    }
    boolean isKnown = fields.stream().anyMatch(field -> field instanceof Meaning.Known || field instanceof Meaning.Built);
    if (isKnown) {
      return new Step.Done(new Meaning.Built(name, type, fields), scope, span);
    }
    List<Operand> operands = fields.stream().map(field -> function.operand(field, span, scope, builder)).toList();
    return new Step.Done(new Meaning.Word(construct(name, type, operands, span, builder)), scope, span);
  }

  /// The value of a constructor.
  Operand construct(GlobalName name, StaticType.Data type, List<Operand> fields, Span span, BlockBuilder builder) {
    Typed.Constructor constructor = lowering.constructors.get(name).constructor();
    if (lowering.representation.isNewtype(type.name())) {
      return fields.getFirst();
    }
    Type representation = function.representation(type, span);
    if (fields.isEmpty()) {
      return new Constant(constructor.number(), representation);
    }
    if (!(representation instanceof Type.Data(Core.DataName data))) {
      throw new AssertionError("a constructor with fields has cells: " + name);
    }
    Layout layout = Layout.ofConstructor(lowering.representation.dataTypes().get(data), constructor.number());
    return build(representation, new Shape.Constructed(data, constructor.number()), layout.words(), constructor.name().base(), fields, span, builder);
  }

  private Operand build(
      Type type, Shape shape, int words, String hint, List<Operand> fields, Span span, BlockBuilder builder) {
    Variable token = builder.let("cell", new Type.Token(words), new Operation.Allocate(words), span);
    List<Field> stores = fields.stream().<Field>map(Field.Store::new).toList();
    return builder.let(hint.toLowerCase(java.util.Locale.ROOT), type, new Operation.Build(token, shape, stores), span);
  }

  /// The closure of a known function.
  Operand closure(Meaning.Known known, Span span, BlockBuilder builder) {
    return switch (known) {
      case Meaning.TopLevel(GlobalName name) -> topLevelClosure(name, span);
      case Meaning.Primitive(PrimitiveOperation operation) -> {
        Type.Closure type = new Type.Closure(operation.operands().stream().<Type>map(_ -> Type.IMMEDIATE).toList(), Type.IMMEDIATE);
        yield wrapper(new GlobalName("base", "llvm", operation.text()), known, type, span);
      }
      case Meaning.Expanded(Expression.Function lambda, Scope scope) -> {
        List<Variable> captures = Captures.of(lambda, List.of(), scope);
        Type.Closure type = closureType(parameters(lambda), lambda.result(), scope.inner(), span);
        FunctionName code = lowering.uniqueName(function.definition + ".function");
        lowering.later(
            () ->
                new FunctionLowering(lowering, function.owner, code.text())
                    .defineClosure(
                        code,
                        type,
                        captures,
                        (inside, renaming, arguments, body) -> {
                          Scope inner = scope.inFunction(renaming);
                          List<Typed.Parameter> parameters = parameters(lambda);
                          for (int i = 0; i < parameters.size(); i++) {
                            inner.bind(parameters.get(i).name(), new Meaning.Word(arguments.get(i)));
                          }
                          return inside.lowerTo(lambda.body(), inner, body, new Exit.ToCaller());
                        },
                        span));
        yield captured(code, type, captures, span, builder);
      }
      case Meaning.Lifted lifted -> {
        List<Variable> captures = lifted.captured().stream().filter(Variable.class::isInstance).map(Variable.class::cast).distinct().toList();
        Type.Closure type = closureType(parameters(lifted.code().function), lifted.code().function.result(), lifted.code().scope.inner(), span);
        FunctionName code = lowering.uniqueName(lifted.code().name + ".closure");
        lowering.later(
            () ->
                new FunctionLowering(lowering, function.owner, code.text())
                    .defineClosure(
                        code,
                        type,
                        captures,
                        (inside, renaming, arguments, body) -> {
                          Scope inner = Scope.topLevel().inFunction(renaming);
                          List<Operand> renamed = new ArrayList<>();
                          lifted.captured().forEach(operand -> renamed.add(operand instanceof Variable variable ? renaming.get(variable) : operand));
                          Meaning callee = new Meaning.Lifted(lifted.code(), renamed);
                          return inside.apply(callee, arguments, span, inner, body);
                        },
                        span));
        yield captured(code, type, captures, span, builder);
      }
    };
  }

  private Operand captured(FunctionName code, Type.Closure type, List<Variable> captures, Span span, BlockBuilder builder) {
    if (captures.isEmpty()) {
      return new Code(code, type);
    }
    Shape shape = new Shape.Captured(code, captures.stream().map(Variable::type).toList());
    return build(type, shape, Layout.sizeClass(1 + captures.size()), "closure", List.copyOf(captures), span, builder);
  }

  private Operand topLevelClosure(GlobalName name, Span span) {
    Scope scope = Scope.topLevel();
    if (lowering.constructors.containsKey(name)) {
      Lowering.ConstructorOf constructor = lowering.constructors.get(name);
      StaticType.Data data = new StaticType.Data(constructor.data().name(), List.of());
      if (!constructor.data().parameters().isEmpty()) {
        throw new LoweringStop(new LoweringError.TypeAtRunTime(span, "the constructor `" + name.base() + "` as a function"));
      }
      List<Type> parameters =
          lowering.representation.fields(data, constructor.constructor()).stream().map(field -> function.representation(field, span)).toList();
      return wrapper(name, new Meaning.TopLevel(name), new Type.Closure(parameters, function.representation(data, span)), span);
    }
    Typed.Declaration.Definition definition = lowering.definition(name);
    List<Typed.Parameter> parameters = TypeEvaluator.concat(definition.implicits(), definition.parameters());
    return wrapper(name, new Meaning.TopLevel(name), closureType(parameters, definition.result(), scope, span), span);
  }

  private Operand wrapper(GlobalName name, Meaning callee, Type.Closure type, Span span) {
    FunctionName code =
        lowering.wrapper(
            name,
            made ->
                () ->
                    new FunctionLowering(lowering, name, made.text())
                        .defineClosure(
                            made,
                            type,
                            List.of(),
                            (inside, _, arguments, body) -> inside.apply(callee, arguments, span, Scope.topLevel(), body),
                            span));
    return new Code(code, type);
  }

  /// The type of a function as a word; `inner` is a scope for its parameters.
  private Type.Closure closureType(List<Typed.Parameter> parameters, Expression result, Scope inner, Span span) {
    List<Type> types = new ArrayList<>();
    for (Typed.Parameter parameter : parameters) {
      StaticType type = lowering.types.evaluate(parameter.type(), inner);
      if (lowering.types.isOfTypes(type)) {
        throw new LoweringStop(new LoweringError.TypeAtRunTime(span, "the arguments of this function value"));
      }
      types.add(function.representation(type, span));
      inner.bind(parameter.name(), new Meaning.Static(new StaticType.Irrelevant()));
    }
    return new Type.Closure(types, function.type(result, inner, span));
  }

  private static List<Typed.Parameter> parameters(Expression.Function lambda) {
    return TypeEvaluator.concat(lambda.implicits(), lambda.parameters());
  }
}
