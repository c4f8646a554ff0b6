package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.check.Typed;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.runtime.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Stack that ends wherever a program recurs: in its functions, its closures, its threads, in copies and discards that nobody wrote,
/// in the functions of its resources. Each ends with one message at a place of the source and exit code 1 [M12, R5].
final class StackFaultTest {
  private static final long STACK = 256 << 10;
  private static final List<Way> WAYS =
      List.of(Way.PLAIN, Way.COUNTERS, new Way("checked", Mode.CHECKED, PassSelection.ALL), new Way("-borrow", Mode.COUNTERS, PassSelection.parse("-borrow")));

  private static final String TREE =
      """
      import {
        core.pair {Pair, pair},
      }

      data tree {
      | Leaf
      | Node(tree, text, tree)
      }

      // Leans to the left, where neither copies nor discards are loops.
      define lean(n: int, acc: tree): tree {
        if eq-int(n, 0) {
          acc
        } else {
          lean(sub-int(n, 1), Node(acc, *"x", Leaf))
        }
      }

      define is-leaf(t: &tree): bool {
        case t {
        | Leaf => True
        | Node(_, _, _) => False
        }
      }

      """;

  private static final Map<String, String> PROGRAMS =
      new TreeMap<>(
          Map.of(
              "a-function",
              """
              define deep(n: int): int {
                add-int(1, deep(add-int(n, 1)))
              }

              define main(): unit {
                print("before\\n");
                let _ = deep(0) in
                print("after\\n")
              }
              """,
              "a-closure",
              """
              define deep(f: (int) -> int, n: int): int {
                deep(function (x) { add-int(f(add-int(x, n)), 1) }, add-int(n, 1))
              }

              define chain(n: int, f: (int) -> int): int {
                if eq-int(n, 0) {
                  f(1)
                } else {
                  chain(sub-int(n, 1), function (x) { add-int(f(x), 1) })
                }
              }

              define main(): unit {
                print("before\\n");
                let x = chain(200000, function (x) { x }) in
                when eq-int(x, 0) {
                  let _ = deep(function (x) { x }, 0) in
                  Unit
                };
                print("after\\n")
              }
              """,
              "a-thread",
              """
              define deep(n: int): int {
                add-int(1, deep(add-int(n, 1)))
              }

              define main(): unit {
                print("before\\n");
                let t: thread(int) = detach {deep(0)} in
                let _ = attach {t} in
                print("after\\n")
              }
              """,
              "a-copy",
              TREE
                  + """
              define twice(!t: tree): pair(tree, tree) {
                Pair(!t, !t)
              }

              define main(): unit {
                print("before\\n");
                match twice(lean(200000, Leaf)) {
                | Pair(t, u) =>
                  let b on t = is-leaf(t) in
                  when b {
                    print("a leaf\\n")
                  };
                  let _ = t in
                  let _ = u in
                  print("after\\n")
                }
              }
              """,
              "a-discard",
              TREE
                  + """
              define main(): unit {
                print("before\\n");
                let t = lean(200000, Leaf) in
                let b on t = is-leaf(t) in
                when b {
                  print("a leaf\\n")
                };
                let _ = t in
                print("after\\n")
              }
              """,
              "a-resource",
              """
              define deep(n: int): int {
                add-int(1, deep(add-int(n, 1)))
              }

              resource handle {
                function (p: pointer) {
                  let _ = deep(magic cast(pointer, int, p)) in
                  Unit
                },
                function (p: pointer) {
                  p
                },
              }

              define main(): unit {
                print("before\\n");
                let h = magic cast(int, handle, 7) in
                let _ = h in
                print("after\\n")
              }
              """,
              "a-service",
              """
              import {
                core.int.show {show-int},
                core.text {join},
              }

              define deep(n: int): text {
                let t = show-int(n) in
                let rest = deep(add-int(n, 1)) in
                join([t, rest])
              }

              define main(): unit {
                print("before\\n");
                let _ = deep(0) in
                print("after\\n")
              }
              """));

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> theEndOfTheStackEndsTheProgram() {
    return PROGRAMS.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> overflows(entry.getKey(), entry.getValue())));
  }

  private void overflows(String name, String text) throws IOException {
    TestProgram program = new TestProgram(name + ".nt", Files.writeString(directory.resolve(name + ".nt"), text));
    Typed.Program typed = TestBench.check(program);
    for (Way way : WAYS) {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      ByteArrayOutputStream errors = new ByteArrayOutputStream();
      int exitCode =
          Launch.run(
                  ProgramLoader.load(TestBench.classes(typed, way)), List.of(), output, errors, InputStream.nullInputStream(), STACK)
              .exitCode();
      String said = errors.toString(StandardCharsets.UTF_8);
      assertTrue(said.matches(name + "\\.nt:\\d+: stack overflow: the recursion is too deep for [^\n]*\n"), way.name() + ": " + said);
      assertEquals(1, exitCode, way.name());
      assertEquals("before\n", output.toString(StandardCharsets.UTF_8), way.name());
    }
  }
}
