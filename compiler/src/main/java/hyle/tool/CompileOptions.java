package hyle.tool;

import hyle.check.Typed;
import hyle.check.TypedPrinter;
import hyle.core.CoreObserver;
import hyle.core.CorePrinter;
import hyle.jvm.Emitter;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.memory.Passes;
import hyle.module.BuildMode;
import hyle.runtime.Launch;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The options that `run`, `build` and `memory` share.
final class CompileOptions {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  private static final String TYPED = "typed";

  @Option(names = "--release", description = "Builds for delivery: assertions are off.")
  private boolean release;

  @Option(names = "--stack", paramLabel = "SIZE", description = "The stack of the main thread: 512k, 64m, 4g.")
  private String stack;

  @Option(names = "--passes", paramLabel = "-NAME,…", description = "Turns single optimisations off, as in --passes=-cancel,-trmc.")
  private String passes;

  @Option(names = "--dump", paramLabel = "PHASE", description = "Prints the program as text after this phase, to standard error.")
  private String dump;

  @Option(names = "--counters", description = "Counts what the memory does.")
  private boolean counters;

  @Option(names = "--checked", description = "Checked memory: stops at a use after free, a double free or a leak.")
  private boolean checked;

  @Option(names = "--stats", paramLabel = "FILE", description = "Counts, and writes the counters to this file when the program ends; `memory` runs it for that.")
  private String stats;

  @Option(names = "--verbose", description = "Says more about what is done.")
  private boolean verbose;

  /// Refuses values that mean nothing, before any work is done.
  void validate() {
    if (stack != null && Launch.stackBytes(stack) <= 0) {
      throw Failure.wrongUsage("--stack takes a size such as 512k, 64m or 4g, not `" + stack + "`.");
    }
    List<String> unknown = passes().unknown();
    if (!unknown.isEmpty()) {
      List<String> known = Passes.optionalNames().stream().map(name -> "-" + name).toList();
      throw Failure.wrongUsage("--passes knows no `" + unknown.getFirst() + "`; there are: " + String.join(", ", known));
    }
    if (dump != null && !phases().contains(dump)) {
      throw Failure.wrongUsage("--dump knows no phase `" + dump + "`; there are: " + String.join(", ", phases()));
    }
  }

  BuildMode buildMode() {
    return release ? BuildMode.RELEASE : BuildMode.DEVELOP;
  }

  Mode mode() {
    return checked ? Mode.CHECKED : counters || stats != null ? Mode.COUNTERS : Mode.PLAIN;
  }

  PassSelection passes() {
    return passes == null ? PassSelection.ALL : PassSelection.parse(passes);
  }

  /// Prints the program after the phase that `--dump` names.
  CoreObserver observer(Console console) {
    if (dump == null) {
      return CoreObserver.NONE;
    }
    return (phase, program) -> {
      if (phase.equals(dump)) {
        console.errors().print(CorePrinter.print(program));
      }
    };
  }

  /// Prints the program with its types, if `--dump` asks for that.
  void show(Typed.Program program, Console console) {
    if (TYPED.equals(dump)) {
      console.errors().print(TypedPrinter.print(program));
    }
  }

  /// The size that was asked for, or what suits this machine.
  long stackBytes() {
    return stack == null ? Launch.defaultStackBytes() : Launch.stackBytes(stack);
  }

  /// The size that was asked for; the sign that there was no wish.
  long chosenStackBytes() {
    return stack == null ? Emitter.USUAL_STACK : Launch.stackBytes(stack);
  }

  boolean dumps() {
    return dump != null;
  }

  boolean printsCounters() {
    return counters;
  }

  boolean isVerbose() {
    return verbose;
  }

  /// The file for the counters; empty if they are not asked for.
  String stats() {
    return stats == null ? "" : stats;
  }

  /// Everything that the compiled classes depend on.
  String key() {
    return mode() + " " + buildMode() + " " + passes().off();
  }

  private static List<String> phases() {
    List<String> phases = new ArrayList<>(List.of(TYPED, "core"));
    phases.addAll(Passes.names());
    return phases;
  }
}
