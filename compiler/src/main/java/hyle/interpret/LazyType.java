package hyle.interpret;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.Constant;
import hyle.interpret.Plan.Variable;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A type that is computed when somebody asks, in a run of the code that its scope belongs to.
///
/// Computing a type looks at values and uses none up.
final class LazyType {
  private static final Expression FUNCTIONS =
      new Expression.Pi(List.of(), List.of(), new Expression.Primitive(PrimitiveType.VOID, Interpreter.NOWHERE), Interpreter.NOWHERE);

  private final Interpretation program;
  private final Expression expression;
  private final Scope scope;
  private Recipe recipe;

  /// How the type comes out of a run's variables.
  private interface Recipe {
    long word(Machine machine, Frame frame);

    /// Whether it is the same in every run.
    default boolean isConstant() {
      return false;
    }
  }

  private record Always(long word) implements Recipe {
    @Override
    public long word(Machine machine, Frame frame) {
      return word;
    }

    @Override
    public boolean isConstant() {
      return true;
    }
  }

  LazyType(Interpretation program, Expression expression, Scope scope) {
    this.program = program;
    this.expression = expression;
    this.scope = scope;
  }

  /// Whether functions of this result are from types to types, as far as the text of their type says.
  static boolean givesTypes(Expression result) {
    return switch (result) {
      case Expression.Universe _ -> true;
      case Expression.Pi pi -> givesTypes(pi.codomain());
      case Expression.Local _, Expression.Global _, Expression.Operation _, Expression.Primitive _, Expression.Number _, Expression.Text _,
          Expression.Rune _, Expression.Block _, Expression.Call _, Expression.Function _, Expression.Recursive _, Expression.Noema _,
          Expression.Embody _, Expression.Match _, Expression.Cast _, Expression.Store _, Expression.Load _, Expression.Alloca _,
          Expression.External _, Expression.ForeignGlobal _ ->
          false;
    };
  }

  /// The type of functions.
  static LazyType ofFunctions(Interpretation program) {
    LazyType type = new LazyType(program, FUNCTIONS, Scope.topLevel());
    type.recipe = new Always(program.type(new RuntimeType.Function()));
    return type;
  }

  Expression expression() {
    return expression;
  }

  Scope scope() {
    return scope;
  }

  /// The same type as a function inside sees it.
  LazyType inFunction(Map<Variable, Variable> renaming) {
    return new LazyType(program, expression, scope.inFunction(renaming));
  }

  /// The word for the type, if it is the same in every run.
  OptionalLong constant(Machine machine) {
    return recipe(machine) instanceof Always(long word) ? OptionalLong.of(word) : OptionalLong.empty();
  }

  /// The word for the type.
  long word(Machine machine, Frame frame) {
    return recipe(machine).word(machine, frame);
  }

  private synchronized Recipe recipe(Machine machine) {
    if (recipe == null) {
      recipe = recipe(expression, machine);
    }
    return recipe;
  }

  private Recipe recipe(Expression type, Machine machine) {
    return switch (type) {
      case Expression.Local(LocalName name, _, _) when scope.find(name) instanceof Meaning.Word(Atom atom) ->
          switch (atom) {
            case Constant(long word) -> new Always(word);
            case Variable variable -> (_, frame) -> frame.words[variable.number];
          };
      case Expression.Call(Expression.Global(GlobalName name, _), List<Expression> implicits, List<Expression> arguments, _, _)
          when program.declaration(name) instanceof Typed.Declaration.Data -> {
        List<Recipe> recipes = new ArrayList<>();
        implicits.forEach(argument -> recipes.add(recipe(argument, machine)));
        arguments.forEach(argument -> recipes.add(recipe(argument, machine)));
        Recipe made = (running, frame) -> program.dataType(name, recipes.stream().map(each -> each.word(running, frame)).toList());
        yield recipes.stream().allMatch(Recipe::isConstant) ? new Always(made.word(machine, new Frame(0))) : made;
      }
      case Expression.Primitive(var primitive, _) -> new Always(program.type(new RuntimeType.Primitive(primitive)));
      case Expression.Universe _ -> new Always(program.type(new RuntimeType.OfTypes()));
      case Expression.Noema _ -> new Always(program.type(new RuntimeType.Noema()));
      case Expression.Pi pi ->
          new Always(program.type(givesTypes(pi.codomain()) ? new RuntimeType.OfTypes() : new RuntimeType.Function()));
      case Expression.Local _, Expression.Call _, Expression.Global _, Expression.Operation _, Expression.Number _, Expression.Text _,
          Expression.Rune _, Expression.Block _, Expression.Function _, Expression.Recursive _, Expression.Embody _, Expression.Match _,
          Expression.Cast _, Expression.Store _, Expression.Load _, Expression.Alloca _, Expression.External _, Expression.ForeignGlobal _ ->
          computed(type, machine);
    };
  }

  /// A type that takes a run of its own.
  private Recipe computed(Expression type, Machine machine) {
    List<Variable> captures = Captures.of(type, List.of(), scope);
    Code code = Planner.expression(program, type, scope, captures);
    if (captures.isEmpty()) {
      return new Always(machine.looking(code, new long[0]));
    }
    return (running, frame) -> running.looking(code, captures.stream().mapToLong(variable -> frame.words[variable.number]).toArray());
  }
}
