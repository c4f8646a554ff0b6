package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What types and terms mean: normal forms that are computed as far as somebody looks.
///
/// Calls of `inline` definitions stay folded (`Neutral` with the definition as its head) until a comparison needs to look
/// inside, so messages show what the user wrote.
sealed interface Value {
  Value UNIVERSE = new Universe();
  Value MALFORMED = new Malformed();

  /// `type`
  record Universe() implements Value {}

  record Primitive(PrimitiveType type) implements Value {}

  /// `&type`
  record Noema(Value type) implements Value {}

  /// `meta type`
  record Box(Value type) implements Value {}

  record Pi(Signature signature, Environment environment) implements Value {}

  record Function(Term.Function function, Environment environment) implements Value {}

  record Integer(BigInteger value, Value type) implements Value {}

  record Real(double value, Value type) implements Value {}

  record Text(String value) implements Value {}

  record Rune(int codePoint) implements Value {}

  /// A head that is not reduced, applied to arguments: data types, constructors, variables, unsolved holes and the rest.
  record Neutral(Head head, List<Arguments> spine) implements Value {
    public Neutral {
      spine = List.copyOf(spine);
    }
  }

  /// Stands for the type of what an error was reported about; it equals everything.
  record Malformed() implements Value {}

  /// A value that is computed when it is first looked at.
  final class Delayed implements Value {
    private Supplier<Value> computation;
    private Optional<Value> known = Optional.empty();

    Delayed(Supplier<Value> computation) {
      this.computation = computation;
    }

    /// A value that `fulfil` gives later, before anybody looks.
    static Delayed promise() {
      return new Delayed(
          () -> {
            throw new AssertionError("an argument is looked at before it is elaborated");
          });
    }

    void fulfil(Supplier<Value> later) {
      computation = later;
    }

    Value get() {
      Value value = known.orElseGet(computation);
      known = Optional.of(value);
      return value;
    }
  }

  /// The arguments of one call.
  record Arguments(List<Value> implicits, List<Value> explicits) {
    static final Arguments NONE = new Arguments(List.of(), List.of());

    public Arguments {
      implicits = List.copyOf(implicits);
      explicits = List.copyOf(explicits);
    }
  }

  /// What a Neutral begins with.
  sealed interface Head {
    record Local(LocalName name) implements Head {}

    record Global(GlobalName name) implements Head {}

    record Operation(PrimitiveOperation operation) implements Head {}

    /// A hole, and what stands for the variables of its scope.
    record Unknown(Hole hole, Environment environment) implements Head {}

    /// A term that types do not look into: a match, a cast, a borrow.
    record Stuck(Term term, Environment environment) implements Head {}
  }

  static Value local(LocalName name) {
    return new Neutral(new Head.Local(name), List.of());
  }

  /// A saturated call of a global.
  static Value global(GlobalName name, Value... explicits) {
    return new Neutral(new Head.Global(name), List.of(new Arguments(List.of(), List.of(explicits))));
  }

  static List<Arguments> append(List<Arguments> spine, Arguments last) {
    List<Arguments> longer = new ArrayList<>(spine);
    longer.add(last);
    return longer;
  }
}
