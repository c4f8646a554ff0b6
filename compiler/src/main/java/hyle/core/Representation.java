package hyle.core;

import hyle.check.Typed;
import hyle.core.Core.DataName;
import hyle.core.Core.DataType;
import hyle.core.Core.ResourceName;
import hyle.core.Core.Type;
import hyle.name.CoreNames;
import hyle.name.GlobalName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// How values of a type lie in memory [M2]: enumerations are words, newtypes are their field, everything else has cells.
final class Representation {
  /// A type that is written longer than this has grown without end: a nested data type, which needs its arguments at run time.
  private static final int LONGEST_KEY = 8_000;

  private final Typed.Program program;
  private final TypeEvaluator types;
  private final Unfolding unfolding;
  private final Map<StaticType, Type> represented = new HashMap<>();
  private final Map<DataName, DataType> dataTypes = new LinkedHashMap<>();
  private final SequencedSet<GlobalName> resources = new LinkedHashSet<>();

  Representation(Typed.Program program, TypeEvaluator types) {
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

  /// The type of the word that holds a value; `UnknownType` when it depends on the running program.
  Type of(StaticType type) throws UnknownType {
    Type known = represented.get(type);
    if (known != null) {
      return known;
    }
    Type computed = compute(type);
    represented.put(type, computed);
    return computed;
  }

  /// Reports name resources; what users know is the text, not the bytes that it is made of.
  static ResourceName resourceName(GlobalName name) {
    return new ResourceName(name.equals(CoreNames.BINARY) ? CoreNames.TEXT.base() : name.display());
  }

  /// Whether a word can hold values of a type.
  boolean hasWords(StaticType type) {
    try {
      of(type);
      return true;
    } catch (UnknownType unknown) {
      return false;
    }
  }

  /// The types of the fields of a constructor at these type arguments.
  List<StaticType> fields(StaticType.Data type, Typed.Constructor constructor) {
    Scope scope = Scope.topLevel();
    List<Typed.Parameter> parameters = declaration(type.name()).parameters();
    for (int i = 0; i < parameters.size(); i++) {
      scope.bind(parameters.get(i).name(), new Meaning.Static(type.arguments().get(i)));
    }
    List<StaticType> fields = new ArrayList<>();
    for (Typed.Parameter field : constructor.fields()) {
      StaticType fieldType = types.evaluate(field.type(), scope);
      fields.add(fieldType);
      boolean isType = types.isOfTypes(fieldType);
      scope.bind(field.name(), new Meaning.Static(isType ? new StaticType.AtRunTime() : new StaticType.Irrelevant()));
    }
    return fields;
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

  private Type compute(StaticType type) throws UnknownType {
    return switch (type) {
      case StaticType.Primitive _, StaticType.Universe _, StaticType.Irrelevant _ -> Type.IMMEDIATE;
      case StaticType.Constructor _, StaticType.Lambda _, StaticType.Polymorphic _ -> throw new UnknownType();
      case StaticType.AtRunTime _, StaticType.KnownValue _ -> throw new UnknownType();
      case StaticType.Noema(StaticType of) -> noema(of(of));
      case StaticType.Resource(GlobalName name) -> {
        resources.add(name);
        yield new Type.Resource(resourceName(name));
      }
      case StaticType.Function(List<StaticType> parameters, StaticType result) -> {
        if (types.isOfTypes(type)) {
          yield Type.IMMEDIATE;
        }
        List<Type> parameterTypes = new ArrayList<>();
        for (StaticType parameter : parameters) {
          parameterTypes.add(of(parameter));
        }
        yield new Type.Closure(parameterTypes, of(result));
      }
      case StaticType.Data data -> data(data);
    };
  }

  private static Type noema(Type of) {
    return of.isOwned() ? new Type.Noema(of) : of;
  }

  private Type data(StaticType.Data type) throws UnknownType {
    if (type.key().length() > LONGEST_KEY) {
      throw new UnknownType();
    }
    Typed.Declaration.Data declaration = declaration(type.name());
    if (isEnumeration(type.name())) {
      return Type.IMMEDIATE;
    }
    if (isNewtype(type.name())) {
      return of(fields(type, declaration.constructors().getFirst()).getFirst());
    }
    DataName name = new DataName(type.key());
    Type representation = new Type.Data(name);
    represented.put(type, representation);
    try {
      dataTypes.put(name, new DataType(name, type.text(), constructors(type, declaration)));
    } catch (UnknownType unknown) {
      represented.remove(type);
      throw unknown;
    }
    return representation;
  }

  private List<Core.Constructor> constructors(StaticType.Data type, Typed.Declaration.Data declaration) throws UnknownType {
    List<Core.Constructor> constructors = new ArrayList<>();
    for (Typed.Constructor constructor : declaration.constructors()) {
      List<Type> fieldTypes = new ArrayList<>();
      for (StaticType field : fields(type, constructor)) {
        fieldTypes.add(of(field));
      }
      constructors.add(new Core.Constructor(constructor.number(), constructor.name().base(), fieldTypes));
    }
    return constructors;
  }

  /// A type whose representation is not known at compile time.
  static final class UnknownType extends Exception {
    private static final long serialVersionUID = 1;

    UnknownType() {
      super("type at run time", null, false, false);
    }
  }
}
