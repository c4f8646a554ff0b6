package hyle.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hyle clean`: forgets the compiled programs that `hyle run` keeps.
@Command(name = "clean", description = "Deletes the compiled programs that `hyle run` keeps.")
final class CleanCommand implements Callable<Integer> {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  private final Console console;

  CleanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path directory = CacheDirectory.path();
    int deleted = 0;
    if (Files.isDirectory(directory)) {
      Claim.removeAbandoned(directory);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{classes,library}")) {
        for (Path file : files) {
          deleted += Files.deleteIfExists(file) ? 1 : 0;
        }
      } catch (IOException problem) {
        throw Failure.missing("the cache in " + directory + " cannot be cleaned: " + problem.getMessage());
      } catch (UncheckedIOException | java.nio.file.DirectoryIteratorException problem) {
        throw Failure.missing("the cache in " + directory + " cannot be read: " + problem.getMessage());
      }
    }
    console.errors().println("Deleted " + deleted + (deleted == 1 ? " program" : " programs") + " from " + directory);
    return ExitCode.DONE;
  }
}
