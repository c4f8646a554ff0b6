package hyle.fuzz;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a campaign knows of a target: its class and the method there, where its seeds and words come from, what is measured for coverage,
/// how long an input may be, and how many of a hundred executions it gets.
record Target(
    String name,
    Class<?> type,
    Consumer<byte[]> entry,
    Supplier<List<byte[]>> seeds,
    List<String> dictionary,
    String instrumented,
    int longest,
    int share) {
  private static final String CHECKER = "hyle.resolve.**:hyle.check.**:hyle.core.**:hyle.memory.**:hyle.jvm.**";
  private static final String ARCHIVES = "hyle.tool.archive.**:org.apache.commons.compress.archivers.tar.**";
  private static final List<String> MODULE_WORDS =
      List.of(
          "target", "zen", "dependency", "source", "cache", "archive", "prefix", "preset", "static", "foreign", "extra-content", "inline-limit",
          "antecedent", "build-option", "compile-option", "link-option", "main", "digest", "mirror", "enable-preset", "input", "output",
          "script", "{", "}", "[", "]", "\"", ",", "//", "true", "false", "1.5", "-1", "../", "\\\"", "core", "this", "base");
  private static final List<String> TAR_WORDS = List.of("ustar", "../", "/", "././@LongLink", "path=", "size=", "GNU.sparse.", "linkpath=");

  /// All targets, the fast ones first.
  static List<Target> all() {
    return List.of(
        new Target("parser", ParserTarget.class, ParserTarget::fuzzerTestOneInput, Seeds::texts, Vocabulary.words(), "hyle.syntax.**", 600, 40),
        new Target(
            "module-file", ModuleFileTarget.class, ModuleFileTarget::fuzzerTestOneInput, Seeds::moduleFiles, MODULE_WORDS, "hyle.module.**", 600, 30),
        new Target("entries", EntriesTarget.class, EntriesTarget::fuzzerTestOneInput, Seeds::entries, TAR_WORDS, ARCHIVES, 400, 10),
        new Target("archive", ArchiveTarget.class, ArchiveTarget::fuzzerTestOneInput, Seeds::archives, TAR_WORDS, ARCHIVES, 6_000, 10),
        new Target("tokens", TokensTarget.class, TokensTarget::fuzzerTestOneInput, Seeds::words, List.of(), CHECKER, 300, 4),
        new Target(
            "checker", CheckerTarget.class, CheckerTarget::fuzzerTestOneInput, Seeds::smallPrograms, Vocabulary.words(), CHECKER, 1_000, 4),
        new Target("edits", EditsTarget.class, EditsTarget::fuzzerTestOneInput, Seeds::numbers, List.of(), CHECKER, 66, 2));
  }
}
