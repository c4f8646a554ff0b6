package hyle.tool;

import hyle.module.Project;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One run of a `foreign` section: its scripts, in a directory that is gone afterwards, and the link of what they made.
final class ForeignScripts {
  private final Project.ForeignBuild foreign;
  private final List<String> libraries;
  private final Path root;
  private final CCompiler compiler;
  private final PrintStream said;

  ForeignScripts(Project.ForeignBuild foreign, List<String> libraries, Path root, CCompiler compiler, PrintStream said) {
    this.foreign = foreign;
    this.libraries = libraries;
    this.root = root;
    this.compiler = compiler;
    this.said = said;
  }

  /// The content of the library.
  byte[] library() throws IOException {
    Path directory = Files.createTempDirectory("hyle-foreign-");
    try {
      Path outputs = Files.createDirectory(directory.resolve("foreign"));
      Path command = compiler.command(directory);
      for (String script : foreign.scripts()) {
        run(List.of("sh", "-c", filled(script, command, outputs)), script);
      }
      Path library = directory.resolve("library");
      List<String> link = link(outputs, library);
      run(link, String.join(" ", link));
      return Files.readAllBytes(library);
    } finally {
      delete(directory);
    }
  }

  private String filled(String script, Path command, Path outputs) {
    return script
        .replace("{{clang}}", command.toString())
        .replace("{{foreign}}", outputs.toString())
        .replace("{{module-root}}", root.toAbsolutePath().normalize().toString());
  }

  private List<String> link(Path outputs, Path library) {
    boolean isMac = System.getProperty("os.name").startsWith("Mac");
    List<String> command = new ArrayList<>(List.of(compiler.path().toString(), "-shared", "-o", library.toString()));
    if (!isMac) {
      command.addAll(List.of("-Wl,-Bsymbolic", "-Wl,--no-as-needed"));
    }
    for (String output : foreign.outputs()) {
      Path file = outputs.resolve(output);
      if (!Files.isRegularFile(file)) {
        throw Failure.ofProgram("the foreign scripts of module.ens did not make the output `" + output + "`.");
      }
      if (output.endsWith(".a")) {
        command.addAll(
            isMac
                ? List.of("-Wl,-force_load," + file)
                : List.of("-Wl,--whole-archive", file.toString(), "-Wl,--no-whole-archive"));
      } else if (output.endsWith(".o") || output.endsWith(".bc")) {
        command.add(file.toString());
      }
    }
    command.addAll(libraries);
    command.addAll(List.of("-lm", "-lpthread"));
    return command;
  }

  /// Runs a command in the module's directory; what it says is passed on. `shown` is the command as the user knows it.
  private void run(List<String> command, String shown) throws IOException {
    Process process = new ProcessBuilder(command).directory(root.toAbsolutePath().toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = exitCode(process);
    if (code != 0) {
      String what = "the C code of the program cannot be built: this command ended with exit code " + code + "\n  " + shown;
      throw Failure.ofProgram(words.isEmpty() ? what : what + "\nand said\n" + words.stripTrailing().indent(2).stripTrailing());
    }
    said.print(words);
  }

  private static int exitCode(Process process) {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException _) {
        Thread.interrupted();
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
