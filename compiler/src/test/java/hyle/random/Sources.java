package hyle.random;

import hyle.Compiler;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Source files in memory, beside those of the library, which are read once.
record Sources(Map<String, Source> files) implements SourceTree {
  private static final Map<String, Optional<Source>> LIBRARY = new ConcurrentHashMap<>();
  private static final String ENTRY = "main";

  Sources {
    files = Map.copyOf(files);
  }

  /// One program alone.
  static Sources of(String program) {
    return new Sources(Map.of(path(ENTRY), new Source(path(ENTRY), program)));
  }

  /// Several programs that run one after the other; `separator` stands before what each prints.
  static Sources of(List<String> programs, String separator) {
    Map<String, Source> files = new java.util.HashMap<>();
    StringBuilder imports = new StringBuilder("import {\n");
    StringBuilder calls = new StringBuilder();
    for (int index = 0; index < programs.size(); index++) {
      String name = "p" + index;
      files.put(path(name), new Source(path(name), programs.get(index)));
      imports.append("  this.").append(name).append(",\n");
      calls.append("  print(\"").append(separator).append("\");\n  this.").append(name).append(".main();\n");
    }
    String all = imports + "}\ndefine main(): unit {\n" + calls + "  Unit\n}\n";
    files.put(path(ENTRY), new Source(path(ENTRY), all));
    return new Sources(files);
  }

  String entry() {
    return ENTRY;
  }

  @Override
  public Optional<Source> read(String module, String path) {
    return module.equals(Project.CORE) ? LIBRARY.computeIfAbsent(path, Sources::library) : Optional.ofNullable(files.get(path));
  }

  private static String path(String name) {
    return name + ".nt";
  }

  private static Optional<Source> library(String path) {
    try (InputStream stream = Compiler.class.getResourceAsStream("/core-lib/" + path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new Source("core-lib/" + path, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
