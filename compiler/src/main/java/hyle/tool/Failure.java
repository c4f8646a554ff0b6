package hyle.tool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Ends a command with a sentence for the user and an exit code.
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /// The command line asks for something that is not so.
  static Failure wrongUsage(String message) {
    return new Failure(ExitCode.WRONG_USAGE, message);
  }

  /// Something outside of the program is not there.
  static Failure missing(String message) {
    return new Failure(ExitCode.MISSING, message);
  }

  /// The program, or a file that belongs to it, is not as it must be.
  static Failure ofProgram(String message) {
    return new Failure(ExitCode.PROGRAM_FAILED, message);
  }

  /// The user was told already.
  static Failure told(int exitCode) {
    return new Failure(exitCode, "");
  }

  /// Why a file cannot be had, without the file's name, which the sentence around it has.
  static String reason(IOException problem) {
    return switch (problem) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "there is no such file or directory";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      case IOException other -> other.getMessage() == null ? other.getClass().getSimpleName() : other.getMessage();
    };
  }

  int exitCode() {
    return exitCode;
  }
}
