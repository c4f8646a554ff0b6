package hyle.core;

import hyle.check.Typed;
import hyle.core.Core.Variable;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A type in normal form, as far as it is known at compile time: what code is keyed by [M17].
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

  /// A function type that takes types: where its values are known, code is made for the types that they are called with.
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

  /// A type that only the running program knows: opened from a constructor, taken by a function value, or chosen by a value.
  record AtRunTime(Descriptor descriptor) implements StaticType {}

  /// A function from types to types that only the running program knows, applied.
  record Applied(StaticType function, List<StaticType> arguments) implements StaticType {
    public Applied {
      arguments = List.copyOf(arguments);
    }
  }

  /// A type of which nothing is known that the running program could go by.
  StaticType UNKNOWN = new AtRunTime(Descriptor.UNKNOWN);

  /// What it is put together of.
  private Collection<StaticType> parts() {
    return switch (this) {
      case Primitive _, Universe _, Resource _, Constructor _, KnownValue _, Irrelevant _, AtRunTime _ -> List.of();
      case Data(_, List<StaticType> arguments) -> arguments;
      case Noema(StaticType of) -> List.of(of);
      case Function(List<StaticType> parameters, StaticType result) -> {
        List<StaticType> parts = new ArrayList<>(parameters);
        parts.add(result);
        yield parts;
      }
      case Polymorphic(_, Map<LocalName, StaticType> captured) -> captured.values();
      case Lambda(_, Map<LocalName, StaticType> captured) -> captured.values();
      case Applied(StaticType function, List<StaticType> arguments) -> {
        List<StaticType> parts = new ArrayList<>(List.of(function));
        parts.addAll(arguments);
        yield parts;
      }
    };
  }

  /// How many types it is put together of, itself included.
  default int size() {
    return 1 + parts().stream().mapToInt(StaticType::size).sum();
  }

  /// How deep it is put together.
  default int depth() {
    return 1 + parts().stream().mapToInt(StaticType::depth).max().orElse(0);
  }

  /// Whether the compiler knows all of it.
  default boolean isClosed() {
    return switch (this) {
      case AtRunTime _, Applied _ -> false;
      case Primitive _, Universe _, Data _, Resource _, Noema _, Function _, Polymorphic _, Constructor _, Lambda _, KnownValue _,
          Irrelevant _ ->
          parts().stream().allMatch(StaticType::isClosed);
    };
  }

  /// Whether the running program knows what the compiler does not.
  default boolean isKnown() {
    return switch (this) {
      case AtRunTime(Descriptor descriptor) -> descriptor.isKnown();
      case Primitive _, Universe _, Data _, Resource _, Noema _, Function _, Polymorphic _, Constructor _, Lambda _, KnownValue _,
          Irrelevant _, Applied _ ->
          parts().stream().allMatch(StaticType::isKnown);
    };
  }

  /// The words of the running function that it takes up, in order.
  default Stream<Variable> variables() {
    return switch (this) {
      case AtRunTime(Descriptor descriptor) -> descriptor.variables();
      case Primitive _, Universe _, Data _, Resource _, Noema _, Function _, Polymorphic _, Constructor _, Lambda _, KnownValue _,
          Irrelevant _, Applied _ ->
          parts().stream().flatMap(StaticType::variables);
    };
  }

  /// The same type with other leaves in its descriptors.
  default StaticType map(UnaryOperator<Descriptor> change) {
    if (isClosed()) {
      return this;
    }
    return switch (this) {
      case Primitive _, Universe _, Resource _, Constructor _, KnownValue _, Irrelevant _ -> this;
      case AtRunTime(Descriptor descriptor) -> new AtRunTime(descriptor.map(change));
      case Applied(StaticType function, List<StaticType> arguments) -> new Applied(function.map(change), map(arguments, change));
      case Data(GlobalName name, List<StaticType> arguments) -> new Data(name, map(arguments, change));
      case Noema(StaticType of) -> new Noema(of.map(change));
      case Function(List<StaticType> parameters, StaticType result) -> new Function(map(parameters, change), result.map(change));
      case Polymorphic(Typed.Expression.Pi type, Map<LocalName, StaticType> captured) -> new Polymorphic(type, map(captured, change));
      case Lambda(Typed.Expression.Function function, Map<LocalName, StaticType> captured) -> new Lambda(function, map(captured, change));
    };
  }

  private static List<StaticType> map(List<StaticType> types, UnaryOperator<Descriptor> change) {
    return types.stream().map(type -> type.map(change)).toList();
  }

  private static Map<LocalName, StaticType> map(Map<LocalName, StaticType> types, UnaryOperator<Descriptor> change) {
    Map<LocalName, StaticType> mapped = new LinkedHashMap<>();
    types.forEach((name, type) -> mapped.put(name, type.map(change)));
    return mapped;
  }

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
      case Irrelevant() -> "_";
      case AtRunTime(Descriptor descriptor) -> descriptor.text();
      case Applied(StaticType function, List<StaticType> arguments) -> function.text() + list(arguments);
    };
  }

  /// The type with every name in full, so that different types have different keys.
  default String key() {
    return switch (this) {
      case Primitive _, Universe _, Irrelevant _, AtRunTime _, Applied _, KnownValue _ -> text();
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
