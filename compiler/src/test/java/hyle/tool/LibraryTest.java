package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hyle.Compiler;
import hyle.Options;
import hyle.core.CoreObserver;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.module.Project;
import hyle.report.Diagnostic;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The library gives no reason for a warning when it is somebody's own module.
final class LibraryTest {
  @Test
  void libraryIsFreeOfWarnings() {
    Diagnostics diagnostics = new Diagnostics();
    DeepThread.call(
        () -> {
          WholeLibrary sources = new WholeLibrary();
          Project library = Project.read(Project.CORE, sources, diagnostics);
          Options options = new Options(Mode.PLAIN, PassSelection.ALL, CoreObserver.NONE);
          return new Compiler(options).check(library, WholeLibrary.ENTRY, sources, diagnostics);
        });
    assertEquals(
        BundledLibrary.paths("source").size() - 1,
        diagnostics.sorted().stream().filter(WholeLibrary::isOfEntry).count(),
        "each file of the library but `core.unit` is an import that is not used");
    List<Diagnostic> found = diagnostics.sorted().stream().filter(diagnostic -> !WholeLibrary.isOfEntry(diagnostic)).toList();
    assertEquals("", Renderer.renderAll(found, Paint.PLAIN));
  }
}
