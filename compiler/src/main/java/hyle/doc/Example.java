package hyle.doc;

import hyle.report.Span;
import java.util.List;

/// Code of a comment with the value that it should have: `code → expected`.
///
/// `imports` are the lines of the imports above it in its block; each span lies on one line of the file.
public record Example(List<Span> imports, List<Span> code, Span expected) {
  public Example {
    imports = List.copyOf(imports);
    code = List.copyOf(code);
  }

  /// Where its code begins.
  public Span place() {
    return code.getFirst();
  }

  /// The imports, as the file has it.
  String importText() {
    return String.join("\n", imports.stream().map(Span::text).toList());
  }
}
