package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules have programs: what the first lines of test programs and the comments of the code cite stands in spec/, and spec/coverage.md
/// says where each rule is shown.
final class SpecTest {
  private static final Path SPEC = Path.of("..", "spec");
  private static final Path PROGRAMS = Path.of("..", "test-programs");
  private static final List<String> PAGES =
      List.of(
          "lexis", "grammar", "names", "modules", "types", "patterns", "ownership", "memory", "threads", "primitives", "diagnostics", "cli");
  private static final Pattern RULE = Pattern.compile("- \\*\\*\\[([A-Z]\\d+)]\\*\\*");
  private static final Pattern CITED = Pattern.compile("\\[([A-Z]\\d+(?:, [A-Z]\\d+)*)]");

  /// What holds a rule that no program can cite.
  private static final Map<String, String> HELD_ELSEWHERE =
      Map.ofEntries(
          Map.entry("A11", "the ways of `ProgramsTest`"),
          Map.entry("C1", "every program under run/"),
          Map.entry("C2", "every program under run/ is compiled twice"),
          Map.entry("C3", "`JsonLinesTest`, `CommandLineTest`"),
          Map.entry("C4", "the programs under memory/"),
          Map.entry("C6", "`RendererTest`, `CommandLineTest`"),
          Map.entry("C7", "the ways of `ProgramsTest`"),
          Map.entry("C9", "`ModuleCommandsTest`"),
          Map.entry("C10", "`ModuleCommandsTest`"),
          Map.entry("C11", "`ModuleCommandsTest`, `CommandLineTest`"),
          Map.entry("C13", "`BenchTest`, `CompileBenchTest`"),
          Map.entry("C18", "`ReportSchemaTest`"),
          Map.entry("D8", "`RendererTest`"),
          Map.entry("D9", "`RobustnessTest`"),
          Map.entry("D10", "`DiagnosticsTest`"),
          Map.entry("I21", "`ForeignCodeTest`"),
          Map.entry("M1", "every program under run/"),
          Map.entry("M13", "the ways of `ProgramsTest`"));

  @Test
  void everyRuleThatIsCitedExists() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (String page : PAGES) {
      rules.addAll(rules(page));
    }
    Set<String> unknown = new TreeSet<>(citing().keySet());
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Files.readString(file).lines().filter(line -> line.strip().startsWith("///")).forEach(line -> unknown.addAll(cited(line)));
      }
    }
    unknown.removeAll(rules);
    assertEquals(Set.of(), unknown, "cited, but not in " + SPEC);
  }

  @Test
  void coverageSaysWhereEachRuleIsShown() throws IOException {
    Map<String, List<Path>> citing = citing();
    StringBuilder table =
        new StringBuilder("# Rules and their programs\n\n")
            .append("For each rule the programs of [test-programs/](../test-programs/README.md) that cite it, three at most. Where none does, what holds\n")
            .append("the rule stands there instead.\n");
    for (String page : PAGES) {
      String title = Files.readString(SPEC.resolve(page + ".md")).lines().findFirst().orElseThrow().substring(2);
      table.append("\n## ").append(title).append("\n\n| rule | programs |\n|---|---|\n");
      for (String rule : rules(page)) {
        List<String> links = citing.getOrDefault(rule, List.of()).stream().sorted(BEST_FIRST).limit(3).map(SpecTest::link).toList();
        String shown = links.isEmpty() ? HELD_ELSEWHERE.getOrDefault(rule, "—") : String.join(", ", links);
        table.append("| ").append(rule).append(" | ").append(shown).append(" |\n");
      }
    }
    Golden.check(SPEC.resolve("coverage.md"), table.toString());
  }

  /// Programs that run before those that are refused, short names before long ones.
  private static final Comparator<Path> BEST_FIRST =
      Comparator.<Path, Boolean>comparing(path -> !path.startsWith("run")).thenComparing(path -> path.toString().length()).thenComparing(Path::toString);

  private static String link(Path program) {
    return "[" + program.getFileName().toString().replace(".nt", "") + "](../test-programs/" + program.toString().replace('\\', '/') + ")";
  }

  private static List<String> rules(String page) throws IOException {
    List<String> rules = new ArrayList<>();
    Matcher matcher = RULE.matcher(Files.readString(SPEC.resolve(page + ".md")));
    while (matcher.find()) {
      rules.add(matcher.group(1));
    }
    return rules;
  }

  /// The programs by the rules that their first lines cite; a module is cited by its module.ens.
  private static Map<String, List<Path>> citing() throws IOException {
    Map<String, List<Path>> citing = new TreeMap<>();
    try (Stream<Path> files = Files.walk(PROGRAMS)) {
      for (Path file : files.filter(SpecTest::isProgram).sorted().toList()) {
        Path shown = file.endsWith("module.ens") ? file.getParent() : file;
        for (String rule : cited(Files.readString(file).lines().findFirst().orElse(""))) {
          citing.computeIfAbsent(rule, _ -> new ArrayList<>()).add(PROGRAMS.relativize(shown));
        }
      }
    }
    return new LinkedHashMap<>(citing);
  }

  private static boolean isProgram(Path path) {
    return path.toString().endsWith(".nt") || path.endsWith("module.ens");
  }

  private static List<String> cited(String line) {
    List<String> rules = new ArrayList<>();
    Matcher matcher = CITED.matcher(line);
    while (matcher.find()) {
      rules.addAll(List.of(matcher.group(1).split(", ")));
    }
    return rules;
  }
}
