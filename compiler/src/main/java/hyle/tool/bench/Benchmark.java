package hyle.tool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One folder under benchmarks/: the same task written as several programs, listed in its `benchmark.txt`.
record Benchmark(String name, Path directory, String title, List<Integer> sizes, List<Variant> variants) {
  /// The file that makes a folder a benchmark.
  static final String LIST = "benchmark.txt";

  private static final String WITH_CACHE = "+aot";

  /// How a program of ours is started.
  enum Start {
    /// By `java -jar`.
    BY_JAVA,
    /// By the script of `hyle build --aot`, with a cache of what its start loads.
    WITH_CACHE
  }

  /// One program of the task: its file, what tables call it, the language, known by the file's ending, and how it is started.
  record Variant(String file, String label, Language language, Start start) {
    /// A program that is started as usual.
    Variant(String file, String label, Language language) {
      this(file, label, language, Start.BY_JAVA);
    }
  }

  Benchmark {
    sizes = List.copyOf(sizes);
    variants = List.copyOf(variants);
  }

  /// The same task at other sizes.
  Benchmark withSizes(List<Integer> others) {
    return others.isEmpty() ? this : new Benchmark(name, directory, title, inOrder(others), variants);
  }

  /// The folders under `root` that are benchmarks, by name.
  static List<String> namesUnder(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(folder -> Files.isRegularFile(folder.resolve(LIST)))
          .map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /// Reads `benchmark.txt`: a line `title …`, a line `sizes …`, then for each program its file and its label; `#` starts a comment. A program
  /// of ours whose file is given as `FILE+aot` is started with a cache.
  static Benchmark read(Path directory) throws IOException, BenchFailure {
    Path list = directory.resolve(LIST);
    String title = directory.getFileName().toString();
    List<Integer> sizes = new ArrayList<>();
    List<Variant> variants = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(list)) {
      number++;
      String text = line.replaceFirst("#.*", "").strip();
      if (text.isEmpty()) {
        continue;
      }
      String[] parts = text.split("\\s+", 2);
      if (parts.length < 2) {
        throw new BenchFailure("%s:%d: expected a word and what it stands for, found only `%s`".formatted(list, number, text));
      }
      switch (parts[0]) {
        case "title" -> title = parts[1];
        case "sizes" -> sizes.addAll(sizes(parts[1], list, number));
        default -> variants.add(variant(parts[0], parts[1], directory, number));
      }
    }
    if (sizes.isEmpty() || variants.isEmpty()) {
      throw new BenchFailure(list + ": a benchmark needs a line `sizes` and at least one program");
    }
    return new Benchmark(directory.getFileName().toString(), directory, title, inOrder(sizes), variants);
  }

  private static List<Integer> inOrder(List<Integer> sizes) {
    return sizes.stream().sorted().distinct().toList();
  }

  private static List<Integer> sizes(String text, Path list, int number) throws BenchFailure {
    List<Integer> sizes = new ArrayList<>();
    for (String word : text.split("\\s+")) {
      if (!word.matches("[1-9][0-9]{0,8}")) {
        throw new BenchFailure("%s:%d: `%s` is not a size; a size is a whole number above 0".formatted(list, number, word));
      }
      sizes.add(Integer.valueOf(word));
    }
    return sizes;
  }

  private static Variant variant(String word, String label, Path directory, int number) throws BenchFailure {
    Path list = directory.resolve(LIST);
    boolean withCache = word.endsWith(Language.NEUT.ending() + WITH_CACHE);
    String file = withCache ? word.substring(0, word.length() - WITH_CACHE.length()) : word;
    if (!Files.isRegularFile(directory.resolve(file))) {
      throw new BenchFailure("%s:%d: there is no file `%s` beside it".formatted(list, number, file));
    }
    for (Language language : Language.values()) {
      if (file.endsWith(language.ending())) {
        return new Variant(file, label, language, withCache ? Start.WITH_CACHE : Start.BY_JAVA);
      }
    }
    throw new BenchFailure("%s:%d: no known language has files that end as `%s` does".formatted(list, number, file));
  }
}
