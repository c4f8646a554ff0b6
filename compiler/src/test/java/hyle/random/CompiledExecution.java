package hyle.random;

import hyle.Compiler;
import hyle.Options;
import hyle.core.Core;
import hyle.core.CoreObserver;
import hyle.jvm.ClassFile;
import hyle.memory.ClaimedCells;
import hyle.runtime.Program;
import hyle.tool.ProgramLoader;
import hyle.tool.Way;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/// Compiles a program to classes and runs them in this process.
record CompiledExecution(Way way) implements Execution {
  private static final String CHECKED = "checked";

  /// Verification takes longer than all else; the bytecode of the other ways is made of the same pieces.
  private static final Set<String> VERIFIED = Set.of("plain", "unoptimised");

  /// All ways to compile. Checked memory comes first: what goes wrong there is a message, and elsewhere the end of this process.
  static List<Execution> all() {
    return Way.all().stream()
        .sorted(Comparator.comparing((Way way) -> !way.name().equals(CHECKED)))
        .<Execution>map(CompiledExecution::new)
        .toList();
  }

  @Override
  public String name() {
    return way.name();
  }

  @Override
  public Result run(Checked program) {
    Core.Program core = program.core(way.passes());
    Compiler compiler = new Compiler(new Options(way.mode(), way.passes(), CoreObserver.NONE));
    List<ClassFile> classes = Checked.guarded(name(), () -> compiler.emit(core));
    if (program.scrutiny() == Checked.Scrutiny.EVERYTHING && VERIFIED.contains(name())) {
      verify(classes);
    }
    Program loaded = Checked.guarded(name(), () -> ProgramLoader.load(classes));
    Launching launching = Launching.run(name(), loaded);
    return switch (way.mode()) {
      case PLAIN -> launching.uncounted();
      case COUNTERS, CHECKED -> within(ClaimedCells.of(core), launching.counted());
    };
  }

  /// A program takes no more than is claimed of it.
  private Result within(OptionalLong claimed, Result result) {
    long taken = result.memory().orElseThrow().allocations();
    if (claimed.isPresent() && taken > claimed.getAsLong()) {
      throw new Failure(Failure.Kind.MORE_CELLS, name(), "claimed " + claimed.getAsLong() + ", taken " + taken);
    }
    return result;
  }

  private void verify(List<ClassFile> classes) {
    ClassLoader loader = ProgramLoader.load(classes).getClass().getClassLoader();
    for (ClassFile file : classes) {
      StringWriter found = new StringWriter();
      CheckClassAdapter.verify(new ClassReader(file.bytes()), loader, false, new PrintWriter(found));
      if (!found.toString().isEmpty()) {
        throw new Failure(Failure.Kind.UNVERIFIABLE, name(), file.binaryName() + "\n" + found);
      }
    }
  }
}
