package hyle.fuzz;

import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.syntax.Ast;
import hyle.syntax.Parser;

/// Any text is read into a tree, or refused with messages; nothing of it is passed over in silence.
public final class ParserTarget {
  /// A line that makes any file wrong: it closes what was never opened.
  private static final String INTRUDER = "\n)\n";

  private ParserTarget() {}

  /// The entry that Jazzer calls.
  public static void fuzzerTestOneInput(byte[] input) {
    check(Text.of(input));
  }

  static void check(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Ast.Module module = Parser.parse(new Source("input.nt", text), diagnostics);
    Messages.check(diagnostics);
    if (!diagnostics.hasErrors()) {
      if (!module.lost().isEmpty()) {
        throw new AssertionError("words are lost in silence: " + module.lost());
      }
      checkIsReadToItsEnd(text);
    }
  }

  private static void checkIsReadToItsEnd(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(new Source("input.nt", text + INTRUDER), diagnostics);
    if (!diagnostics.hasErrors()) {
      throw new AssertionError("a `)` at the end of this text is not seen");
    }
  }
}
