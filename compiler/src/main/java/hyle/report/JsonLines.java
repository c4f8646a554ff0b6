package hyle.report;

/// Diagnostics for tools: one JSON object a line [C3]. Lines and columns count from 1, columns in characters, ends exclusive.
public final class JsonLines {
  private JsonLines() {}

  /// One diagnostic, without a line feed.
  public static String render(Diagnostic diagnostic) {
    StringBuilder json = new StringBuilder("{");
    json.append("\"severity\":").append(quote(diagnostic.severity().word()));
    json.append(",\"code\":").append(quote(diagnostic.code()));
    json.append(",\"message\":").append(quote(diagnostic.title()));
    appendPlace(json.append(','), diagnostic.span());
    json.append(",\"labels\":[");
    String separator = "";
    for (Label label : diagnostic.labels()) {
      appendPlace(json.append(separator).append('{'), label.span());
      json.append(",\"message\":").append(quote(label.words())).append('}');
      separator = ",";
    }
    json.append("],\"hint\":").append(quote(diagnostic.hint()));
    return json.append('}').toString();
  }

  /// A text as JSON writes it; control characters and halves of characters are escaped.
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(character -> appendCharacter(quoted, character));
    return quoted.append('"').toString();
  }

  private static void appendPlace(StringBuilder json, Span span) {
    json.append("\"file\":").append(quote(span.source().path())).append(",\"range\":{\"start\":");
    appendPosition(json, span.source(), span.start());
    appendPosition(json.append(",\"end\":"), span.source(), span.end());
    json.append('}');
  }

  private static void appendPosition(StringBuilder json, Source source, int offset) {
    json.append("{\"line\":").append(source.line(offset)).append(",\"column\":").append(source.column(offset)).append('}');
  }

  private static void appendCharacter(StringBuilder quoted, int character) {
    switch (character) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      case '\r' -> quoted.append("\\r");
      default -> {
        boolean isHalf = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        if (character < 0x20 || character == 0x7F || character == 0x2028 || character == 0x2029 || isHalf) {
          quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", character));
        } else {
          quoted.appendCodePoint(character);
        }
      }
    }
  }
}
