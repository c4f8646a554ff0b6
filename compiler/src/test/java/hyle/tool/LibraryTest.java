package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hyle.Compiler;
import hyle.Options;
import hyle.core.CoreObserver;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Diagnostic;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import hyle.report.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The library gives no reason for a warning when it is somebody's own module.
final class LibraryTest {
  private static final String SOURCE = "source/";
  private static final String ENTRY = "everything";

  @Test
  void libraryIsFreeOfWarnings() {
    Diagnostics diagnostics = new Diagnostics();
    DeepThread.call(
        () -> {
          SourceTree sources = new WithEntry();
          Project library = Project.read(Project.CORE, sources, diagnostics);
          Options options = new Options(Mode.PLAIN, PassSelection.ALL, CoreObserver.NONE);
          return new Compiler(options).check(library, ENTRY, sources, diagnostics);
        });
    assertEquals(
        BundledLibrary.paths("source").size() - 1,
        diagnostics.sorted().stream().filter(LibraryTest::isOfEntry).count(),
        "each file of the library but `core.unit` is an import that is not used");
    List<Diagnostic> found = diagnostics.sorted().stream().filter(diagnostic -> !isOfEntry(diagnostic)).toList();
    assertEquals("", Renderer.renderAll(found, Paint.PLAIN));
  }

  private static boolean isOfEntry(Diagnostic diagnostic) {
    return diagnostic.span().source().path().equals(ENTRY);
  }

  /// The library and a program that imports all of it.
  private static final class WithEntry implements SourceTree {
    @Override
    public Optional<Source> read(String module, String path) {
      if (!path.equals(SOURCE + ENTRY + ".nt")) {
        return BundledLibrary.read(path);
      }
      StringBuilder text = new StringBuilder("import {\n");
      for (String file : BundledLibrary.paths("source")) {
        String name = file.substring(SOURCE.length(), file.length() - ".nt".length()).replace('/', '.');
        text.append("  core.").append(name).append(",\n");
      }
      text.append("}\n\ndefine main(): core.unit.unit {\n  core.unit.Unit\n}\n");
      return Optional.of(new Source(ENTRY, text.toString()));
    }

    @Override
    public List<String> paths(String module, String directory) {
      return BundledLibrary.paths(directory);
    }
  }
}
