package hyle.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is said when a command ends before its work is done: a sentence for a `Failure`, a report for a fault of ours.
final class Fault {
  private Fault() {}

  /// Tells the user and gives the exit code. The details of a fault go to a file, which stays.
  static int report(Throwable problem, List<String> arguments, Console console) {
    if (problem instanceof Failure failure) {
      if (!failure.getMessage().isEmpty()) {
        console.errors().println("hyle: " + failure.getMessage());
      }
      return failure.exitCode();
    }
    if (problem instanceof OutOfMemoryError) {
      // The reason is Java's: how much there was, or that the system gives no thread.
      console.errors().println("hyle: this machine has not enough memory for the compiler to go on: " + problem.getMessage());
      return ExitCode.MISSING;
    }
    console.errors().println("hyle: this is a fault of the compiler, not of your program: " + problem.getClass().getSimpleName());
    try {
      Path details = Files.createTempFile("hyle-fault-", ".txt");
      try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(details))) {
        writer.println(Version.line() + ", " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        writer.println("hyle " + String.join(" ", arguments));
        problem.printStackTrace(writer);
      }
      console.errors().println("The details are in " + details + ". Please report them, together with the program.");
    } catch (IOException unwritable) {
      console.errors().println("The details could not be written: " + unwritable.getMessage());
      console.errors().println(problem.getMessage());
    }
    return ExitCode.FAULT;
  }
}
