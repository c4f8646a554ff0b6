package hyle.tool;

import hyle.module.Ens;
import hyle.module.EnsEdit;
import hyle.module.EnsParser;
import hyle.module.Project;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.tool.archive.Mirror;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle get`: adds a dependency to a module [C10].
@Command(name = "get", description = "Fetches the archive of a module and makes it a dependency in module.ens.")
final class GetCommand implements Callable<Integer> {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  @Parameters(index = "0", paramLabel = "ALIAS", description = "What the module will be called here.")
  private String alias;

  @Parameters(index = "1", paramLabel = "URL", description = "Where its archive is: an http:, https: or file: URL.")
  private String url;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The directory of the module; without one, this directory.")
  private String directory = ".";

  private final Console console;

  GetCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (alias.isEmpty() || Character.isUpperCase(alias.codePointAt(0)) || !alias.matches("[^=() `\"\\s:;,<>\\[\\]{}/*|.]+")) {
      throw Failure.wrongUsage("`" + alias + "` cannot name a dependency: a name begins with a small letter and has no dot.");
    }
    if (List.of(Project.THIS, "base", Project.CORE).contains(alias)) {
      throw Failure.wrongUsage("`" + alias + "` is taken; choose another name.");
    }
    if (url.contains("\"") || url.contains("\n")) {
      throw Failure.wrongUsage("this is no URL.");
    }
    ModuleAtHand module = ModuleAtHand.open(directory, console);
    String digest = fetch(module);
    add(digest, shelf(module));
    console.output().println(digest);
    return ExitCode.DONE;
  }

  private String fetch(ModuleAtHand module) {
    try (Progress progress = Progress.start(console)) {
      String cache = module.project().directories().cache();
      return new DependencyShelf(module.sources(), cache, Mirror.Patience.USUAL, progress::phase).add(alias, url);
    }
  }

  /// Where fetched modules are.
  private static Path shelf(ModuleAtHand module) {
    return module.root().resolve(DependencyShelf.directory(module.project().directories().cache()));
  }

  /// Writes the dependency into module.ens as that is now: others may have changed it during the fetch.
  private void add(String digest, Path shelf) {
    try {
      Turn turn = Turn.in(shelf);
      try (turn) {
        ModuleAtHand module = ModuleAtHand.open(directory, console);
        byte[] bytes = edited(module, digest).getBytes(StandardCharsets.UTF_8);
        UnfinishedFile.write(module.root().resolve("module.ens"), output -> output.write(bytes));
      }
    } catch (IOException problem) {
      throw Failure.missing("the module.ens cannot be written: " + Failure.reason(problem));
    }
  }

  /// The text of module.ens with the dependency; one of this name that has another digest is replaced.
  private String edited(ModuleAtHand module, String digest) {
    Source source = module.moduleFile();
    Ens.Dictionary root = EnsParser.parse(source, new Diagnostics());
    Optional<Project.Dependency> earlier = Optional.ofNullable(module.project().dependencies().get(alias));
    LinkedHashSet<String> mirrors = new LinkedHashSet<>();
    earlier
        .filter(dependency -> dependency.digest().text().equals(digest))
        .ifPresent(dependency -> dependency.mirrors().forEach(mirror -> mirrors.add(mirror.text())));
    mirrors.add(url);
    List<String> lines = new ArrayList<>(List.of("{", "  digest \"" + digest + "\",", "  mirror ["));
    mirrors.forEach(mirror -> lines.add("    \"" + mirror + "\","));
    lines.add("  ],");
    if (earlier.isPresent()) {
      switch (earlier.get().presetUse()) {
        case ENABLED -> lines.add("  enable-preset true,");
        case DISABLED -> {}
      }
    }
    lines.add("}");
    return EnsEdit.set(source.text(), root, "dependency", alias, String.join("\n", lines));
  }
}
