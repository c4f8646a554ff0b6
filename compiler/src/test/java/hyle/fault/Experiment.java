package hyle.fault;

import hyle.core.Core;
import hyle.core.CoreLint;
import hyle.core.CorePrinter;
import hyle.core.Reachability;
import hyle.jvm.ClassFile;
import hyle.jvm.Emitter;
import hyle.jvm.Mode;
import hyle.memory.Pass;
import hyle.tool.ProgramLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.CheckClassAdapter;

/// Compiles and runs a program, with a fault or without, as far as no check has noticed anything.
final class Experiment {
  /// So many times as much memory as usual is too much; threads take now more, now less.
  private static final long MOST_MEMORY = 2;

  private final Chamber chamber;
  private final Subject subject;

  Experiment(Chamber chamber, Subject subject) {
    this.chamber = chamber;
    this.subject = subject;
  }

  /// What notices the fault first, if anything does.
  Optional<Finding> with(Fault fault) throws IOException {
    return switch (fault) {
      case Fault.InCore inCore -> inCore(inCore);
      case Fault.InClasses(_, _, Consumer<ClassNode> change, _) -> inClasses(change);
      case Fault.InRuntime(_, _, String owner, Consumer<ClassNode> change, _) -> inRuntime(owner, change);
    };
  }

  /// What the checks say of the program as it is.
  Optional<Finding> withoutFault() throws IOException {
    Core.Program core = subject.phases().lastEntry().getValue();
    return onRuns(mode -> Emitter.emit(Reachability.ofEntry(core), mode), List.of());
  }

  private Optional<Finding> inCore(Fault.InCore fault) throws IOException {
    Core.Program sound = subject.phases().get(fault.phase());
    Core.Program faulty = fault.change().apply(sound);
    if (CorePrinter.printAll(sound).equals(CorePrinter.printAll(faulty)) && sound.dataTypes().equals(faulty.dataTypes())) {
      throw new AssertionError("the program did not change");
    }
    Core.Program current = faulty;
    List<String> violations = CoreLint.check(current, CoreLint.Stage.after(fault.phase()));
    List<Pass> passes = new ArrayList<>(Subject.passes(fault.program()));
    if (!fault.phase().equals(Subject.LOWERED)) {
      while (!passes.removeFirst().name().equals(fault.phase())) {}
    }
    while (violations.isEmpty() && !passes.isEmpty()) {
      Pass next = passes.removeFirst();
      Core.Program before = current;
      try {
        current = next.rewrite().apply(before);
      } catch (AssertionError problem) {
        return Optional.of(new Finding(Check.ASSERTION, problem.getMessage()));
      }
      violations = CoreLint.check(current, CoreLint.Stage.after(next.name()));
    }
    if (!violations.isEmpty()) {
      return Optional.of(new Finding(Check.LINT, String.join("\n", violations)));
    }
    Core.Program done = Reachability.ofEntry(current);
    return onRuns(mode -> Emitter.emit(done, mode), List.of());
  }

  private Optional<Finding> inClasses(Consumer<ClassNode> change) throws IOException {
    Core.Program core = Reachability.ofEntry(subject.phases().lastEntry().getValue());
    boolean[] isSeeded = new boolean[1];
    Optional<Finding> finding =
        onRuns(
            mode ->
                Emitter.emit(core, mode).stream()
                    .map(
                        file -> {
                          ClassFile changed = changed(file, change);
                          isSeeded[0] |= !Arrays.equals(changed.bytes(), changed(file, _ -> {}).bytes());
                          return changed;
                        })
                    .toList(),
            List.of());
    if (!isSeeded[0]) {
      throw new AssertionError("no class changed");
    }
    return finding;
  }

  private Optional<Finding> inRuntime(String owner, Consumer<ClassNode> change) throws IOException {
    Core.Program core = Reachability.ofEntry(subject.phases().lastEntry().getValue());
    ClassFile sound = runtimeClass("hyle.runtime." + owner);
    ClassFile faulty = changed(sound, change);
    if (Arrays.equals(faulty.bytes(), changed(sound, _ -> {}).bytes())) {
      throw new AssertionError("the class did not change");
    }
    return onRuns(mode -> Emitter.emit(core, mode), List.of(faulty));
  }

  private static ClassFile runtimeClass(String name) {
    try (InputStream file = Experiment.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      return new ClassFile(name, file.readAllBytes());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static ClassFile changed(ClassFile file, Consumer<ClassNode> change) {
    ClassNode node = new ClassNode();
    new ClassReader(file.bytes()).accept(node, 0);
    change.accept(node);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return new ClassFile(file.binaryName(), writer.toByteArray());
  }

  private Optional<Finding> onRuns(Function<Mode, List<ClassFile>> emit, List<ClassFile> runtime) throws IOException {
    for (Mode mode : List.of(Mode.CHECKED, Mode.PLAIN, Mode.COUNTERS)) {
      List<ClassFile> classes;
      try {
        classes = emit.apply(mode);
      } catch (AssertionError problem) {
        return Optional.of(new Finding(Check.ASSERTION, problem.getMessage()));
      }
      Optional<Finding> finding = unverified(classes);
      if (finding.isEmpty()) {
        finding = onRun(chamber.run(classes, runtime), mode);
      }
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> unverified(List<ClassFile> classes) {
    ClassLoader loader = ProgramLoader.load(classes).getClass().getClassLoader();
    StringWriter found = new StringWriter();
    classes.forEach(file -> CheckClassAdapter.verify(new ClassReader(file.bytes()), loader, false, new PrintWriter(found)));
    return found.toString().isEmpty() ? Optional.empty() : Optional.of(new Finding(Check.VERIFIER, found.toString()));
  }

  private Optional<Finding> onRun(Ran ran, Mode mode) {
    if (ran.errors().contains("checked memory:")) {
      return Optional.of(new Finding(Check.CHECKED_MEMORY, ran.errors()));
    }
    Optional<String> difference = subject.oracle().difference(ran);
    if (difference.isPresent()) {
      return Optional.of(new Finding(Check.ORACLE, mode + ": " + difference.get()));
    }
    if (!ran.isBalanced()) {
      return Optional.of(new Finding(Check.BALANCE, ran.counters()));
    }
    Map<Mode, Ran> usual = subject.usual();
    Ran sound = usual.computeIfAbsent(mode, _ -> ran);
    if (!sound.counters().equals(ran.counters())) {
      return Optional.of(new Finding(Check.COUNTS, ran.counters() + " instead of " + sound.counters()));
    }
    return ran.reservedBytes() <= MOST_MEMORY * sound.reservedBytes()
        ? Optional.empty()
        : Optional.of(new Finding(Check.COUNTS, ran.reservedBytes() + " bytes taken instead of " + sound.reservedBytes()));
  }
}
