package hyle.doc;

import hyle.module.Project;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes examples as a program: a file for each group, and one that calls their functions.
///
/// The types of the values are not written: the checker finds them in a first version of the program, which does nothing; from them
/// comes the second, which prints.
public final class ExampleProgram {
  /// The locator of the file that has `main`.
  public static final String ENTRY = "_examples";

  private static final String UNIT_FILE = "core.unit";
  private static final String UNIT = "core.unit.unit";

  private ExampleProgram() {}

  /// The program that has the values and does nothing. `presets` are those of the library, where the module does not bring them by itself.
  public static GeneratedFiles typing(List<Project.Preset> presets, List<ExampleGroup> groups) {
    GeneratedFiles files = new GeneratedFiles();
    groups.forEach(group -> group.write(presets, files));
    files.file(ENTRY).add(imports(groups, Set.of(UNIT_FILE))).add("define main(): " + UNIT + " {\n  core.unit.Unit\n}\n");
    return files;
  }

  /// The program that prints the values, as `printing` tells.
  public static GeneratedFiles printing(List<Project.Preset> presets, List<ExampleGroup> groups, Printing printing) {
    GeneratedFiles files = new GeneratedFiles();
    groups.forEach(group -> group.write(presets, files));
    Patchwork entry = files.file(ENTRY).add(imports(groups, printing.files())).add(printing.functions());
    List<Integer> numbers = groups.stream().flatMap(group -> group.examples().keySet().stream()).filter(printing.runs()::containsKey).toList();
    for (int number : numbers) {
      files.belongsTo(ENTRY, Set.of(number));
      entry.add("define _run-" + number + "(): " + UNIT + " {\n" + printing.runs().get(number) + "}\n\n");
    }
    files.belongsTo(ENTRY, Set.of());
    entry.add("define main(): " + UNIT + " {\n");
    numbers.stream().sorted().forEach(number -> entry.add("  _run-" + number + "();\n"));
    entry.add("  core.unit.Unit\n}\n");
    return files;
  }

  private static String imports(List<ExampleGroup> groups, Set<String> others) {
    Set<String> files = new LinkedHashSet<>(others);
    groups.forEach(group -> files.add(Project.THIS + "." + group.locator()));
    return "import {\n  " + String.join(",\n  ", files) + ",\n}\n\n";
  }
}
