package hyle.core;

import hyle.core.Core.DataName;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// How the running program knows a type that code was not made for: a word that says how its values are copied and discarded [M17].
///
/// Descriptors stand in the types of variables, in the terms of their function, until the pass `derive` has written the words that they
/// stand for; from there on nobody reads them.
public sealed interface Descriptor {
  /// This word of the running function.
  record Held(Operand word) implements Descriptor {}

  /// The argument with this number of the data type in whose declaration it stands.
  record Parameter(int number) implements Descriptor {}

  /// What the field with this number holds, of the same constructor or closure.
  record Field(int number) implements Descriptor {}

  /// A type that is put together.
  record Made(Head head, List<Descriptor> arguments) implements Descriptor {
    public Made {
      arguments = List.copyOf(arguments);
    }
  }

  /// Not written down, since nothing is copied or discarded by it: in the types of function values, and of what is only tested.
  record Unknown() implements Descriptor {}

  /// What stands in front of the arguments of a type.
  sealed interface Head {
    /// A type without arguments: an Immediate, a Closure, a Resource, or a Data that code was made for.
    record Known(Type type) implements Head {}

    /// A data type whose derived functions take its arguments.
    record Open(DataName data) implements Head {}

    /// A function from types to types: the arguments are what it captured, and come before its own.
    record Code(FunctionName function) implements Head {}

    /// The first argument, a function from types to types, applied to the others.
    record Applied() implements Head {}
  }

  Descriptor UNKNOWN = new Unknown();

  /// The type of an immediate.
  Descriptor IMMEDIATE = new Made(new Head.Known(Type.IMMEDIATE), List.of());

  /// The words of the function that it takes up, in order.
  default Stream<Variable> variables() {
    return switch (this) {
      case Held(Variable variable) -> Stream.of(variable);
      case Held _, Parameter _, Field _, Unknown _ -> Stream.of();
      case Made(_, List<Descriptor> arguments) -> arguments.stream().flatMap(Descriptor::variables);
    };
  }

  /// Whether all of it is written down.
  default boolean isKnown() {
    return switch (this) {
      case Held _, Parameter _, Field _ -> true;
      case Unknown _ -> false;
      case Made(_, List<Descriptor> arguments) -> arguments.stream().allMatch(Descriptor::isKnown);
    };
  }

  /// The same with other leaves: `change` is asked for all but what is put together.
  default Descriptor map(UnaryOperator<Descriptor> change) {
    return switch (this) {
      case Held _, Parameter _, Field _, Unknown _ -> change.apply(this);
      case Made(Head head, List<Descriptor> arguments) -> new Made(head, arguments.stream().map(argument -> argument.map(change)).toList());
    };
  }

  /// The word for it in a running function: `describe` writes a step that puts a type together.
  default Operand word(BiFunction<Head, List<Operand>, Operand> describe) {
    return switch (this) {
      case Held(Operand word) -> word;
      case Made(Head head, List<Descriptor> arguments) ->
          describe.apply(head, arguments.stream().map(argument -> argument.word(describe)).toList());
      case Parameter _, Field _, Unknown _ -> throw new AssertionError("no word for " + this);
    };
  }

  /// As people read it: `?a`, `list(?a)`.
  default String text() {
    return switch (this) {
      case Held(Variable variable) -> "?" + variable.hint();
      case Held(Operand operand) -> "?" + operand;
      case Parameter(int number) -> "?" + number;
      case Field(int number) -> "?field" + number;
      case Unknown() -> "?";
      case Made(Head head, List<Descriptor> arguments) -> text(head, arguments);
    };
  }

  private static String text(Head head, List<Descriptor> arguments) {
    List<String> texts = arguments.stream().map(Descriptor::text).toList();
    return switch (head) {
      case Head.Known(Type type) -> type.toString();
      case Head.Open(DataName data) -> data.text().substring(0, Math.max(1, data.text().indexOf('('))) + "(" + String.join(", ", texts) + ")";
      case Head.Code(FunctionName function) -> texts.isEmpty() ? function.text() : function + "(" + String.join(", ", texts) + ")";
      case Head.Applied() -> texts.getFirst() + "(" + String.join(", ", texts.subList(1, texts.size())) + ")";
    };
  }
}
