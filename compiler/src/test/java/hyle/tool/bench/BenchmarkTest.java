package hyle.tool.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a `benchmark.txt` may say, and what is said about one that is wrong.
class BenchmarkTest {
  @TempDir
  private Path folder;

  @Test
  void a_list_gives_title_sizes_and_programs_in_order() throws Exception {
    write("sum.c", "");
    write("sum.cpp", "");
    write("sum.nt", "");
    write("benchmark.txt", """
        # a comment
        title  Sum of a list
        sizes  100 10 100

        sum.c    C, an array   # another
        sum.cpp  C++
        sum.nt   Hyle
        sum.nt+aot  Hyle, cached
        """);
    Benchmark benchmark = Benchmark.read(folder);
    assertEquals("Sum of a list", benchmark.title());
    assertEquals(List.of(10, 100), benchmark.sizes());
    assertEquals(
        List.of(
            new Benchmark.Variant("sum.c", "C, an array", Language.C),
            new Benchmark.Variant("sum.cpp", "C++", Language.CPP),
            new Benchmark.Variant("sum.nt", "Hyle", Language.NEUT),
            new Benchmark.Variant("sum.nt", "Hyle, cached", Language.NEUT, Benchmark.Start.WITH_CACHE)),
        benchmark.variants());
    assertEquals(List.of(3, 7), benchmark.withSizes(List.of(7, 3)).sizes());
    assertEquals(List.of(10, 100), benchmark.withSizes(List.of()).sizes());
  }

  @Test
  void folders_without_a_list_are_no_benchmarks() throws IOException {
    Files.createDirectories(folder.resolve("notes"));
    Files.createDirectories(folder.resolve("sum"));
    write("sum/benchmark.txt", "");
    assertEquals(List.of("sum"), Benchmark.namesUnder(folder));
  }

  @Test
  void what_is_wrong_is_said_with_its_line() throws IOException {
    write("sum.c", "");
    write("sum.zig", "");
    refused("sizes 10\nsum.c", ":2: expected a word and what it stands for, found only `sum.c`");
    refused("sizes ten", ":1: `ten` is not a size");
    refused("sizes 0", ":1: `0` is not a size");
    refused("sizes 10\nsun.c C", ":2: there is no file `sun.c` beside it");
    refused("sizes 10\nsum.zig Zig", ":2: no known language has files that end as `sum.zig` does");
    refused("title Sum", "needs a line `sizes` and at least one program");
  }

  private void refused(String list, String message) throws IOException {
    write("benchmark.txt", list);
    String said = assertThrows(BenchFailure.class, () -> Benchmark.read(folder)).getMessage();
    assertTrue(said.contains(message), said);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
