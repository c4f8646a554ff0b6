package hyle.interpret;

import hyle.check.FreeLocals;
import hyle.check.Typed;
import hyle.interpret.Plan.ConstructorOf;
import hyle.interpret.Plan.Kind;
import hyle.interpret.Plan.Variable;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.runtime.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What all threads of one interpreted program share: its declarations, the plans so far, its cells, and the words for types and functions.
final class Interpretation {
  private static final long FIRST_TYPE = 1L << 60;
  private static final long FIRST_FUNCTION = 1L << 61;

  private final Typed.Program program;
  private final ClassLoader foreignCode;
  private final Map<GlobalName, ConstructorOf> constructors = new HashMap<>();
  private final Map<GlobalName, Code> definitions = new ConcurrentHashMap<>();
  private final Map<GlobalName, Map<LocalName, Integer>> uses = new ConcurrentHashMap<>();
  private final Map<GlobalName, Fields> fields = new ConcurrentHashMap<>();
  private final Map<Typed.Expression, Long> resourceFunctions = new ConcurrentHashMap<>();
  private final Map<String, Long> texts = new ConcurrentHashMap<>();
  private final Words<RuntimeType> types = new Words<>(FIRST_TYPE);
  private final Words<FunctionValue> functions = new Words<>(FIRST_FUNCTION);
  private final Cells cells = new Cells();
  private final boolean isObserved;

  /// `foreignCode` has the program's own C code.
  Interpretation(Typed.Program program, ClassLoader foreignCode) {
    this.program = program;
    this.foreignCode = foreignCode;
    boolean hasResources = false;
    for (Typed.Declaration declaration : program.declarations().values()) {
      switch (declaration) {
        case Typed.Declaration.Data data ->
            data.constructors().forEach(constructor -> constructors.put(constructor.name(), new ConstructorOf(data, constructor)));
        case Typed.Declaration.Resource resource -> hasResources |= !resource.name().isCore();
        case Typed.Declaration.Definition _ -> {}
      }
    }
    this.isObserved = hasResources;
  }

  GlobalName entry() {
    return program.entry();
  }

  ClassLoader foreignCode() {
    return foreignCode;
  }

  Cells cells() {
    return cells;
  }

  /// Whether the user can see when values are copied and discarded.
  boolean isObserved() {
    return isObserved;
  }

  Typed.Declaration declaration(GlobalName name) {
    return Optional.ofNullable(program.declarations().get(name)).orElseThrow(() -> new AssertionError("nothing is called " + name));
  }

  Optional<ConstructorOf> constructor(GlobalName name) {
    return Optional.ofNullable(constructors.get(name));
  }

  /// Whether a name is that of a data type whose values are numbers.
  boolean isEnumeration(GlobalName name) {
    return program.declarations().get(name) instanceof Typed.Declaration.Data data
        && !data.constructors().isEmpty()
        && data.constructors().stream().allMatch(constructor -> constructor.fields().isEmpty());
  }

  Code definition(GlobalName name) {
    return definitions.computeIfAbsent(
        name,
        _ ->
            switch (declaration(name)) {
              case Typed.Declaration.Definition definition -> Planner.definition(this, definition);
              case Typed.Declaration.Data _, Typed.Declaration.Resource _ -> throw new AssertionError(name + " is called");
            });
  }

  /// How often each local of a definition stands in its text.
  Map<LocalName, Integer> uses(Typed.Declaration.Definition definition) {
    return uses.computeIfAbsent(definition.name(), _ -> FreeLocals.uses(definition.body()));
  }

  /// Variables for the parameters of a data type and the fields of one of its constructors, each with its type in terms of those before it.
  record Fields(List<Variable> variables) {}

  Fields fields(Typed.Declaration.Data data, int constructor) {
    return fields.computeIfAbsent(data.constructors().get(constructor).name(), _ -> fields(Planner.all(data.parameters(), data.constructors().get(constructor).fields())));
  }

  private Fields fields(List<Typed.Parameter> all) {
    Scope scope = Scope.topLevel();
    List<Variable> variables = new ArrayList<>();
    for (Typed.Parameter parameter : all) {
      Variable variable = new Variable(variables.size(), parameter.name().text(), new Kind.OfType(new LazyType(this, parameter.type(), scope)));
      scope.bind(parameter.name(), new Meaning.Word(variable));
      variables.add(variable);
    }
    return new Fields(variables);
  }

  /// A function of a resource, as a word.
  long resourceFunction(Typed.Expression function) {
    return resourceFunctions.computeIfAbsent(
        function, _ -> function(new FunctionValue.Plain(Planner.applied(this, function))));
  }

  long type(RuntimeType type) {
    return types.of(type);
  }

  long dataType(GlobalName name, List<Long> arguments) {
    return types.of(new RuntimeType.Data(name, arguments));
  }

  RuntimeType type(long word) {
    return types.thing(word);
  }

  long function(FunctionValue function) {
    return functions.of(function);
  }

  FunctionValue function(long word) {
    return functions.thing(word);
  }

  boolean isFunction(long word) {
    return functions.isOne(word);
  }

  /// The address of a literal, which lives as long as the program.
  long text(String value) {
    return texts.computeIfAbsent(value, Text::literal);
  }
}
