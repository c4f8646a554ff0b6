package hyle.doc;

import hyle.module.Project;
import hyle.name.GlobalName;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.report.Span;
import hyle.syntax.Ast;
import hyle.syntax.Parser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// The examples of one file under one import, each with its number in the module; they become a file, `locator`, each the body of a
/// function.
public record ExampleGroup(String locator, Subject subject, SequencedMap<Integer, Example> examples) {
  private static final String PREFIX = ExampleProgram.ENTRY + "-";
  private static final String FUNCTION = "_example-";

  public ExampleGroup {
    examples = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(examples));
  }

  /// The examples of these files, numbered from 0.
  public static List<ExampleGroup> of(List<Subject> subjects) {
    List<ExampleGroup> groups = new ArrayList<>();
    int number = 0;
    for (Subject subject : subjects) {
      Map<String, SequencedMap<Integer, Example>> byImport = new LinkedHashMap<>();
      for (ExampleReader.Examples block : subject.examples()) {
        for (Example example : block.complete()) {
          byImport.computeIfAbsent(example.importText(), _ -> new LinkedHashMap<>()).put(number++, example);
        }
      }
      byImport.values().forEach(examples -> groups.add(new ExampleGroup(PREFIX + groups.size(), subject, examples)));
    }
    return groups;
  }

  /// Only those examples that are in `numbers`, in groups that are not empty.
  public static List<ExampleGroup> only(Collection<Integer> numbers, List<ExampleGroup> groups) {
    List<ExampleGroup> kept = new ArrayList<>();
    for (ExampleGroup group : groups) {
      LinkedHashMap<Integer, Example> examples = new LinkedHashMap<>(group.examples);
      examples.keySet().retainAll(numbers);
      if (!examples.isEmpty()) {
        kept.add(new ExampleGroup(group.locator, group.subject, examples));
      }
    }
    return kept;
  }

  /// The function whose result is the value of an example.
  public GlobalName function(int number) {
    return new GlobalName(Project.THIS, locator, FUNCTION + number);
  }

  /// Writes the file. `presets` are the library's, where the module of the file does not bring them by itself.
  void write(List<Project.Preset> presets, GeneratedFiles files) {
    Patchwork file = files.file(locator);
    List<Span> imports = examples.firstEntry().getValue().imports();
    files.belongsTo(locator, examples.keySet());
    file.add("import {\n").add(importLines(presets, names(imports))).add("}\n\n").addLines("", imports);
    examples.forEach(
        (number, example) -> {
          files.belongsTo(locator, Set.of(number));
          file.add("\ndefine " + FUNCTION + number + "() {\n").addLines("  ", example.code()).add("}\n");
        });
  }

  /// What the block imports comes before the file's own names, and these before the presets.
  private String importLines(List<Project.Preset> presets, Set<String> imported) {
    Set<String> taken = new HashSet<>(imported);
    StringBuilder lines = new StringBuilder();
    add(subject.name().locator(), subject.publicNames(), taken, lines);
    presets.forEach(preset -> add(Project.CORE + "." + preset.file(), preset.names(), taken, lines));
    return lines.toString();
  }

  private static void add(String file, List<String> names, Set<String> taken, StringBuilder lines) {
    List<String> free = names.stream().filter(taken::add).toList();
    lines.append("  ").append(file).append(free.isEmpty() ? "" : " {" + String.join(", ", free) + "}").append(",\n");
  }

  private static Set<String> names(List<Span> imports) {
    String text = String.join("\n", imports.stream().map(Span::text).toList());
    Set<String> names = new HashSet<>();
    for (Ast.Import item : Parser.parse(new Source("", text), new Diagnostics()).imports()) {
      switch (item) {
        case Ast.Import.Path path -> path.names().forEach(name -> names.add(name.text()));
        case Ast.Import.Static _ -> {}
      }
    }
    return names;
  }
}
