package hyle.syntax;

import hyle.report.Span;

/// A `//` comment: what it says behind the marker, and what it stands above.
public record Remark(Span text, Above above) {
  /// What stands in the lines directly under a comment that has its line to itself.
  public sealed interface Above {
    /// `define name`, on the top level or inside another definition: from the word to the end of the name.
    record Function(Span head, String name) implements Above {}

    /// Another word that begins a definition, such as `inline` or `data`.
    record Other(Span word) implements Above {}

    /// No definition, or an empty line before it, or code before the comment in its line.
    record Nothing() implements Above {}
  }
}
