package hyle.tool;

import hyle.Compiler;
import hyle.Options;
import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.CoreObserver;
import hyle.jvm.Emitter;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.module.BuildMode;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import hyle.tool.bench.BenchFailure;
import hyle.tool.bench.ProcessorClock;
import hyle.tool.bench.TimedCompiler;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What `hyle build` does with a module, in this process, with the processor's clock beside it.
final class TimedCompilation implements TimedCompiler {
  @Override
  public SequencedMap<String, Long> compile(Path module, Path jar) throws BenchFailure {
    Diagnostics diagnostics = new Diagnostics();
    Laps laps = new Laps();
    DeepThread.call(
        () -> {
          Workspace workspace = Workspace.ofModule(new DirectorySources(module, ""), "", BuildMode.DEVELOP, _ -> {}, diagnostics);
          Compiler compiler = new Compiler(new Options(Mode.PLAIN, PassSelection.ALL, CoreObserver.NONE, laps::begin));
          Typed.Program typed = compiler.check(workspace.project(), workspace.entry(), workspace.sources(), diagnostics);
          if (!diagnostics.hasErrors()) {
            Core.Program core = compiler.lower(typed, diagnostics);
            Emitter.Emitted emitted = compiler.emitted(core);
            laps.begin("writing the jar");
            ProgramJar.write(jar, emitted.classes(), ForeignLibrary.NONE, ProgramClaims.of(core, emitted));
          }
          laps.end();
          return jar;
        });
    if (diagnostics.hasErrors()) {
      throw new BenchFailure(Renderer.renderAll(diagnostics.sorted(), Paint.PLAIN));
    }
    return laps.nanos;
  }

  /// A stopwatch with names for its laps.
  private static final class Laps {
    private final SequencedMap<String, Long> nanos = new LinkedHashMap<>();
    private String running = "reading";
    private long since = ProcessorClock.nanos();

    private void begin(String lap) {
      end();
      running = lap;
    }

    private void end() {
      long now = ProcessorClock.nanos();
      nanos.merge(running, now - since, Long::sum);
      since = now;
    }
  }
}
