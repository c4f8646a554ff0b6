package hyle.tool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A C compiler of this machine: what NEUT_CLANG names, else `clang`, `gcc` or `cc` on PATH.
record CCompiler(Path path) {
  /// The compiler, which must be there.
  static CCompiler find() {
    return search()
        .orElseThrow(
            () ->
                Failure.missing(
                    "the program has C code, and no C compiler was found: install clang or gcc, or let NEUT_CLANG name one."));
  }

  /// The compiler, if there is one.
  static Optional<CCompiler> search() {
    String chosen = System.getenv("NEUT_CLANG");
    List<String> names = chosen != null && !chosen.isEmpty() ? List.of(chosen) : List.of("clang", "gcc", "cc");
    return names.stream().flatMap(name -> search(name).stream()).findFirst().map(CCompiler::new);
  }

  /// Writes a command into `directory` that compiles for shared libraries, whatever its arguments say; the reference's scripts ask
  /// for link-time optimisation, which not every compiler has.
  Path command(Path directory) throws IOException {
    String script =
        """
        #!/bin/sh
        for argument do
          shift
          case $argument in
            -flto*) ;;
            *) set -- "$@" "$argument" ;;
          esac
        done
        exec '%s' -fPIC "$@"
        """
            .formatted(path.toString().replace("'", "'\\''"));
    Path command = Files.writeString(directory.resolve("clang"), script);
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    return command;
  }

  private static Optional<Path> search(String name) {
    if (name.contains("/")) {
      return Optional.of(Path.of(name)).filter(Files::isExecutable);
    }
    String directories = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(directories)
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
