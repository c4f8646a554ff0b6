package hyle.tool;

import hyle.runtime.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What makes the program of a jar start sooner, beside the jar: a cache of the classes that its start loads, as JEP 514 has it, and a
/// script that starts it with that. A jar cannot say by itself how Java is to start it.
///
/// The cache comes from a run that starts the runtime and loads the program's classes, and does nothing of the program. Java leaves a cache
/// alone that another JDK made, but not one that was made of another jar: Java 25 starts the classes of that one, whatever the jar has
/// become. So the script knows the checksum of its jar, and uses the cache only for that.
final class QuickStart {
  private static final String JAR = ".jar";
  private static final String CACHE = ".aot";
  private static final String SCRIPT = ".sh";
  private static final int LIMIT_SECONDS = 120;

  /// Programs leave no garbage: the plainest collector is the right one. Its threads and tables cost start-up, too.
  private static final List<String> JAVA_OPTIONS = List.of("-XX:+UseSerialGC", "-XX:StackReservedPages=0", "-XX:-UsePerfData", "-Xlog:disable");

  private static final String SCRIPT_TEXT = """
      #!/bin/sh
      # Starts the jar beside this file, with the cache beside it that `hyle build --aot` made. The cache is for one JDK, and for the jar
      # with this checksum: without them the program starts as by `java -jar`.
      self=$0
      while [ -L "$self" ]; do
        link=$(readlink -- "$self")
        case $link in /*) self=$link ;; *) self=$(dirname -- "$self")/$link ;; esac
      done
      case $self in */*) ;; *) self=./$self ;; esac
      program=${self%%.sh}
      java=%s
      if [ -x "$java" ] && [ "$(cksum < "$program.jar")" = '%s' ]; then
        exec "$java" -XX:AOTCache="$program.aot" %s -jar "$program.jar" "$@"
      fi
      exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$program.jar" "$@"
      """;

  private final Path jar;
  private final Path cache;
  private final Path script;
  private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

  private QuickStart(Path jar, Path cache, Path script) {
    this.jar = jar;
    this.cache = cache;
    this.script = script;
  }

  /// What will stand beside a jar, which need not be there yet.
  static QuickStart of(Path jar) {
    String file = jar.getFileName().toString();
    if (!file.endsWith(JAR)) {
      throw Failure.wrongUsage("--aot needs a jar whose name ends in `" + JAR + "`, not `" + file + "`.");
    }
    String name = file.substring(0, file.length() - JAR.length());
    QuickStart made = new QuickStart(jar, jar.resolveSibling(name + CACHE), jar.resolveSibling(name + SCRIPT));
    for (Path path : List.of(made.cache, made.script)) {
      if (Files.isDirectory(path)) {
        throw Failure.wrongUsage("`" + path + "` is a directory; --aot writes a file of that name.");
      }
    }
    return made;
  }

  /// Writes both files, and gives their paths.
  List<Path> write() {
    try {
      Files.deleteIfExists(script);
      Files.deleteIfExists(cache);
      train();
      String text = script();
      UnfinishedFile.write(script, output -> output.write(text.getBytes(StandardCharsets.UTF_8)));
      makeExecutable(script);
      return List.of(cache, script);
    } catch (IOException problem) {
      throw failure(Failure.reason(problem));
    }
  }

  private String script() throws IOException {
    return SCRIPT_TEXT.formatted("'" + java.toString().replace("'", "'\\''") + "'", checksum(), String.join(" ", JAVA_OPTIONS));
  }

  /// As the script will find it.
  private String checksum() throws IOException {
    Process process = new ProcessBuilder("cksum").redirectInput(jar.toFile()).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    end(process);
    if (process.exitValue() != 0 || !told.matches("\\d+ \\d+")) {
      throw failure("`cksum` gives no checksum of the jar");
    }
    return told;
  }

  /// Java writes the cache when the run ends, with some files beside it on the way: so it does that in a directory of its own, and the cache
  /// moves to its place when it is whole.
  private void train() throws IOException {
    Path room = Files.createTempDirectory(cache.toAbsolutePath().getParent(), ".hyle-aot-");
    Path made = room.resolve("cache");
    Path said = room.resolve("said");
    try {
      List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:AOTCacheOutput=" + made));
      command.addAll(JAVA_OPTIONS);
      command.addAll(List.of("-D" + Launch.TRAINING + "=true", "-jar", jar.toString()));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
      process.getOutputStream().close();
      end(process);
      if (process.exitValue() != 0 || !Files.isRegularFile(made)) {
        String words = Files.readString(said).stripTrailing();
        String how = "Java ended with exit code " + process.exitValue();
        throw failure(words.isEmpty() ? how : how + " and said\n" + words.indent(2).stripTrailing());
      }
      Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
      Files.deleteIfExists(said);
      Files.deleteIfExists(room);
    }
  }

  private void end(Process process) {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw failure("Java had not ended after " + LIMIT_SECONDS + " seconds");
      }
    } catch (InterruptedException _) {
      throw failure("the work was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private Failure failure(String reason) {
    return Failure.missing("the jar is written, but `" + cache + "` could not be made: " + reason);
  }

  private static void makeExecutable(Path script) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(script));
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    permissions.add(PosixFilePermission.GROUP_EXECUTE);
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(script, permissions);
  }
}
