package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.core.Core.Code;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.name.GlobalName;
import hyle.name.PrimitiveOperation;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes closures of known functions, where a word is needed. A parameter that is a type comes as a word, too.
final class Closures {
  private final FunctionLowering function;
  private final Lowering lowering;

  Closures(FunctionLowering function) {
    this.function = function;
    this.lowering = function.lowering;
  }

  /// The closure of a known function.
  Operand closure(Meaning.Known known, Span span, BlockBuilder builder) {
    return switch (known) {
      case Meaning.TopLevel(GlobalName name) -> topLevel(name, span);
      case Meaning.Primitive(PrimitiveOperation operation) -> {
        Type.Closure type = new Type.Closure(operation.operands().stream().<Type>map(_ -> Type.IMMEDIATE).toList(), Type.IMMEDIATE);
        FunctionLowering.ClosureBody body =
            (inside, _, arguments, inner) -> inside.apply(known, words(arguments), span, Scope.topLevel(), inner, type.result());
        yield wrapper(new GlobalName("base", "llvm", operation.text()), type, body, span);
      }
      case Meaning.Expanded(Expression.Function lambda, Scope scope) -> expanded(lambda, scope, span, builder);
      case Meaning.Lifted lifted -> lifted(lifted, span, builder);
    };
  }

  private Operand expanded(Expression.Function lambda, Scope scope, Span span, BlockBuilder builder) {
    List<Variable> captures = Captures.of(lambda, List.of(), scope);
    List<Typed.Parameter> parameters = CallLowering.parameters(lambda);
    Type.Closure type = type(parameters, lambda.result(), scope.inner());
    FunctionLowering.ClosureBody body =
        (inside, renaming, arguments, inner) -> {
          Scope own = scope.inFunction(renaming);
          inside.types.parameters(parameters, arguments, own, inner);
          return inside.lowerTo(lambda.body(), own, inner, new Exit.ToCaller(type.result()));
        };
    FunctionName code = lowering.uniqueName(function.definition + ".function");
    lowering.later(() -> new FunctionLowering(lowering, function.owner, code.text()).defineClosure(code, type, captures, body, span));
    return captured(code, type, captures, span, builder);
  }

  private Operand lifted(Meaning.Lifted lifted, Span span, BlockBuilder builder) {
    List<Variable> captures = Captures.of(lifted);
    List<Typed.Parameter> parameters = CallLowering.parameters(lifted.code().function);
    Type.Closure type = type(parameters, lifted.code().function.result(), lifted.scope().inner());
    FunctionLowering.ClosureBody body =
        (inside, renaming, arguments, inner) -> {
          List<Operand> renamed = new ArrayList<>();
          lifted.captured().forEach(operand -> renamed.add(operand instanceof Variable variable ? renaming.get(variable) : operand));
          Meaning.Lifted callee = new Meaning.Lifted(lifted.code(), renamed);
          List<Meaning> meanings = inside.types.parameters(parameters, arguments, callee.scope(), inner);
          return inside.apply(callee, meanings, span, Scope.topLevel(), inner, type.result());
        };
    FunctionName code = lowering.uniqueName(lifted.code().name + ".closure");
    lowering.later(() -> new FunctionLowering(lowering, function.owner, code.text()).defineClosure(code, type, captures, body, span));
    return captured(code, type, captures, span, builder);
  }

  private Operand captured(FunctionName code, Type.Closure type, List<Variable> captures, Span span, BlockBuilder builder) {
    if (captures.isEmpty()) {
      return new Code(code, type);
    }
    int words = Layout.sizeClass(1 + captures.size());
    return function.calls.build(type, shape(code, captures), words, "closure", List.copyOf(captures), span, builder);
  }

  /// What a closure captured, each type in terms of what was captured before.
  static Shape.Captured shape(FunctionName code, List<Variable> captures) {
    Map<Variable, Descriptor> fields = new LinkedHashMap<>();
    List<Type> types = new ArrayList<>();
    for (Variable capture : captures) {
      types.add(
          capture.type().map(leaf -> leaf instanceof Descriptor.Held(Variable word) ? fields.getOrDefault(word, Descriptor.UNKNOWN) : leaf));
      fields.put(capture, new Descriptor.Field(fields.size()));
    }
    return new Shape.Captured(code, types);
  }

  private Operand topLevel(GlobalName name, Span span) {
    List<Typed.Parameter> parameters;
    StaticType result;
    Scope scope = Scope.topLevel();
    if (lowering.constructors.containsKey(name)) {
      Lowering.ConstructorOf constructor = lowering.constructors.get(name);
      parameters = TypeEvaluator.concat(constructor.data().parameters(), constructor.constructor().fields());
      List<StaticType> arguments = constructor.data().parameters().stream().map(_ -> StaticType.UNKNOWN).toList();
      result = new StaticType.Data(constructor.data().name(), arguments);
    } else {
      Typed.Declaration.Definition definition = lowering.definition(name);
      parameters = TypeEvaluator.concat(definition.implicits(), definition.parameters());
      Scope inner = scope.inner();
      lowering.types.parameterTypes(parameters, inner);
      result = lowering.types.evaluate(definition.result(), inner);
    }
    List<StaticType> types = lowering.types.parameterTypes(parameters, scope);
    Type.Closure type = lowering.representation.closure(types, result);
    FunctionLowering.ClosureBody body =
        (inside, _, arguments, inner) -> {
          List<Meaning> meanings = inside.types.parameters(parameters, arguments, Scope.topLevel(), inner);
          return inside.apply(new Meaning.TopLevel(name), meanings, span, Scope.topLevel(), inner, type.result());
        };
    return wrapper(name, type, body, span);
  }

  private Operand wrapper(GlobalName name, Type.Closure type, FunctionLowering.ClosureBody body, Span span) {
    FunctionName code =
        lowering.wrapper(
            name, made -> () -> new FunctionLowering(lowering, name, made.text()).defineClosure(made, type, List.of(), body, span));
    return new Code(code, type);
  }

  /// The type of a function as a word; `inner` is a scope for its parameters.
  private Type.Closure type(List<Typed.Parameter> parameters, Expression result, Scope inner) {
    List<StaticType> types = lowering.types.parameterTypes(parameters, inner);
    return lowering.representation.closure(types, lowering.types.evaluate(result, inner));
  }

  private static List<Meaning> words(List<Variable> variables) {
    return variables.stream().<Meaning>map(Meaning.Word::new).toList();
  }
}
