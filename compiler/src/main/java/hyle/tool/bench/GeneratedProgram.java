package hyle.tool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A large program in one language, made of copies of a unit of some 150 lines, each of which calls the one before it.
///
/// A unit is the file `unit.nt` or `Unit.java` of the benchmark with other numbers in it: 1001 becomes the unit's own number, 1000
/// the one before it, 77 something arbitrary. Half of the units stand in one file; the others, eight to a file, in files of which
/// each imports the one before it.
record GeneratedProgram(SequencedMap<String, String> files) {
  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)(?:1001|1000|77)(?!\\d)");
  private static final int UNITS_IN_A_FILE = 8;

  /// A module in the language itself, of about so many lines.
  static GeneratedProgram neut(Path unit, int lines) throws IOException {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put("module.ens", """
        { target { main { main "main.nt" } }, dependency { core { digest "", mirror [], enable-preset true } } }
        """);
    String before = "";
    for (Part part : parts(Files.readString(unit), lines)) {
      String name = part.isLast() ? "main" : "part-" + part.first();
      StringBuilder text = new StringBuilder("import {\n  core.text {length},\n  core.text.io {print-int},\n");
      if (!before.isEmpty()) {
        text.append("  this.%s {work-%d},\n".formatted(before, part.first() - 1));
      }
      text.append("}\n\n");
      if (before.isEmpty()) {
        text.append("define work-0(): int {\n  1\n}\n\n");
      }
      text.append(part.text());
      String call = "print-int(work-%d());\n  print(\"\\n\")".formatted(part.last());
      text.append(
          part.isLast()
              ? "\ndefine main(): unit {\n  " + call + "\n}\n"
              : "\ninline show-part-%d(): unit {\n  %s\n}\n".formatted(part.first(), call));
      files.put("source/" + name + ".nt", text.toString());
      before = name;
    }
    return new GeneratedProgram(files);
  }

  /// The same in Java.
  static GeneratedProgram java(Path unit, int lines) throws IOException {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    for (Part part : parts(Files.readString(unit), lines)) {
      String name = part.isLast() ? "Main" : "Part" + part.first();
      StringBuilder text = new StringBuilder("import java.util.*;\nimport java.util.function.*;\n\n");
      if (part.first() == 1) {
        text.append("final class Unit0 {\n  static long work() {\n    return 1;\n  }\n}\n\n");
      }
      text.append(part.text());
      text.append("""

          public class %s {
            public static void main(String[] arguments) {
              System.out.println(Unit%d.work());
            }
          }
          """.formatted(name, part.last()));
      files.put(name + ".java", text.toString());
    }
    return new GeneratedProgram(files);
  }

  /// The number of lines, those of `module.ens` among them.
  long lines() {
    return files.values().stream().mapToLong(text -> text.lines().count()).sum();
  }

  /// Writes the files below `directory` and gives their paths.
  List<Path> write(Path directory) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      written.add(Files.writeString(path, file.getValue()));
    }
    return written;
  }

  /// The units of one file, by their numbers.
  private record Part(int first, int last, Position position, String text) {
    enum Position {
      LAST,
      EARLIER
    }

    boolean isLast() {
      return position == Position.LAST;
    }
  }

  private static List<Part> parts(String unit, int lines) {
    int units = Math.max(2, (int) (lines / (unit.lines().count() + 1)));
    int inSmallFiles = units / 2;
    List<Part> parts = new ArrayList<>();
    for (int first = 1; first <= inSmallFiles; first += UNITS_IN_A_FILE) {
      parts.add(part(unit, first, Math.min(first + UNITS_IN_A_FILE - 1, inSmallFiles), Part.Position.EARLIER));
    }
    parts.add(part(unit, inSmallFiles + 1, units, Part.Position.LAST));
    return parts;
  }

  private static Part part(String unit, int first, int last, Part.Position position) {
    List<String> texts = IntStream.rangeClosed(first, last).mapToObj(number -> numbered(unit, number)).toList();
    return new Part(first, last, position, String.join("\n", texts));
  }

  private static String numbered(String unit, int number) {
    return NUMBER.matcher(unit).replaceAll(
        found ->
            switch (found.group()) {
              case "1001" -> Integer.toString(number);
              case "1000" -> Integer.toString(number - 1);
              default -> Integer.toString(number * 37 % 1000);
            });
  }
}
