package hyle.tool;

import hyle.module.SourceTree;
import hyle.report.Diagnostic;
import hyle.report.Source;
import java.util.List;
import java.util.Optional;

/// The library and a program that imports all of it.
final class WholeLibrary implements SourceTree {
  /// The locator of that program.
  static final String ENTRY = "everything";

  private static final String SOURCE = "source/";

  /// Whether it is about that program, which uses nothing of what it imports.
  static boolean isOfEntry(Diagnostic diagnostic) {
    return diagnostic.span().source().path().equals(ENTRY);
  }

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
