package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.core.Core.DataName;
import hyle.core.Core.DataType;
import hyle.core.Core.ResourceName;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Descriptor.Head;
import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.IntFunction;

/// How values of a type lie in memory [M2]: enumerations are words, newtypes are their field, everything else has cells.
final class Representation {
  /// A type that is larger or deeper than this may be growing without end, as that of a nested data type does: no code is made for it, and
  /// its arguments are known at run time.
  private static final int LARGEST = 100;

  private static final int DEEPEST = 12;

  /// Where there are more types than this of one name, a type that is deeper than this is held to be growing too: one that grows
  /// in several ways at once does not get deep before there are thousands.
  private static final int MANY = 64;

  private static final int DEEP_AMONG_MANY = 4;

  private final Typed.Program program;
  private final TypeEvaluator types;
  private final Unfolding unfolding;
  private final Map<StaticType, Type> represented = new HashMap<>();
  private final Map<DataName, DataType> dataTypes = new LinkedHashMap<>();
  private final Set<DataName> open = new HashSet<>();
  private final Map<StaticType, Boolean> polymorphic = new HashMap<>();
  private final Map<GlobalName, Integer> closed = new HashMap<>();
  private final Map<GlobalName, Integer> searched = new HashMap<>();
  private final SequencedSet<GlobalName> resources = new LinkedHashSet<>();
  private final TypeFunctions functions;

  /// Makes the code of functions from types to types.
  interface TypeFunctions {
    /// The function as the running program holds it.
    Descriptor describe(StaticType function);
  }

  Representation(Typed.Program program, TypeEvaluator types, TypeFunctions functions) {
    this.functions = functions;
    this.program = program;
    this.types = types;
    this.unfolding = new Unfolding(program.declarations());
  }

  /// The data types met so far, each with all its constructors.
  Map<DataName, DataType> dataTypes() {
    return dataTypes;
  }

  /// The resource types met so far.
  List<GlobalName> resources() {
    return List.copyOf(resources);
  }

  /// The type of the word that holds a value.
  Type of(StaticType type) {
    Type known = represented.get(type);
    if (known != null) {
      return known;
    }
    Type computed = compute(type);
    if (type.isClosed()) {
      represented.put(type, computed);
    }
    return computed;
  }

  /// How the running program knows a type, or a function from types to types.
  Descriptor descriptor(StaticType type) {
    return switch (type) {
      case StaticType.AtRunTime(Descriptor descriptor) -> descriptor;
      case StaticType.Applied(StaticType function, List<StaticType> arguments) -> {
        List<Descriptor> all = new ArrayList<>(List.of(descriptor(function)));
        arguments.forEach(argument -> all.add(descriptor(argument)));
        yield new Descriptor.Made(new Head.Applied(), all);
      }
      case StaticType.Constructor _, StaticType.Lambda _ -> functions.describe(type);
      case StaticType.Primitive _, StaticType.Universe _, StaticType.Irrelevant _, StaticType.Data _, StaticType.Resource _,
          StaticType.Noema _, StaticType.Function _, StaticType.Polymorphic _, StaticType.KnownValue _ ->
          ofValues(of(type));
    };
  }

  private static Descriptor ofValues(Type type) {
    return switch (type) {
      case Type.Immediate _, Type.Noema _ -> Descriptor.IMMEDIATE;
      case Type.Closure _, Type.Resource _ -> new Descriptor.Made(new Head.Known(type), List.of());
      case Type.Data(DataName data, List<Descriptor> arguments) ->
          new Descriptor.Made(arguments.isEmpty() ? new Head.Known(type) : new Head.Open(data), arguments);
      case Type.Dynamic(Descriptor descriptor) -> descriptor;
      case Type.Token _, Type.Hole _ -> throw new AssertionError("no value is of type " + type);
    };
  }

  /// A type as code sees it that was not made for what it is here: the same, with descriptors that say what it is.
  Type described(Type seen, StaticType actual) {
    StaticType held = withoutNewtypes(actual);
    return switch (seen) {
      case Type.Dynamic _ -> new Type.Dynamic(descriptor(held));
      case Type.Noema(Type of) when held instanceof StaticType.Noema(StaticType inner) -> new Type.Noema(described(of, inner));
      case Type.Data(DataName name, List<Descriptor> arguments) when !arguments.isEmpty() && held instanceof StaticType.Data data ->
          new Type.Data(name, arguments(data));
      case Type.Immediate _, Type.Data _, Type.Closure _, Type.Resource _, Type.Noema _, Type.Token _, Type.Hole _ -> seen;
    };
  }

  /// The type whose values lie in memory where those of a newtype seem to.
  private StaticType withoutNewtypes(StaticType type) {
    StaticType inner = type;
    while (inner instanceof StaticType.Data data && !isEnumeration(data.name()) && isNewtype(data.name())) {
      inner = fields(data, declaration(data.name()).constructors().getFirst()).getFirst();
    }
    return inner;
  }

