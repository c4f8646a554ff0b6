package hyle.fuzz;

import hyle.module.Ens;
import hyle.module.EnsParser;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Diagnostics;
import hyle.report.Source;
import java.util.Optional;

/// Any text is read as a `module.ens`, or refused with messages.
public final class ModuleFileTarget {
  private ModuleFileTarget() {}

  /// The entry that Jazzer calls.
  public static void fuzzerTestOneInput(byte[] input) {
    check(Text.of(input));
  }

  static void check(String text) {
    Source source = new Source("module.ens", text);
    SourceTree sources = (_, path) -> path.equals("module.ens") ? Optional.of(source) : Optional.empty();
    Diagnostics diagnostics = new Diagnostics();
    Project project = Project.read(sources, diagnostics);
    Messages.check(diagnostics);
    if (!diagnostics.hasErrors()) {
      checkStaysInside(project);
      checkIsReadToItsEnd(text);
    }
  }

  private static void checkStaysInside(Project project) {
    for (Project.Target target : project.targets().values()) {
      String path = project.path(target.entry());
      if (path.startsWith("/") || ("/" + path + "/").contains("/../")) {
        throw new AssertionError("a target's file lies outside of the module: " + path);
      }
    }
  }

  private static void checkIsReadToItsEnd(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Ens.Dictionary read = EnsParser.parse(new Source("module.ens", text + "\n}"), diagnostics);
    if (!diagnostics.hasErrors()) {
      throw new AssertionError("a `}` at the end of this text is not seen: " + read);
    }
  }
}
