package hyle.page;

/// HTML that is being written, in the form that readers of XML take too: every element is closed, every text escaped.
public final class Markup {
  private final StringBuilder out = new StringBuilder();

  /// Opens an element; `attributes` are names and values in turn.
  public Markup open(String element, String... attributes) {
    return start(element, attributes).raw(">");
  }

  public Markup close(String element) {
    return raw("</" + element + ">");
  }

  /// An element without content.
  public Markup empty(String element, String... attributes) {
    return start(element, attributes).raw("/>");
  }

  /// An element with a text in it.
  public Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  public Markup text(String text) {
    text.codePoints().forEach(this::character);
    return this;
  }

  /// A line feed between elements.
  public Markup line() {
    return raw("\n");
  }

  /// Markup that was written before.
  public Markup add(Markup other) {
    return raw(other.toString());
  }

  /// A style or a script within the page, which may hold neither `<` nor `&`.
  public Markup within(String element, String content) {
    if (content.contains("<") || content.contains("&")) {
      throw new AssertionError("readers of XML would take this " + element + " for markup");
    }
    return open(element).line().raw(content).close(element);
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private Markup start(String element, String... attributes) {
    raw("<" + element);
    for (int at = 0; at < attributes.length; at += 2) {
      raw(" " + attributes[at] + "=\"").text(attributes[at + 1]).raw("\"");
    }
    return this;
  }

  private Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  private void character(int codePoint) {
    switch (codePoint) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      default -> out.appendCodePoint(isAllowed(codePoint) ? codePoint : 0xfffd);
    }
  }

  /// Controls and halves of characters have no place in a page.
  private static boolean isAllowed(int codePoint) {
    boolean isControl = codePoint < ' ' && codePoint != '\n' && codePoint != '\t' || codePoint >= 0x7f && codePoint <= 0x9f;
    boolean isNone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE || (codePoint & 0xfffe) == 0xfffe;
    return !isControl && !isNone;
  }
}
