package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.PhaseObserver;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The examples in the library's comments are true, and what is wrong with an example is noticed and told.
final class LibraryExamplesTest {
  @TempDir private Path directory;

  @Test
  void examplesOfTheLibraryGiveWhatTheySay() {
    ExampleRun.Result result =
        DeepThread.call(
            () -> {
              WholeModule library = WholeModule.ofLibrary(new Diagnostics());
              return ExampleRun.of(library, library.subjects(new Diagnostics()), ForeignLibrary.NONE, PhaseObserver.NONE, silent());
            });
    assertEquals("", Renderer.renderAll(result.problems(), Paint.PLAIN));
    assertTrue(result.examples() > 0);
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrongWithExamplesIsTold() {
    return TestProgram.in("examples").stream()
        .map(program -> DynamicTest.dynamicTest(program.name(), program.source().toUri(), () -> tells(program)));
  }

  private static void tells(TestProgram program) throws IOException {
    Answer answer = Answer.of("doc", "--check", program.source().toString());
    Golden.check(program.companion("err"), answer.errors().replace(program.source().toString(), program.name()));
    assertEquals(ExitCode.PROGRAM_FAILED, answer.exitCode());
    assertEquals("", answer.output());
  }

  @Test
  void anExampleSeesTheNamesOfItsFileInAModule() throws IOException {
    Files.createDirectories(directory.resolve("source/deep"));
    Files.writeString(directory.resolve("module.ens"), "{\n  dependency {\n    core {\n      enable-preset true,\n    },\n  },\n}\n");
    Path file = directory.resolve("source/deep/shapes.nt");
    String definitions =
        """
        // Squares.
        //
        //     area(Square(3)) → 9

        import {
          this.sizes {size},
        }

        data shape {
        | Square(size)
        }

        // The area of a square.
        //
        //     import {this.sizes {small}}
        //     area(Square(small)) → 1
        //     Square(small) → Square(Size(1))
        define area(s: shape): size {
          let Square(a) = s in
          mul-int(a, a)
        }
        """;
    Files.writeString(directory.resolve("source/sizes.nt"), "inline size: type {\n  int\n}\n\ninline small: size {\n  1\n}\n");
    Files.writeString(file, definitions);
    Answer wrong = Answer.of("doc", "--check", directory.toString());
    assertEquals(ExitCode.PROGRAM_FAILED, wrong.exitCode());
    assertTrue(wrong.errors().contains("expected Square(Size(1)), found Square(1)"), wrong.errors());
    assertTrue(wrong.errors().contains("source/deep/shapes.nt:17:24"), wrong.errors());
    Files.writeString(file, definitions.replace("Size(1)", "1"));
    assertEquals(new Answer(ExitCode.DONE, "3 examples in 1 file give what they say.\n", ""), Answer.of("doc", "--check", directory.toString()));
  }

  @Test
  void aModuleWithErrorsIsRefused() throws IOException {
    Path file = directory.resolve("wrong.nt");
    Files.writeString(file, "//     f(1) → 1\ndefine f(x: int): int {\n  \"x\"\n}\n");
    Answer answer = Answer.of("doc", "--check", file.toString());
    assertEquals(ExitCode.PROGRAM_FAILED, answer.exitCode());
    assertTrue(answer.errors().startsWith("error[type-mismatch]: "), answer.errors());
    Files.writeString(file, "define f(x: int): int {\n  x\n}\n");
    assertEquals(new Answer(ExitCode.DONE, "There are no examples.\n", ""), Answer.of("doc", "--check", file.toString()));
  }

  private static Console silent() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    PrintStream errors = new PrintStream(nowhere, false, StandardCharsets.UTF_8);
    return new Console(ResultStream.to(nowhere), errors, Paint.PLAIN, Console.Liveliness.STILL);
  }
}
