package hyle.tool;

import hyle.module.EnsEdit;
import hyle.module.EnsParser;
import hyle.module.Project;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.tool.archive.ArchiveVersion;
import hyle.tool.archive.Digest;
import hyle.tool.archive.Packer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle archive`: packs a module for others to depend on, and tells its digest [C9].
@Command(
    name = "archive",
    description = "Packs a module into its archive directory, for other modules to depend on, and tells its digest.")
final class ArchiveCommand implements Callable<Integer> {
  private static final String SUFFIX = ".tar.zst";
  private static final String MODULE_FILE = "module.ens";

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Its version, such as 0-1-2; without one, the version after the newest archive.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The directory of the module; without one, this directory.")
  private String directory = ".";

  private final Console console;

  ArchiveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModuleAtHand module = ModuleAtHand.open(directory, console);
    Path archives = module.root().resolve(module.project().directories().archive());
    try {
      SortedMap<ArchiveVersion, Path> existing = existing(archives);
      ArchiveVersion version = version(existing);
      Path archive = archives.resolve(version + SUFFIX);
      if (existing.containsKey(version)) {
        throw Failure.ofProgram("`" + archive + "` is there already, and archives do not change: choose another version.");
      }
      Files.createDirectories(archives);
      Map<String, byte[]> files = files(module, version, existing);
      UnfinishedFile.write(archive, output -> Packer.pack(files, output));
      console.errors().println("Packed " + archive);
      console.output().println(Digest.of(archive));
      return ExitCode.DONE;
    } catch (IOException problem) {
      throw Failure.missing("the archive cannot be written: " + Failure.reason(problem));
    }
  }

  private ArchiveVersion version(SortedMap<ArchiveVersion, Path> existing) {
    if (name.isEmpty()) {
      return existing.isEmpty() ? ArchiveVersion.FIRST : existing.lastKey().next();
    }
    return ArchiveVersion.parse(name)
        .orElseThrow(() -> Failure.wrongUsage("`" + name + "` is not a version, which is numbers with `-` between, as in 0-1-2."));
  }

  private static SortedMap<ArchiveVersion, Path> existing(Path archives) throws IOException {
    SortedMap<ArchiveVersion, Path> existing = new TreeMap<>();
    if (Files.isDirectory(archives)) {
      try (Stream<Path> files = Files.list(archives)) {
        for (Path file : files.toList()) {
          String fileName = file.getFileName().toString();
          if (fileName.endsWith(SUFFIX)) {
            String version = fileName.substring(0, fileName.length() - SUFFIX.length());
            ArchiveVersion.parse(version).ifPresent(parsed -> existing.put(parsed, file));
          }
        }
      }
    }
    return existing;
  }

  /// What goes into the archive: `module.ens` with its antecedents, the sources, static files, and what else the module names.
  private static Map<String, byte[]> files(ModuleAtHand module, ArchiveVersion version, SortedMap<ArchiveVersion, Path> existing)
      throws IOException {
    Project project = module.project();
    SortedMap<String, byte[]> files = new TreeMap<>();
    add(module.root(), project.sourceDirectory(), ".nt", files);
    for (Project.Located path : project.statics().values()) {
      add(module.root(), path.text(), "", files);
    }
    for (String path : project.foreign().inputs()) {
      add(module.root(), path, "", files);
    }
    for (Project.Located path : project.extraContent()) {
      if (!Files.exists(module.root().resolve(path.text()))) {
        throw Failure.ofProgram("`" + path.text() + "` is listed as `extra-content`, and is not there.");
      }
      add(module.root(), path.text(), "", files);
    }
    files.put(MODULE_FILE, moduleFile(module, version, existing).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static void add(Path root, String path, String suffix, Map<String, byte[]> files) throws IOException {
    Path start = root.resolve(path);
    if (!Files.exists(start)) {
      return;
    }
    try (Stream<Path> found = Files.walk(start)) {
      for (Path file : found.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(suffix)).toList()) {
        files.put(root.relativize(file).normalize().toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  private static String moduleFile(ModuleAtHand module, ArchiveVersion version, SortedMap<ArchiveVersion, Path> existing)
      throws IOException {
    StringBuilder digests = new StringBuilder("[");
    for (Map.Entry<ArchiveVersion, Path> archive : existing.entrySet()) {
      if (version.replaces(archive.getKey())) {
        digests.append("\n  \"").append(Digest.of(archive.getValue())).append("\",");
      }
    }
    digests.append(digests.length() > 1 ? "\n]" : "]");
    Source source = module.moduleFile();
    return EnsEdit.set(source.text(), EnsParser.parse(source, new Diagnostics()), "antecedent", digests.toString());
  }
}
