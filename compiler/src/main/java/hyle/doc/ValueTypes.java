package hyle.doc;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.check.TypedPrinter;
import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the types of a checked program as types of values, and says what values are made of.
final class ValueTypes {
  /// How many types a value may hold; one that lies inside of itself with other arguments each time has no end.
  private static final int MOST_TYPES = 500;

  /// How many `inline` types may stand for each other.
  private static final int MOST_EXPANSIONS = 100;

  /// The printer of the typed program tells variables apart that have the same name.
  private static final String NUMBER_OF_VARIABLE = "#\\d+";

  private final Typed.Program program;

  ValueTypes(Typed.Program program) {
    this.program = program;
  }

  /// A constructor, with the types of its fields.
  record Case(Typed.Constructor constructor, List<ValueType> fields) {
    Case {
      fields = List.copyOf(fields);
    }
  }

  /// A type that mentions no variables.
  ValueType read(Expression type) {
    return read(type, Map.of(), 0);
  }

  /// Whether all values of a type have a text.
  boolean areShown(ValueType type) {
    return areShown(type, new HashSet<>());
  }

  /// The constructors of a data type.
  List<Case> cases(ValueType.Data type) {
    Typed.Declaration.Data data = (Typed.Declaration.Data) program.declarations().get(type.name());
    Map<LocalName, ValueType> known = bindings(data.parameters(), type.arguments());
    List<Case> cases = new ArrayList<>();
    for (Typed.Constructor constructor : data.constructors()) {
      cases.add(new Case(constructor, constructor.fields().stream().map(field -> read(field.type(), known, 0)).toList()));
    }
    return cases;
  }

  private boolean areShown(ValueType type, Set<ValueType> seen) {
    if (seen.size() > MOST_TYPES) {
      return false;
    }
    if (!seen.add(type)) {
      return true;
    }
    return switch (type) {
      case ValueType.Primitive _ -> true;
      case ValueType.Noema(ValueType lent) -> areShown(lent, seen);
      case ValueType.Data(GlobalName name, _) when name.equals(CoreNames.TEXT) -> true;
      case ValueType.Data data -> {
        List<Case> cases = cases(data);
        yield !cases.isEmpty() && cases.stream().allMatch(one -> one.fields().stream().allMatch(field -> areShown(field, seen)));
      }
      case ValueType.Opaque _ -> false;
    };
  }

  private ValueType read(Expression type, Map<LocalName, ValueType> known, int expansions) {
    return switch (type) {
      case Expression.Local(LocalName name, _, _) when known.containsKey(name) -> known.get(name);
      case Expression.Primitive(PrimitiveType primitive, _) ->
          switch (primitive) {
            case PrimitiveType.Int _, PrimitiveType.Float _, PrimitiveType.Rune _ -> new ValueType.Primitive(primitive);
            case PrimitiveType.Pointer _, PrimitiveType.Void _ -> opaque(type);
          };
      case Expression.Noema(Expression lent, _) -> new ValueType.Noema(read(lent, known, expansions));
      case Expression.Call(Expression.Global(GlobalName name, _), _, List<Expression> arguments, _, _) ->
          applied(name, arguments.stream().map(argument -> read(argument, known, expansions)).toList(), type, expansions);
      case Expression.Local _, Expression.Global _, Expression.Call _, Expression.Pi _, Expression.Universe _ -> opaque(type);
      case Expression.Operation _, Expression.Number _, Expression.Text _, Expression.Rune _, Expression.Block _ -> opaque(type);
      case Expression.Function _, Expression.Recursive _, Expression.Embody _, Expression.Match _, Expression.Cast _ -> opaque(type);
      case Expression.Store _, Expression.Load _, Expression.Alloca _, Expression.External _, Expression.ForeignGlobal _ -> opaque(type);
    };
  }

  private ValueType applied(GlobalName name, List<ValueType> arguments, Expression type, int expansions) {
    if (!program.declarations().containsKey(name) || expansions > MOST_EXPANSIONS) {
      return opaque(type);
    }
    return switch (program.declarations().get(name)) {
      case Typed.Declaration.Data _ -> new ValueType.Data(name, arguments);
      case Typed.Declaration.Resource _ -> opaque(type);
      case Typed.Declaration.Definition definition ->
          switch (definition.opacity()) {
            case INLINE -> read(definition.body(), bindings(definition.parameters(), arguments), expansions + 1);
            case DEFINE -> opaque(type);
          };
    };
  }

  private static ValueType opaque(Expression type) {
    return new ValueType.Opaque(TypedPrinter.print(type).replaceAll(NUMBER_OF_VARIABLE, ""));
  }

  private static Map<LocalName, ValueType> bindings(List<Typed.Parameter> parameters, List<ValueType> arguments) {
    Map<LocalName, ValueType> known = new HashMap<>();
    for (int at = 0; at < parameters.size(); at++) {
      known.put(parameters.get(at).name(), arguments.get(at));
    }
    return known;
  }
}
