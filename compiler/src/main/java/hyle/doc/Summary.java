package hyle.doc;

import hyle.report.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first sentence of a comment.
final class Summary {
  private static final Pattern END = Pattern.compile("[.](?=\\s|$)");

  private Summary() {}

  /// On one line, without the mark at its end; empty where the comment begins with something else than prose.
  static String of(Comment comment) {
    List<Block> blocks = comment.blocks();
    return !blocks.isEmpty() && blocks.getFirst() instanceof Block.Paragraph(List<Span> lines)
        ? firstSentence(String.join(" ", lines.stream().map(Span::text).toList()))
        : "";
  }

  private static String firstSentence(String text) {
    Matcher end = END.matcher(text);
    while (end.find()) {
      if (text.substring(0, end.start()).chars().filter(character -> character == '`').count() % 2 == 0) {
        return text.substring(0, end.start());
      }
    }
    return text;
  }
}
