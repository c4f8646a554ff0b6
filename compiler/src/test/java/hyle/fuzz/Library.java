package hyle.fuzz;

import hyle.Compiler;
import hyle.report.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The library that fuzzed programs are checked with: each file is read once.
enum Library {
  /// All of it.
  WHOLE,

  /// The types that the language itself mentions, and no more in the preset: a program is checked five times as fast. Other files are as
  /// they are, and are there for the sugar that needs them.
  SMALL;

  private static final String PRESET =
      """
      {
        preset {
          bool ["False", "True", "and", "bool", "not", "or"],
          either ["Left", "Right", "either", "none"],
          list ["Cons", "Nil", "list"],
          pair ["Pair", "pair"],
          text ["text"],
          unit ["Unit", "unit"],
        },
      }
      """;

  /// What is left of the files that every program loads: their first line, and the definitions that begin so.
  private static final Map<String, List<String>> KEPT =
      Map.of(
          "binary", List.of("import {core.unit {Unit}}", "foreign", "resource binary"),
          "bool", List.of("", "data", "inline"),
          "either", List.of("import {core.unit {Unit, unit}}", "data", "inline none"),
          "list", List.of("", "data"),
          "pair", List.of("", "data"),
          "text", List.of("import {core.binary {binary}}", "data"));

  private final Map<String, Optional<Source>> files = new HashMap<>();

  /// The file at `path` of the library's module.
  Optional<Source> read(String path) {
    return files.computeIfAbsent(
        path,
        _ ->
            bundled(path)
                .map(
                    text ->
                        switch (this) {
                          case WHOLE -> text;
                          case SMALL -> small(path, text);
                        })
                .map(text -> new Source("core-lib/" + path, text)));
  }

  private static String small(String path, String text) {
    String name = path.substring(path.lastIndexOf('/') + 1).replace(".nt", "");
    if (path.equals("module.ens")) {
      return PRESET;
    }
    if (!path.equals("source/" + name + ".nt") || !KEPT.containsKey(name)) {
      return text;
    }
    List<String> kept = KEPT.get(name);
    List<String> beginnings = kept.subList(1, kept.size());
    Stream<String> definitions =
        Stream.of(text.split("\n(?=[a-z])")).filter(definition -> beginnings.stream().anyMatch(definition::startsWith));
    return kept.getFirst() + "\n" + String.join("\n", definitions.toList()) + "\n";
  }

  private static Optional<String> bundled(String path) {
    try (InputStream stream = Compiler.class.getResourceAsStream("/core-lib/" + path)) {
      return stream == null ? Optional.empty() : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
