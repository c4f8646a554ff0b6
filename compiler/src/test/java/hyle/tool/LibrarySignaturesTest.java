package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertFalse;

import hyle.check.Checker;
import hyle.check.OpenTypes;
import hyle.module.ModuleGraph;
import hyle.module.Project;
import hyle.name.LocalNames;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import hyle.resolve.Bound;
import hyle.resolve.Resolver;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The public names of the library have the types that core-lib/SIGNATURES.txt lists; who changes one changes that file with it.
final class LibrarySignaturesTest {
  private static final Path LISTING = Path.of("..", "core-lib", "SIGNATURES.txt");

  @Test
  void signaturesAreThoseListed() throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    Bound.Program library = DeepThread.call(() -> checked(diagnostics));
    assertFalse(diagnostics.hasErrors(), () -> Renderer.renderAll(diagnostics.sorted(), Paint.PLAIN));
    Golden.check(LISTING, SignatureListing.of(library));
  }

  /// All of the library after names are resolved, where boxes still show, and which has the types that it says.
  private static Bound.Program checked(Diagnostics diagnostics) {
    WholeLibrary sources = new WholeLibrary();
    LocalNames names = new LocalNames();
    Project core = Project.read(Project.CORE, sources, diagnostics);
    Bound.Program library =
        Resolver.resolve(ModuleGraph.load(core, WholeLibrary.ENTRY, sources, diagnostics), WholeLibrary.ENTRY, names, diagnostics);
    Checker.check(library, names, OpenTypes.REFUSED, diagnostics);
    return library;
  }
}
