package hyle.core;

import hyle.check.Typed;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveType;
import java.util.List;
import java.util.Map;

/// A closed type in normal form, known at compile time: what monomorphic code is keyed by [M17].
///
/// Equality is equality of types as far as memory can tell: values that only index a type are `Irrelevant`.
sealed interface StaticType {
  record Primitive(PrimitiveType type) implements StaticType {}

  /// `type` itself.
  record Universe() implements StaticType {}

  /// A data type with its arguments.
  record Data(GlobalName name, List<StaticType> arguments) implements StaticType {
    public Data {
      arguments = List.copyOf(arguments);
    }
  }

  record Resource(GlobalName name) implements StaticType {}

  record Noema(StaticType of) implements StaticType {}

  /// A function type whose parameters are all values.
  record Function(List<StaticType> parameters, StaticType result) implements StaticType {
    public Function {
      parameters = List.copyOf(parameters);
    }
  }

  /// A function type that takes types: its values can be called where they are known, and have no representation otherwise.
  record Polymorphic(Typed.Expression.Pi type, Map<LocalName, StaticType> captured) implements StaticType {}

  /// A data type, resource or type definition that takes arguments and has not got them.
  record Constructor(GlobalName name) implements StaticType {}

  /// A function from types to types.
  record Lambda(Typed.Expression.Function function, Map<LocalName, StaticType> captured) implements StaticType {}

  /// A known value for a parameter that no word can hold: what tells its code apart from other code.
  record KnownValue(List<Object> identity) implements StaticType {
    public KnownValue {
      identity = List.copyOf(identity);
    }
  }

  /// A value in a type: it does not matter to memory.
  record Irrelevant() implements StaticType {}

  /// A type that only the running program knows: opened from a constructor, or chosen by a value.
  record AtRunTime() implements StaticType {}

  /// The type as users write it.
  default String text() {
    return switch (this) {
      case Primitive(PrimitiveType type) -> type.text();
      case Universe() -> "type";
      case Data(GlobalName name, List<StaticType> arguments) -> arguments.isEmpty() ? name.base() : name.base() + list(arguments);
      case Resource(GlobalName name) -> name.base();
      case Noema(StaticType of) -> "&" + of.text();
      case Function(List<StaticType> parameters, StaticType result) -> list(parameters) + " -> " + result.text();
      case Polymorphic _ -> "<_>(_) -> _";
      case Constructor(GlobalName name) -> name.base();
      case Lambda _, KnownValue _ -> "function";
      case Irrelevant(), AtRunTime() -> "_";
    };
  }

  /// The type with every name in full, so that different types have different keys.
  default String key() {
    return switch (this) {
      case Primitive _, Universe _, Irrelevant _, AtRunTime _, KnownValue _ -> text();
      case Data(GlobalName name, List<StaticType> arguments) ->
          arguments.isEmpty() ? name.display() : name.display() + "(" + String.join(", ", arguments.stream().map(StaticType::key).toList()) + ")";
      case Resource(GlobalName name) -> name.display();
      case Noema(StaticType of) -> "&" + of.key();
      case Function(List<StaticType> parameters, StaticType result) ->
          "(" + String.join(", ", parameters.stream().map(StaticType::key).toList()) + ") -> " + result.key();
      case Polymorphic(Typed.Expression.Pi type, Map<LocalName, StaticType> captured) -> "<" + type.span() + captured(captured) + ">";
      case Constructor(GlobalName name) -> name.display();
      case Lambda(Typed.Expression.Function function, Map<LocalName, StaticType> captured) ->
          "{" + function.span() + captured(captured) + "}";
    };
  }

  private static String list(List<StaticType> types) {
    return "(" + String.join(", ", types.stream().map(StaticType::text).toList()) + ")";
  }

  private static String captured(Map<LocalName, StaticType> captured) {
    return String.join("", captured.values().stream().map(type -> " " + type.key()).toList());
  }
}
