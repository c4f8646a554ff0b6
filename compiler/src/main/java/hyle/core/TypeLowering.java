package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.core.Core.Constant;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.name.GlobalName;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// Types in the code of a function: worked out at compile time where that can be, else by ordinary code that gives words [M17].
final class TypeLowering {
  private final FunctionLowering function;
  private final Lowering lowering;

  TypeLowering(FunctionLowering function) {
    this.function = function;
    this.lowering = function.lowering;
  }

  /// The type that an expression stands for; what a value decides is computed here, by the running program.
  StaticType of(Expression expression, Scope scope, BlockBuilder builder) {
    StaticType type = lowering.types.evaluate(expression, scope);
    if (type.isKnown()) {
      return type;
    }
    return switch (expression) {
      case Expression.Noema(Expression inner, _) -> new StaticType.Noema(of(inner, scope, builder));
      case Expression.Call call -> call(call, type, scope, builder);
      case Expression.Match match -> held(function.chosen(match, scope, builder), type);
      case Expression.Block block -> held(function.inBlock(block, scope, builder), type);
      case Expression.Cast cast -> of(cast.value(), scope, builder);
      case Expression.Local _, Expression.Global _, Expression.Primitive _, Expression.Universe _, Expression.Pi _, Expression.Function _,
          Expression.Operation _, Expression.Number _, Expression.Text _, Expression.Rune _, Expression.Recursive _, Expression.Embody _,
          Expression.Store _, Expression.Load _, Expression.Alloca _, Expression.External _, Expression.ForeignGlobal _ ->
          type;
    };
  }

  private StaticType call(Expression.Call call, StaticType type, Scope scope, BlockBuilder builder) {
    if (call.function() instanceof Expression.Global(GlobalName name, _)
        && lowering.program.declarations().get(name) instanceof Typed.Declaration.Data) {
      List<StaticType> arguments = new ArrayList<>();
      call.implicits().forEach(argument -> arguments.add(of(argument, scope, builder)));
      call.arguments().forEach(argument -> arguments.add(of(argument, scope, builder)));
      return new StaticType.Data(name, arguments);
    }
    boolean isOfValues = lowering.types.evaluate(call.function(), scope) instanceof StaticType.Irrelevant;
    return isOfValues ? type : held(function.called(call, scope, builder), type);
  }

  private static StaticType held(Meaning meaning, StaticType otherwise) {
    return switch (meaning) {
      case Meaning.Static(StaticType type) -> type;
      case Meaning.Word(Operand word) -> new StaticType.AtRunTime(new Descriptor.Held(word));
      case Meaning.Built _, Meaning.TopLevel _, Meaning.Primitive _, Meaning.Expanded _, Meaning.Lifted _ -> otherwise;
    };
  }

  /// The word for a type.
  Operand word(StaticType type, BlockBuilder builder, Span span) {
    if (type instanceof StaticType.Irrelevant) {
      throw new LoweringStop(new LoweringError.TypeAtRunTime(span, "this value"));
    }
    Descriptor descriptor = lowering.representation.descriptor(type);
    return descriptor.equals(Descriptor.IMMEDIATE) ? new Constant(0, Type.IMMEDIATE) : word(descriptor, builder, span);
  }

  /// The type as a variable of the function holds it.
  StaticType inVariable(StaticType type, BlockBuilder builder, Span span) {
    Operand word = word(lowering.representation.descriptor(type), builder, span);
    return new StaticType.AtRunTime(new Descriptor.Held(word));
  }

  private static Operand word(Descriptor descriptor, BlockBuilder builder, Span span) {
    if (!descriptor.isKnown()) {
      throw new LoweringStop(new LoweringError.TypeAtRunTime(span, "this value"));
    }
    return descriptor.word((head, arguments) -> builder.let("type", Type.IMMEDIATE, new Operation.Describe(head, arguments), span));
  }

  /// The same word as a value of `type`, which is the same type, but code may have been made for more or less of it.
  Operand as(Operand operand, Type type, BlockBuilder builder, Span span) {
    if (operand.type().equals(type) && (isDescribed(operand.type()) || !isDescribed(type))) {
      return operand;
    }
    return switch (operand) {
      case Constant(long bits, _) -> new Constant(bits, type);
      case Variable variable -> builder.let(variable.hint(), type, new Operation.Reinterpret(operand), span);
      case Core.Code _ -> builder.let("function", type, new Operation.Reinterpret(operand), span);
    };
  }

  static boolean isDescribed(Type type) {
    return type.descriptors().stream().allMatch(Descriptor::isKnown);
  }

  /// The parameters of a closure's code in the terms of its body: what they are may hang on what the closure captured.
  List<Meaning> parameters(List<Typed.Parameter> declared, List<Variable> words, Scope scope, BlockBuilder builder) {
    List<Meaning> meanings = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      Span span = declared.get(i).type().span();
      StaticType type = of(declared.get(i).type(), scope, builder);
      Operand word = words.get(i);
      Meaning meaning =
          lowering.types.isOfTypes(type)
              ? new Meaning.Static(new StaticType.AtRunTime(new Descriptor.Held(word)))
              : new Meaning.Word(as(word, lowering.representation.of(type), builder, span));
      scope.bind(declared.get(i).name(), meaning);
      meanings.add(meaning);
    }
    return meanings;
  }

  /// A function from types to types as code: it takes `captured` words, for the `Parameter`s of the type, then its own arguments.
  Core.Function function(FunctionName name, StaticType type, int captured) {
    BlockBuilder builder = new BlockBuilder(new VariableSupply());
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < captured; i++) {
      variables.add(builder.variable("captured", Type.IMMEDIATE));
    }
    StaticType own =
        type.map(
            leaf -> leaf instanceof Descriptor.Parameter(int number) ? new Descriptor.Held(variables.get(number)) : Descriptor.UNKNOWN);
    List<StaticType> arguments = new ArrayList<>();
    for (StaticType kind : lowering.types.parameterTypes(own)) {
      Variable argument = builder.variable("type", Type.IMMEDIATE);
      variables.add(argument);
      boolean isType = lowering.types.isOfTypes(kind);
      arguments.add(isType ? new StaticType.AtRunTime(new Descriptor.Held(argument)) : new StaticType.Irrelevant());
    }
    Span definition = lowering.program.declarations().get(function.owner).span();
    Span span = type instanceof StaticType.Lambda(Expression.Function lambda, _) ? lambda.body().span() : definition;
    Operand result = word(lowering.types.apply(own, arguments), builder, span);
    Core.Block body = builder.finish(new Core.End.Return(result));
    return new Core.Function(name, function.definition, Core.Author.COMPILER, variables, Type.IMMEDIATE, body, span);
  }
}
