package hyle;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hyle.jvm.RuntimeClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the walls of compiler/ARCHITECTURE.md: who imports whom, how long files are, and that types say what they are.
final class ArchitectureTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final int LONGEST_FILE = 400;
  private static final String EXCUSE = "/// Longer than other files:";

  /// What each package may import of ours, besides itself. `tool` may import all, and nobody imports `tool`.
  private static final Map<String, Set<String>> IMPORTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("name", Set.of()),
              Map.entry("report", Set.of()),
              Map.entry("page", Set.of("report")),
              Map.entry("syntax", Set.of("name", "report")),
              Map.entry("module", Set.of("syntax", "name", "report")),
              Map.entry("resolve", Set.of("module", "syntax", "name", "report")),
              Map.entry("check", Set.of("resolve", "name", "report")),
              Map.entry("core", Set.of("check", "name", "report")),
              Map.entry("demand", Set.of("syntax", "name", "report")),
              Map.entry("memory", Set.of("core", "demand", "page", "name", "report")),
              Map.entry("jvm", Set.of("memory", "core", "runtime", "name", "report")),
              Map.entry("doc", Set.of("check", "resolve", "module", "syntax", "page", "name", "report")),
              Map.entry("interpret", Set.of("check", "runtime", "name", "report")),
              Map.entry("verify", Set.of()),
              Map.entry("runtime", Set.of())));

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPaths(Path.of(Compiler.class.getProtectionDomain().getCodeSource().getLocation().getPath()).resolve("hyle"));

  @Test
  void aPhaseImportsThePhaseBeforeIt() {
    IMPORTS.forEach(
        (name, allowed) -> {
          Set<String> packages = new TreeSet<>(allowed);
          packages.add(name);
          classes().that().resideInAPackage("hyle." + name + "..").should().onlyDependOnClassesThat(areNotOursOrIn(packages)).check(CLASSES);
        });
  }

  @Test
  void nobodyImportsTheTool() {
    noClasses().that().resideOutsideOfPackage("hyle.tool..").should().dependOnClassesThat().resideInAPackage("hyle.tool..").check(CLASSES);
  }

  @Test
  void onlyTheEmitterKnowsTheBytecodeLibrary() {
    noClasses().that().resideOutsideOfPackage("hyle.jvm..").should().dependOnClassesThat().resideInAPackage("org.objectweb..").check(CLASSES);
  }

  @Test
  void onlyTheToolAndTheRuntimeTouchFilesAndStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackages("hyle.tool..", "hyle.runtime..")
        .should()
        .dependOnClassesThat(resideInAPackage("java.nio.file..").or(resideInAPackage("java.net..")))
        .check(CLASSES);
    noClasses().that().resideOutsideOfPackages("hyle.tool..", "hyle.runtime..").should().accessField(System.class, "out").check(CLASSES);
    noClasses().that().resideOutsideOfPackages("hyle.tool..", "hyle.runtime..").should().accessField(System.class, "err").check(CLASSES);
  }

  @Test
  void aJarCarriesTheWholeRuntime() {
    Set<String> runtime =
        CLASSES.stream().filter(resideInAPackage("hyle.runtime..")).map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(runtime, new TreeSet<>(RuntimeClasses.names()));
  }

  @Test
  void filesAreShortOrSayWhyNot() {
    List<String> tooLong = new ArrayList<>();
    for (Path file : javaFiles()) {
      List<String> lines = lines(file);
      if (lines.size() > LONGEST_FILE && lines.stream().noneMatch(line -> line.startsWith(EXCUSE))) {
        tooLong.add(file + " has " + lines.size() + " lines");
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void everyPublicTypeSaysWhatItIs() {
    Pattern declaration = Pattern.compile("\\s*public (?:(?:static|final|sealed|non-sealed|abstract) )*(?:class|record|interface|enum) (\\w+).*");
    List<String> silent = new ArrayList<>();
    for (Path file : javaFiles()) {
      List<String> lines = lines(file);
      for (int index = 0; index < lines.size(); index++) {
        if (declaration.matcher(lines.get(index)).matches() && !hasSentence(lines, index)) {
          silent.add(file + ":" + (index + 1));
        }
      }
    }
    assertEquals(List.of(), silent);
  }

  @Test
  void nothingIsLeftForLater() {
    Pattern later = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    List<String> left = new ArrayList<>();
    for (Path file : javaFiles()) {
      lines(file).stream().filter(line -> later.matcher(line).find()).forEach(line -> left.add(file + ": " + line));
    }
    assertEquals(List.of(), left);
  }

  private static DescribedPredicate<JavaClass> areNotOursOrIn(Set<String> packages) {
    return DescribedPredicate.describe(
        "are not ours, or lie in " + packages,
        type -> {
          String name = type.getBaseComponentType().getPackageName();
          return !(name.equals("hyle") || name.startsWith("hyle.")) || packages.contains(name.replaceFirst("hyle\\.?", "").split("\\.")[0]);
        });
  }

  private static boolean hasSentence(List<String> lines, int declaration) {
    int above = declaration - 1;
    while (above >= 0 && lines.get(above).strip().startsWith("@")) {
      above--;
    }
    return above >= 0 && lines.get(above).strip().startsWith("///");
  }

  private static List<Path> javaFiles() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
