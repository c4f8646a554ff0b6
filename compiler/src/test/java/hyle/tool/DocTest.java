package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.doc.Subject;
import hyle.report.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hyle doc` writes: pages that are well-formed, whose links lead somewhere, and that have every public name.
final class DocTest {
  private static final Path SHAPES = Path.of("..", "test-programs", "doc", "shapes");

  @TempDir private Path directory;

  @Test
  void pagesOfTheLibraryHaveEveryPublicName() {
    assertEquals(ExitCode.DONE, Answer.of("doc", "--core", "-o", directory.toString()).exitCode());
    WrittenPages pages = WrittenPages.in(directory);
    Set<String> missing = new TreeSet<>();
    for (Subject file : WholeModule.ofLibrary(new Diagnostics()).subjects(new Diagnostics())) {
      boolean isPrivate = List.of(file.name().file().split("\\.")).stream().anyMatch(part -> part.startsWith("_"));
      String page = file.name().file() + ".html";
      assertEquals(!isPrivate, Files.exists(directory.resolve(page)), page);
      for (String name : isPrivate ? List.<String>of() : file.publicNames()) {
        if (!pages.anchors(page).contains(name) || !pages.searchable().contains(name + " " + file.name().file())) {
          missing.add(file.name().locator() + "." + name);
        }
      }
      pages.anchors(page).stream().filter(anchor -> anchor.startsWith("_")).forEach(missing::add);
    }
    assertEquals(Set.of(), missing);
    assertEquals(List.of(), pages.deadLinks());
    assertEquals(Set.of(), pages.outerLinks());
  }

  @Test
  void pagesOfAModuleLookAsExpected() throws IOException {
    assertEquals(ExitCode.DONE, Answer.of("doc", SHAPES.toString(), "-o", directory.toString()).exitCode());
    for (String page : List.of("index.html", "shapes.html", "search-index.js")) {
      Golden.check(SHAPES.resolve("expected." + page), Files.readString(directory.resolve(page)));
    }
    WrittenPages pages = WrittenPages.in(directory);
    assertEquals(List.of(), pages.deadLinks());
    assertEquals(Set.of("https://example.org/shapes?a=1&b=2"), pages.outerLinks());
    assertEquals(new Answer(ExitCode.DONE, "2 examples in 1 file give what they say.\n", ""), Answer.of("doc", "--check", SHAPES.toString()));
  }

  @Test
  void pagesThatAreNoneAnyMoreGoAndOtherFilesStay() throws IOException {
    Path module = directory.resolve("one.nt");
    Files.writeString(module, "define one(): int {\n  1\n}\n");
    Path pages = Files.createDirectory(directory.resolve("doc"));
    Files.writeString(pages.resolve("mine.html"), "<!DOCTYPE html>\n<html></html>\n");
    Answer first = Answer.of("doc", module.toString());
    assertEquals(new Answer(ExitCode.DONE, "The documentation begins at " + pages.resolve("index.html") + "\n", ""), first);
    assertTrue(Files.exists(pages.resolve("one.html")));
    String index = Files.readString(pages.resolve("index.html"));
    Files.move(module, directory.resolve("index.nt"));
    assertEquals(ExitCode.DONE, Answer.of("doc", directory.resolve("index.nt").toString()).exitCode());
    assertFalse(Files.exists(pages.resolve("one.html")));
    assertTrue(Files.exists(pages.resolve("mine.html")));
    assertTrue(Files.exists(pages.resolve("index=.html")), "the file that is called like the first page has another one");
    assertFalse(index.equals(Files.readString(pages.resolve("index.html"))));
  }

  @Test
  void whatCannotBeDocumentedIsRefused() throws IOException {
    String nowhere = directory.resolve("nowhere").toString();
    Path wrong = directory.resolve("wrong.nt");
    Files.writeString(wrong, "// Wrong.\ndefine f(): int {\n  unknown\n}\n");
    Files.writeString(directory.resolve("right.nt"), "define f(): int {\n  1\n}\n");
    String right = directory.resolve("right.nt").toString();
    refuses(ExitCode.WRONG_USAGE, "there is no file or directory", nowhere);
    refuses(ExitCode.WRONG_USAGE, "has no module.ens", directory.toString());
    refuses(ExitCode.WRONG_USAGE, "--core is the library", "--core", right);
    refuses(ExitCode.WRONG_USAGE, "--check writes no pages", "--check", "-o", nowhere, right);
    refuses(ExitCode.PROGRAM_FAILED, "error[undefined-name]", "-o", nowhere, wrong.toString());
    refuses(ExitCode.MISSING, "cannot be written", "-o", wrong.toString(), right);
    refuses(ExitCode.MISSING, "cannot be written", "-o", wrong + "/below", right);
    assertFalse(Files.exists(Path.of(nowhere)), "nothing is written for a module with errors");
    Files.writeString(Files.createDirectory(directory.resolve("empty")).resolve("module.ens"), "{\n}\n");
    refuses(ExitCode.PROGRAM_FAILED, "no source files", directory.resolve("empty").toString());
  }

  private static void refuses(int exitCode, String words, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "doc";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Answer answer = Answer.of(all);
    assertTrue(answer.errors().contains(words), answer.errors());
    assertEquals(exitCode, answer.exitCode(), words);
    assertEquals("", answer.output());
  }
}