  /// Whether a type is as large as one that grows without end, where code was made for `others` of its kind.
  static boolean isGrown(StaticType type, int others) {
    int depth = type.depth();
    return depth > DEEPEST || others > MANY && depth > DEEP_AMONG_MANY || type.size() > LARGEST;
  }

  /// Whether code should not be made for a data type: the running program knows a part of it, or it is too large.
  private boolean isOpen(StaticType.Data type) {
    return !type.isClosed() || isGrown(type, closed.getOrDefault(type.name(), 0));
  }

  /// Reports name resources; what users know is the text, not the bytes that it is made of.
  static ResourceName resourceName(GlobalName name) {
    return new ResourceName(name.equals(CoreNames.BINARY) ? CoreNames.TEXT.base() : name.display());
  }

  /// Whether values of a type are functions that take types, or hold such: where one is known, code is made for it.
  boolean isPolymorphic(StaticType type) {
    Boolean known = polymorphic.get(type);
    if (known != null) {
      return known;
    }
    polymorphic.put(type, false);
    boolean isPolymorphic =
        switch (type) {
          case StaticType.Polymorphic _ -> true;
          case StaticType.Function(List<StaticType> parameters, StaticType result) ->
              parameters.stream().anyMatch(this::isPolymorphic) || isPolymorphic(result);
          case StaticType.Noema(StaticType of) -> isPolymorphic(of);
          case StaticType.Data data ->
              !isGrown(data, searched.merge(data.name(), 1, Integer::sum))
                  && declaration(data.name()).constructors().stream()
                      .flatMap(constructor -> fields(data, constructor).stream())
                      .anyMatch(this::isPolymorphic);
          case StaticType.Primitive _, StaticType.Universe _, StaticType.Resource _, StaticType.Constructor _, StaticType.Lambda _,
              StaticType.KnownValue _, StaticType.Irrelevant _, StaticType.AtRunTime _, StaticType.Applied _ ->
              false;
        };
    polymorphic.put(type, isPolymorphic);
    return isPolymorphic;
  }

  /// The types of the fields of a constructor at these type arguments, as far as they are known without a value.
  List<StaticType> fields(StaticType.Data type, Typed.Constructor constructor) {
    return fields(type, constructor, _ -> StaticType.UNKNOWN);
  }

  /// The types of the fields of a constructor at these type arguments; `held` says what a field that is a type holds.
  List<StaticType> fields(StaticType.Data type, Typed.Constructor constructor, IntFunction<StaticType> held) {
    Scope scope = Scope.topLevel();
    List<Typed.Parameter> parameters = declaration(type.name()).parameters();
    for (int i = 0; i < parameters.size(); i++) {
      scope.bind(parameters.get(i).name(), new Meaning.Static(type.arguments().get(i)));
    }
    List<StaticType> fields = new ArrayList<>();
    for (Typed.Parameter field : constructor.fields()) {
      StaticType fieldType = types.evaluate(field.type(), scope);
      StaticType inside = types.isOfTypes(fieldType) ? held.apply(fields.size()) : new StaticType.Irrelevant();
      scope.bind(field.name(), new Meaning.Static(inside));
      fields.add(fieldType);
    }
    return fields;
  }

  /// The types of the fields as cells of a shape hold them.
  List<Type> stored(Shape.Constructed shape) {
    return dataTypes.get(shape.data()).constructors().get(shape.constructor()).fields();
  }

  Typed.Declaration.Data declaration(GlobalName name) {
    if (program.declarations().get(name) instanceof Typed.Declaration.Data data) {
      return data;
    }
    throw new AssertionError("not a data type: " + name);
  }

  /// Whether values are words and the constructors their numbers.
  boolean isEnumeration(GlobalName name) {
    return declaration(name).constructors().stream().allMatch(constructor -> constructor.fields().isEmpty());
  }

  /// Whether values are those of the one field of the one constructor.
  boolean isNewtype(GlobalName name) {
    Typed.Declaration.Data data = declaration(name);
    return Unfolding.hasOneField(data) && unfolding.isFinite(data);
  }

  private Type compute(StaticType type) {
    return switch (type) {
      case StaticType.Primitive _, StaticType.Universe _, StaticType.Irrelevant _ -> Type.IMMEDIATE;
      case StaticType.AtRunTime _, StaticType.Applied _ -> new Type.Dynamic(descriptor(type));
      case StaticType.Constructor _, StaticType.Lambda _, StaticType.KnownValue _ -> new Type.Dynamic(Descriptor.UNKNOWN);
      case StaticType.Noema(StaticType of) -> noema(of(of));
      case StaticType.Resource(GlobalName name) -> {
        resources.add(name);
        yield new Type.Resource(resourceName(name));
      }
      case StaticType.Function(List<StaticType> parameters, StaticType result) ->
          types.isOfTypes(type) ? Type.IMMEDIATE : closure(parameters, result);
      case StaticType.Polymorphic(Expression.Pi pi, Map<LocalName, StaticType> captured) -> {
        Scope scope = TypeEvaluator.scopeOf(captured);
        List<StaticType> parameters = types.parameterTypes(TypeEvaluator.concat(pi.implicits(), pi.parameters()), scope);
        yield closure(parameters, types.evaluate(pi.codomain(), scope));
      }
      case StaticType.Data data -> data(data);
    };
  }

