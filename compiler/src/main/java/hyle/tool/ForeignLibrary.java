package hyle.tool;

import hyle.module.Project;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the C code of a program's module became: the content of a shared library, or nothing [I20].
///
/// The library is kept in the cache by everything that it is made of.
record ForeignLibrary(byte[] content) {
  static final ForeignLibrary NONE = new ForeignLibrary(new byte[0]);

  /// What every program is linked with anyway.
  private static final Set<String> ALWAYS_THERE = Set.of("-lm", "-lc", "-lpthread", "-ldl", "-lrt");

  boolean isThere() {
    return content.length > 0;
  }

  /// Runs the scripts of the module's `foreign` section and links what they make, together with the libraries that the target
  /// names.
  /// What the commands say goes to `said`.
  static ForeignLibrary of(Workspace workspace, PrintStream said) {
    Project.ForeignBuild foreign = workspace.project().foreign();
    List<String> libraries = libraries(workspace);
    if (foreign.outputs().isEmpty() && libraries.isEmpty()) {
      return NONE;
    }
    Path root = workspace.sources().root();
    CCompiler compiler = CCompiler.find();
    try {
      Path kept = CacheDirectory.path().resolve(digest(foreign, libraries, root, compiler) + ".library");
      Optional<byte[]> known = KeptFile.read(kept);
      if (known.isPresent()) {
        return new ForeignLibrary(known.get());
      }
      byte[] content = new ForeignScripts(foreign, libraries, root, compiler, said).library();
      keep(kept, content);
      return new ForeignLibrary(content);
    } catch (IOException problem) {
      throw Failure.missing("the C code of the program cannot be built: " + Failure.reason(problem));
    }
  }

  /// Those of the target's options that name something to link with.
  private static List<String> libraries(Workspace workspace) {
    Project.Target target = workspace.project().targets().get(workspace.name());
    return target == null
        ? List.of()
        : target.options().stream()
            .filter(option -> option.startsWith("-l") || option.startsWith("-L") || option.matches("[^-].*\\.(a|o|so|dylib)"))
            .filter(option -> !ALWAYS_THERE.contains(option))
            .toList();
  }

  private static String digest(Project.ForeignBuild foreign, List<String> libraries, Path root, CCompiler compiler)
      throws IOException {
    List<String> parts = new ArrayList<>(List.of(Version.number(), compiler.path().toString()));
    parts.add(root.toAbsolutePath().normalize().toString());
    for (List<String> list : List.of(foreign.inputs(), foreign.outputs(), foreign.scripts(), libraries)) {
      parts.add(Integer.toString(list.size()));
      parts.addAll(list);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      for (String input : foreign.inputs()) {
        Path file = root.resolve(input);
        if (!Files.isRegularFile(file)) {
          throw Failure.ofProgram("the foreign input `" + input + "` that module.ens names does not exist.");
        }
        digest.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException problem) {
      throw new AssertionError(problem);
    }
  }

  /// Where the library cannot be kept, the next run builds it again.
  private static void keep(Path kept, byte[] content) {
    try {
      KeptFile.write(kept, content);
    } catch (IOException _) {
      return;
    }
  }
}
