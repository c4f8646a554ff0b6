package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hyle.Compiler;
import hyle.Options;
import hyle.check.Typed;
import hyle.core.CoreObserver;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Diagnostic;
import hyle.report.Diagnostics;
import hyle.report.JsonLines;
import hyle.report.Paint;
import hyle.report.Renderer;
import hyle.report.Source;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Test programs with a mistake in them: the compiler answers each with diagnostics, or takes it for a program, within bounded time.
///
/// As a test a small part of them, always the same one. `-Drobustness=N` takes N mutants of every program, `-Drobustness=all` all.
final class RobustnessTest {
  private static final int USUAL_MUTANTS = 150;
  private static final long LONGEST_MILLIS = 10_000;

  @Test
  void noMistakeBringsTheCompilerDown() throws IOException {
    List<TestProgram> programs =
        Stream.of("run", "errors", "memory").flatMap(folder -> TestProgram.in(folder).stream()).filter(program -> Files.isRegularFile(program.source())).toList();
    List<String> faults = new ArrayList<>();
    String wanted = System.getProperty("robustness", "");
    if (wanted.isEmpty()) {
      Random random = new Random(17);
      for (int index = 0; index < USUAL_MUTANTS; index++) {
        faults.addAll(faults(programs.get(random.nextInt(programs.size())), 1, random.nextInt()));
      }
    } else {
      int each = wanted.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(wanted);
      for (TestProgram program : programs) {
        faults.addAll(faults(program, each, 17));
      }
    }
    assertEquals(List.of(), faults);
  }

  private static List<String> faults(TestProgram program, int most, int seed) throws IOException {
    String text = Files.readString(program.source());
    int count = Mutant.count(text);
    List<Integer> numbers =
        most >= count ? IntStream.range(0, count).boxed().toList() : new Random(seed).ints(most, 0, count).boxed().toList();
    List<String> faults = new ArrayList<>();
    for (Mutant mutant : Mutant.of(text, numbers)) {
      try {
        long millis = answer(mutant.text()).processorMillis();
        if (millis > LONGEST_MILLIS) {
          faults.add(program.name() + ", " + mutant.mistake() + ": took " + millis + " ms");
        }
      } catch (RuntimeException | Error fault) {
        faults.add(program.name() + ", " + mutant.mistake() + ": " + fault + Stream.of(fault.getStackTrace()).limit(4).toList());
      }
    }
    return faults;
  }

  /// What the compiler says about a program, and the processor time that this took.
  record Answer(String text, long processorMillis) {}

  /// The answer to a program of one file. The other form of it, for machines, is made as well, and thrown away.
  static Answer answer(String text) {
    Diagnostics diagnostics = new Diagnostics();
    long millis =
        DeepThread.call(
            () -> {
              Compiler compiler = new Compiler(new Options(Mode.PLAIN, PassSelection.ALL, CoreObserver.NONE));
              Typed.Program typed = compiler.check(Project.ofSingleFile(), "mutant", new OneFile(text), diagnostics);
              if (!diagnostics.hasErrors()) {
                compiler.lower(typed, diagnostics);
              }
              return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
            });
    List<Diagnostic> sorted = diagnostics.sorted();
    sorted.forEach(JsonLines::render);
    return new Answer(Renderer.renderAll(sorted, Paint.PLAIN), millis);
  }

  /// The mutant and the library.
  private record OneFile(String text) implements SourceTree {
    @Override
    public Optional<Source> read(String module, String path) {
      return switch (module) {
        case Project.CORE -> BundledLibrary.read(path);
        default -> path.equals("mutant.nt") ? Optional.of(new Source(path, text)) : Optional.empty();
      };
    }
  }
}
