package hyle.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs PIT on the groups of mutants and writes what came of it to `quality/MUTATION.md`.
///
/// Started by `compiler/quality/mutation`, with the names of groups (none: all). PIT runs in the JDK of the build, not in Maven's.
final class Mutation {
  private static final Path WORK = Path.of("target", "pit");

  private Mutation() {}

  /// Fails when a group has no mutants, or when its tests kill none, as happens when no test runs.
  public static void main(String[] arguments) throws Exception {
    List<String> names = List.of(arguments);
    for (MutantGroup group : MutantGroup.all()) {
      if (names.isEmpty() || names.contains(group.name())) {
        run(group);
      }
    }
    List<Mutant> mutants = new ArrayList<>();
    for (MutantGroup group : MutantGroup.all()) {
      Path report = WORK.resolve(group.name()).resolve("mutations.csv");
      if (Files.exists(report)) {
        mutants.addAll(read(group, report));
      }
    }
    Files.writeString(Path.of("quality", "MUTATION.md"), MutationReport.of(mutants));
  }

  private static void run(MutantGroup group) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                "org.pitest.mutationtest.commandline.MutationCoverageReport",
                "--sourceDirs", "src/main/java",
                "--reportDir", WORK.resolve(group.name()).toString(),
                "--timestampedReports=false",
                "--outputFormats", "CSV,XML",
                "--targetClasses", String.join(",", group.classes()),
                "--targetTests", String.join(",", group.tests()),
                "--features=+CLASSLIMIT(limit[" + group.most() + "])",
                "--timeoutConst", "20000",
                "--mutationThreshold", "1",
                "--jvmArgs=-Xss512m,-XX:+UseSerialGC,-XX:StackReservedPages=0,-Djunit.jupiter.execution.parallel.enabled=false")
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("PIT failed on the group " + group.name());
    }
  }

  private static List<Mutant> read(MutantGroup group, Path report) throws IOException {
    List<Mutant> mutants = Files.readAllLines(report).stream().map(line -> Mutant.of(group.name(), line)).toList();
    if (mutants.stream().noneMatch(mutant -> mutant.fate() == Mutant.Fate.KILLED)) {
      throw new IOException("no mutant of the group " + group.name() + " was killed: did its tests run?");
    }
    return mutants;
  }
}
