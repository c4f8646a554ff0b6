package hyle.fault;

import hyle.core.Core;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.objectweb.asm.tree.ClassNode;

/// A deliberate wrong: where in the compiler or its runtime it is, on which program of test-programs/faults it shows, and what must
/// notice it.
sealed interface Fault {
  /// What is wrong, as a sentence.
  String name();

  /// The program, by its name.
  String program();

  /// The check that notices it first.
  Caught caught();

  /// A check, and words that what it says must hold.
  record Caught(Check by, String words) {}

  /// In what a phase made of the program: `core`, which is the lowering, or a pass.
  record InCore(String name, String phase, String program, UnaryOperator<Core.Program> change, Caught caught) implements Fault {}

  /// In the emitted classes: `change` is shown each of them, in every mode.
  record InClasses(String name, String program, Consumer<ClassNode> change, Caught caught) implements Fault {}

  /// In a class of the runtime, by its simple name.
  record InRuntime(String name, String program, String owner, Consumer<ClassNode> change, Caught caught) implements Fault {}
}
