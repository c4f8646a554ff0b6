package hyle.tool.bench;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// `javac`, in this process, so that it meets the same warm or cold JVM as the compiler beside it.
record JavaPeer(JavaCompiler compiler) {
  /// The one that belongs to this JVM; none where only a runtime is installed.
  static Optional<JavaPeer> ofThisJvm() {
    return Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).map(JavaPeer::new);
  }

  /// Compiles the files to classes below `output` and gives nanoseconds of processor time.
  long compile(List<Path> sources, Path output) throws IOException, BenchFailure {
    StringWriter said = new StringWriter();
    long start = ProcessorClock.nanos();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options = List.of("-proc:none", "-nowarn", "-d", output.toString());
      if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call()) {
        throw new BenchFailure("`javac` refused the generated program: " + said);
      }
    }
    return ProcessorClock.nanos() - start;
  }
}
