package hyle.random;

import hyle.Compiler;
import hyle.Options;
import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.CoreLint;
import hyle.core.CoreObserver;
import hyle.core.Lowering;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.memory.Passes;
import hyle.module.Project;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program with names and types, and what it becomes behind them: each selection of passes runs once, however many ways use it.
///
/// The checker and the passes recurse, so all this runs on a thread with a deep stack.
final class Checked {
  private static final Compiler COMPILER = new Compiler(new Options(Mode.PLAIN, PassSelection.ALL, CoreObserver.NONE));

  private final Typed.Program typed;
  private final Scrutiny scrutiny;
  private final Map<PassSelection, Core.Program> passed = new HashMap<>();
  private Optional<Core.Program> lowered = Optional.empty();

  /// How closely the compiler is watched.
  enum Scrutiny {
    /// Results are compared.
    RESULTS,
    /// Core is linted after every pass, and the bytecode is verified.
    EVERYTHING
  }

  private Checked(Typed.Program typed, Scrutiny scrutiny) {
    this.typed = typed;
    this.scrutiny = scrutiny;
  }

  /// The program of some sources; a `Failure` if the compiler does not take it.
  static Checked of(Sources sources, Scrutiny scrutiny) {
    Diagnostics diagnostics = new Diagnostics();
    Typed.Program typed = guarded("check", () -> COMPILER.check(Project.ofSingleFile(), sources.entry(), sources, diagnostics));
    demandNone(diagnostics);
    return new Checked(typed, scrutiny);
  }

  private static void demandNone(Diagnostics diagnostics) {
    if (diagnostics.hasErrors()) {
      throw new Failure(Failure.Kind.REFUSED, "check", Renderer.renderAll(diagnostics.sorted(), Paint.PLAIN));
    }
  }

  Typed.Program typed() {
    return typed;
  }

  Scrutiny scrutiny() {
    return scrutiny;
  }

  /// Core after the passes of a selection.
  Core.Program core(PassSelection selection) {
    Core.Program known = passed.get(selection);
    if (known != null) {
      return known;
    }
    Core.Program before = lowered();
    String way = "passes without " + selection.off();
    List<String> violations = new ArrayList<>();
    CoreObserver observer =
        switch (scrutiny) {
          case RESULTS -> CoreObserver.NONE;
          case EVERYTHING -> (phase, core) -> lint(phase, core, CoreLint.Stage.OWNED, violations);
        };
    if (scrutiny == Scrutiny.EVERYTHING) {
      lint("core", before, CoreLint.Stage.BEFORE_OWNERSHIP, violations);
    }
    Core.Program core = guarded(way, () -> Passes.run(before, selection, observer));
    if (!violations.isEmpty()) {
      throw new Failure(Failure.Kind.LINTED, way, String.join("\n", violations));
    }
    passed.put(selection, core);
    return core;
  }

  private Core.Program lowered() {
    if (lowered.isEmpty()) {
      Diagnostics diagnostics = new Diagnostics();
      lowered = Optional.of(guarded("lowering", () -> Lowering.lower(typed, diagnostics)));
      demandNone(diagnostics);
    }
    return lowered.get();
  }

  private static void lint(String phase, Core.Program core, CoreLint.Stage stage, List<String> violations) {
    CoreLint.check(core, stage).forEach(violation -> violations.add("after " + phase + ": " + violation));
  }

  /// What some work of the compiler gives; whatever it throws is a failure.
  static <R> R guarded(String way, java.util.function.Supplier<R> work) {
    try {
      return work.get();
    } catch (RuntimeException | AssertionError | StackOverflowError fault) {
      throw new Failure(Failure.Kind.CRASHED, way, fault);
    }
  }
}
