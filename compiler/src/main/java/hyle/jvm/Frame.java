package hyle.jvm;

import hyle.core.Core.Code;
import hyle.core.Core.Constant;
import hyle.core.Core.Function;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the variables of the function in hand are, and how operands get onto the stack.
///
/// A pure operation whose result is needed once, as often as it is computed, is not computed where it stands but where it is needed.
/// That is sound since variables never change: parameters of loops do, but only by jumps, which end every use of the old value.
final class Frame {
  /// Deeper expressions go through a variable, which bounds the recursion and the operand stack.
  private static final int DEEPEST = 12;

  private final hyle.jvm.Code code;
  private final Plan plan;
  private final UseCounts uses;
  private final Map<Variable, Location> locations = new HashMap<>();

  /// Where the word of a variable is.
  private sealed interface Location {
    record Local(int slot) implements Location {}

    /// The same word as another operand.
    record Same(Operand operand) implements Location {}

    /// Computed when it is needed.
    record Delayed(Operation.Primitive primitive, int depth) implements Location {}
  }

  Frame(hyle.jvm.Code code, Plan plan, Function function) {
    this.code = code;
    this.plan = plan;
    this.uses = UseCounts.of(function);
  }

  boolean isNeeded(Variable variable) {
    return uses.isNeeded(variable);
  }

  /// The variable is in this local variable of the JVM.
  void put(Variable variable, int slot) {
    locations.put(variable, new Location.Local(slot));
  }

  /// Stores the word on the stack in the variable.
  void pop(Variable variable) {
    int slot = code.wordLocal();
    code.store(slot);
    put(variable, slot);
  }

  /// The variable is the same word as the operand.
  void alias(Variable variable, Operand operand) {
    locations.put(variable, new Location.Same(resolve(operand)));
  }

  /// Whether the primitive, which is pure, may be computed where its result is needed; from then on it is.
  boolean delay(Variable result, Operation.Primitive primitive) {
    int depth = 1 + primitive.operands().stream().mapToInt(this::depth).max().orElse(0);
    if (!uses.isNeededOnce(result) || depth > DEEPEST) {
      return false;
    }
    locations.put(result, new Location.Delayed(primitive, depth));
    return true;
  }

  /// Pushes the word of an operand.
  void push(Operand operand) {
    switch (resolve(operand)) {
      case Constant(long bits, _) -> code.word(bits);
      case Code(var function, _) -> code.word(plan.codeNumber(function));
      case Variable variable -> {
        switch (location(variable)) {
          case Location.Local(int slot) -> code.load(slot);
          case Location.Delayed(Operation.Primitive primitive, _) -> new PrimitiveEmitter(code, this).value(primitive);
          case Location.Same _ -> throw new AssertionError("an alias that was not resolved: " + variable);
        }
      }
    }
  }

  /// A local variable of the JVM that holds the operand's word.
  int local(Operand operand) {
    if (resolve(operand) instanceof Variable variable && location(variable) instanceof Location.Local(int slot)) {
      return slot;
    }
    push(operand);
    int slot = code.wordLocal();
    code.store(slot);
    return slot;
  }

  /// Whether the operand's word is in this local variable of the JVM already.
  boolean isIn(Operand operand, int slot) {
    return resolve(operand) instanceof Variable variable && location(variable).equals(new Location.Local(slot));
  }

  /// The operation that will compute this operand when it is needed.
  Optional<Operation.Primitive> delayed(Operand operand) {
    return resolve(operand) instanceof Variable variable && location(variable) instanceof Location.Delayed(var primitive, _)
        ? Optional.of(primitive)
        : Optional.empty();
  }

  private Operand resolve(Operand operand) {
    return operand instanceof Variable variable && location(variable) instanceof Location.Same(Operand original) ? original : operand;
  }

  private int depth(Operand operand) {
    return resolve(operand) instanceof Variable variable && location(variable) instanceof Location.Delayed(_, int depth) ? depth : 0;
  }

  private Location location(Variable variable) {
    Location location = locations.get(variable);
    if (location == null) {
      throw new AssertionError("a variable that is not bound: " + variable);
    }
    return location;
  }
}
