package hyle.tool.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Builds the programs of a benchmark in a directory of its own, each in its own folder, with the compilers that the machine has.
final class Workshop {
  /// What became of one program: ready to run, left out for want of a compiler, or refused by its compiler.
  sealed interface Built {
    record Ready(Contender contender) implements Built {}

    record Missing(Benchmark.Variant variant, String what) implements Built {}

    record Refused(Benchmark.Variant variant, String why) implements Built {}
  }

  private final Path directory;
  private final ProgramBuilder builder;
  private final Path javaBin = Path.of(System.getProperty("java.home"), "bin");

  Workshop(Path directory, ProgramBuilder builder) {
    this.directory = directory;
    this.builder = builder;
  }

  Built build(Benchmark benchmark, Benchmark.Variant variant) throws IOException, InterruptedException {
    Path source = benchmark.directory().resolve(variant.file());
    try {
      return switch (variant.language()) {
        case NEUT -> new Built.Ready(new Contender(variant, ours(variant, source)));
        case JAVA -> java(variant, source);
        case C, CPP, HASKELL, OCAML, KOKA, RUST -> peer(variant, source);
      };
    } catch (BenchFailure failure) {
      return new Built.Refused(variant, failure.getMessage());
    }
  }

  private List<String> ours(Benchmark.Variant variant, Path source) throws IOException, BenchFailure {
    return switch (variant.start()) {
      case BY_JAVA -> jarCommand(jar(source, "plain", List.of()), List.of());
      case WITH_CACHE -> List.of(jar(source, "with-cache", List.of("--aot")).toString().replaceFirst("\\.jar$", ".sh"));
    };
  }

  /// The command that runs the program of ours at `source`, built with counters, such that it writes them to `statistics`.
  List<String> counting(Path source, Path statistics) throws IOException, BenchFailure {
    return jarCommand(jar(source, "counters", List.of("--counters")), List.of("-Dhyle.stats=" + statistics));
  }

  /// A line for each compiler used: what it calls itself.
  List<String> versions(List<Contender> contenders) throws IOException, InterruptedException {
    List<String> versions = new ArrayList<>();
    versions.add("Java " + Runtime.version());
    for (Language language : contenders.stream().map(contender -> contender.variant().language()).distinct().toList()) {
      Optional<Path> compiler = find(language);
      if (compiler.isPresent()) {
        String said = say(List.of(compiler.get().toString(), language.versionOption())).lines().findFirst().orElse("");
        String name = compiler.get().getFileName().toString();
        versions.add(said.startsWith(name) || !said.matches("[0-9.]+.*") ? said : name + " " + said);
      }
    }
    return versions;
  }

  private Path jar(Path source, String folder, List<String> options) throws IOException, BenchFailure {
    Path room = Files.createDirectories(directory.resolve(folder));
    return builder.build(source, room.resolve(source.getFileName().toString().replaceFirst("\\.nt$", ".jar")), options);
  }

  private List<String> jarCommand(Path jar, List<String> settings) {
    List<String> command = new ArrayList<>();
    command.add(javaBin.resolve("java").toString());
    command.addAll(settings);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  private Built java(Benchmark.Variant variant, Path source) throws IOException, InterruptedException, BenchFailure {
    Path compiler = javaBin.resolve("javac");
    if (!Files.isExecutable(compiler)) {
      return new Built.Missing(variant, "the running Java has no `javac`");
    }
    Path copy = copyToOwnRoom(source);
    compile(variant.language().compile(compiler, copy, copy), copy.getParent());
    String mainClass = variant.file().replaceFirst("\\.java$", "");
    List<String> command = List.of(javaBin.resolve("java").toString(), "-cp", copy.getParent().toString(), mainClass);
    return new Built.Ready(new Contender(variant, command));
  }

  private Built peer(Benchmark.Variant variant, Path source) throws IOException, InterruptedException, BenchFailure {
    Optional<Path> compiler = find(variant.language());
    if (compiler.isEmpty()) {
      return new Built.Missing(variant, "no `" + String.join("`, `", variant.language().compilers()) + "` on PATH; its source has not been compiled here");
    }
    Path copy = copyToOwnRoom(source);
    Path target = copy.resolveSibling("program");
    compile(variant.language().compile(compiler.get(), copy, target), copy.getParent());
    // Koka leaves this to its user
    if (!target.toFile().setExecutable(true)) {
      throw new BenchFailure("its compiler ended well, and wrote no program");
    }
    return new Built.Ready(new Contender(variant, List.of(target.toString())));
  }

  /// Several compilers write beside their source, so they get a copy of it.
  private Path copyToOwnRoom(Path source) throws IOException {
    String file = source.getFileName().toString();
    Path room = Files.createDirectories(directory.resolve(file + ".build"));
    return Files.copy(source, room.resolve(file));
  }

  private static void compile(List<String> command, Path room) throws IOException, InterruptedException, BenchFailure {
    Path log = room.resolve("compiler.log");
    ProcessBuilder compiler = new ProcessBuilder(command).directory(room.toFile()).redirectErrorStream(true);
    if (compiler.redirectOutput(log.toFile()).start().waitFor() != 0) {
      String name = Path.of(command.getFirst()).getFileName().toString();
      throw new BenchFailure("`" + name + "` refused it: " + Files.readString(log).strip());
    }
  }

  private static String say(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  private static Optional<Path> find(Language language) {
    List<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of).toList();
    return language.compilers().stream()
        .flatMap(name -> path.stream().map(folder -> folder.resolve(name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
