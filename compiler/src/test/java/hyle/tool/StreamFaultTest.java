package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.jvm.ClassFile;
import hyle.report.Paint;
import hyle.runtime.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Standard streams that are closed, full, or read by nobody: one message, or none where nobody reads, a code that says so, and an end.
final class StreamFaultTest {
  private static final String FULL = "No space left on device";
  private static final String UNREAD = "Broken pipe";

  @TempDir private Path directory;

  /// A stream that takes so many bytes and no more.
  private static final class Narrow extends OutputStream {
    private final String reason;
    private int room;

    Narrow(int room, String reason) {
      this.room = room;
      this.reason = reason;
    }

    @Override
    public void write(int value) throws IOException {
      if (room-- <= 0) {
        throw new IOException(reason);
      }
    }
  }

  @Test
  void resultsThatCannotBeWrittenAreNoSuccess() throws IOException {
    String program = write("right.nt", "define main(): unit {\n  print(\"Hello\\n\")\n}\n");
    for (List<String> command :
        List.of(List.of("--version"), List.of("--help"), List.of("explain", "syntax"), List.of("memory", program), List.of("memory", "--json", program))) {
      String[] arguments = command.toArray(String[]::new);
      assertEquals(
          new Answer(ExitCode.MISSING, "", "hyle: standard output cannot be written: " + FULL + "\n"), command(FULL, arguments), command.toString());
      assertEquals(new Answer(ExitCode.PROGRAM_FAILED, "", ""), command(UNREAD, arguments), command.toString());
    }
    assertEquals(new Answer(ExitCode.DONE, "", ""), command(FULL, "check", "--json", program), "nothing is written, nothing is lost");
    String wrong = write("wrong.nt", "define main(): unit {\n  nothing()\n}\n");
    assertEquals(ExitCode.PROGRAM_FAILED, command(FULL, "check", "--json", wrong).exitCode());
  }

  @Test
  void aProgramWhoseOutputCannotBeWrittenSaysWhy() throws IOException {
    String text = "Hello\\n".repeat(10);
    List<ClassFile> twice = classes("twice.nt", "define main(): unit {\n  print(\"" + text + "\");\n  print(\"" + text + "\")\n}\n");
    for (int room = 0; room < 120; room += 17) {
      assertEquals(new Answer(1, "", "standard output cannot be written: " + FULL + "\n"), run(twice, new Narrow(room, FULL)));
      assertEquals(new Answer(1, "", ""), run(twice, new Narrow(room, UNREAD)));
    }
    assertEquals(new Answer(0, "", ""), run(twice, new Narrow(120, FULL)));
  }

  @Test
  void aProgramThatPrintsForEverEndsWhenNobodyReads() throws IOException {
    List<ClassFile> forEver =
        classes("for-ever.nt", "define again(): unit {\n  print(\"Hello\\n\");\n  again()\n}\n\ndefine main(): unit {\n  again()\n}\n");
    assertEquals(new Answer(1, "", ""), run(forEver, new Narrow(100_000, UNREAD)));
    Answer full = run(forEver, new Narrow(100_000, FULL));
    assertEquals(1, full.exitCode());
    assertTrue(full.errors().matches("for-ever.nt:2: standard output cannot be written: " + FULL + "\n"), full.errors());
  }

  @Test
  void aTrapIsToldAlsoWhereOutputIsLost() throws IOException {
    List<ClassFile> trap =
        classes("trap.nt", "define main(): unit {\n  print(\"Hello\\n\");\n  let _ = div-int(1, 0) in\n  Unit\n}\n");
    Answer answer = run(trap, new Narrow(0, FULL));
    assertEquals(1, answer.exitCode());
    assertTrue(answer.errors().matches("trap.nt:3:\\d+: division by zero\n"), answer.errors());
  }

  /// What the command answers when standard output takes nothing.
  private static Answer command(String reason, String... arguments) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Console console =
        new Console(
            ResultStream.to(new Narrow(0, reason)), new PrintStream(errors, true, StandardCharsets.UTF_8), Paint.PLAIN, Console.Liveliness.STILL);
    int exitCode = Main.run(arguments, console);
    return new Answer(exitCode, "", errors.toString(StandardCharsets.UTF_8));
  }

  private static Answer run(List<ClassFile> classes, OutputStream output) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int exitCode =
        Launch.run(ProgramLoader.load(classes), List.of(), output, errors, InputStream.nullInputStream(), 1 << 20).exitCode();
    return new Answer(exitCode, "", errors.toString(StandardCharsets.UTF_8));
  }

  private List<ClassFile> classes(String name, String text) throws IOException {
    TestProgram program = new TestProgram(name, Path.of(write(name, text)));
    return TestBench.classes(TestBench.check(program), Way.PLAIN);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