  /// Descriptors of what a function takes and gives are not written down: calls go by the types of their place.
  Type.Closure closure(List<StaticType> parameters, StaticType result) {
    return new Type.Closure(parameters.stream().map(this::undescribed).toList(), undescribed(result));
  }

  private Type undescribed(StaticType type) {
    return of(type.map(_ -> Descriptor.UNKNOWN)).map(_ -> Descriptor.UNKNOWN);
  }

  /// The fields as a cell holds them: those after one that is a type know what it holds by its word.
  private List<StaticType> atRunTime(StaticType.Data type, Typed.Constructor constructor) {
    return fields(type, constructor, field -> new StaticType.AtRunTime(new Descriptor.Field(field)));
  }

  /// What the fields take by the declaration alone, whatever its parameters stand for.
  private List<Width> widths(GlobalName name, Typed.Declaration.Data declaration, Typed.Constructor constructor) {
    return atRunTime(new StaticType.Data(name, parameters(declaration)), constructor).stream().map(this::width).toList();
  }

  private Width width(StaticType type) {
    return switch (type) {
      case StaticType.Primitive(PrimitiveType primitive) -> Width.of(primitive);
      case StaticType.Data data when isEnumeration(data.name()) -> Width.ofEnumeration(declaration(data.name()).constructors().size());
      case StaticType.Data data when isNewtype(data.name()) -> width(withoutNewtypes(data));
      case StaticType.Noema(StaticType of) -> width(of);
      case StaticType.Data _, StaticType.Universe _, StaticType.Resource _, StaticType.Function _, StaticType.Polymorphic _,
          StaticType.Constructor _, StaticType.Lambda _, StaticType.KnownValue _, StaticType.Irrelevant _, StaticType.AtRunTime _,
          StaticType.Applied _ ->
          Width.WORD;
    };
  }

  private static Type noema(Type of) {
    return of.isOwned() ? new Type.Noema(of) : of;
  }

  private Type data(StaticType.Data type) {
    Typed.Declaration.Data declaration = declaration(type.name());
    if (isEnumeration(type.name())) {
      return Type.IMMEDIATE;
    }
    if (isNewtype(type.name())) {
      return of(fields(type, declaration.constructors().getFirst()).getFirst());
    }
    List<Descriptor> arguments = isOpen(type) ? arguments(type) : List.of();
    if (!arguments.isEmpty()) {
      return open(type, declaration, arguments);
    }
    DataName name = new DataName(type.key());
    Type representation = new Type.Data(name);
    represented.put(type, representation);
    closed.merge(type.name(), 1, Integer::sum);
    dataTypes.put(name, new DataType(name, type.text(), 0, constructors(type, declaration)));
    return representation;
  }

  /// `list(_)`: one for all arguments that only the running program knows.
  private Type open(StaticType.Data type, Typed.Declaration.Data declaration, List<Descriptor> arguments) {
    DataName name = new DataName(type.name().display() + "(_)");
    if (open.add(name)) {
      StaticType.Data generic = new StaticType.Data(type.name(), parameters(declaration));
      dataTypes.put(name, new DataType(name, type.name().base() + "(_)", arguments.size(), constructors(generic, declaration)));
    }
    return new Type.Data(name, arguments);
  }

  /// The parameters of a data type as only the running program knows them.
  private List<StaticType> parameters(Typed.Declaration.Data declaration) {
    List<StaticType> parameters = new ArrayList<>();
    int count = 0;
    for (StaticType kind : kinds(declaration)) {
      boolean isType = types.isOfTypes(kind);
      parameters.add(isType ? new StaticType.AtRunTime(new Descriptor.Parameter(count++)) : new StaticType.Irrelevant());
    }
    return parameters;
  }

  /// Those arguments of a data type that are types, or functions that give types.
  private List<Descriptor> arguments(StaticType.Data type) {
    List<StaticType> kinds = kinds(declaration(type.name()));
    List<Descriptor> arguments = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      if (types.isOfTypes(kinds.get(i))) {
        arguments.add(descriptor(type.arguments().get(i)));
      }
    }
    return arguments;
  }

  private List<StaticType> kinds(Typed.Declaration.Data declaration) {
    return types.parameterTypes(declaration.parameters(), Scope.topLevel());
  }

  private List<Core.Constructor> constructors(StaticType.Data type, Typed.Declaration.Data declaration) {
    List<Core.Constructor> constructors = new ArrayList<>();
    for (Typed.Constructor constructor : declaration.constructors()) {
      List<Type> fields = atRunTime(type, constructor).stream().map(this::of).toList();
      List<Width> widths = widths(type.name(), declaration, constructor);
      constructors.add(new Core.Constructor(constructor.number(), constructor.name().base(), fields, widths));
    }
    return constructors;
  }
}
