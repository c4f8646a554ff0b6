package hyle.doc;

import hyle.report.Span;
import java.util.List;

/// The first sentence of a comment.
final class Summary {
  private Summary() {}

  /// On one line, without the mark at its end; empty where the comment begins with something else than prose.
  static String of(Comment comment) {
    List<Block> blocks = comment.blocks();
    return !blocks.isEmpty() && blocks.getFirst() instanceof Block.Paragraph(List<Span> lines)
        ? firstSentence(String.join(" ", lines.stream().map(Span::text).toList()))
        : "";
  }

  /// Up to a full stop that is not in code and has a space behind it.
  private static String firstSentence(String text) {
    boolean isCode = false;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      isCode ^= character == '`';
      if (character == '.' && !isCode && (at + 1 == text.length() || text.charAt(at + 1) == ' ')) {
        return text.substring(0, at);
      }
    }
    return text;
  }
}
