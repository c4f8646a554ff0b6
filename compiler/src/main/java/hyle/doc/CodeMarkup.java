package hyle.doc;

import hyle.report.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Code on a page: words of the language, literals and comments are marked, and names are linked where it is known what they are.
final class CodeMarkup {
  private static final String KEYWORD =
      "(?:define|inline|data|resource|nominal|import|function|match|case|let|letbox|letbox-T|try|tie|bind|use|pin|in|on|of|if|else-if|else|when"
          + "|meta|type|box|quote|magic|detach|attach|with|exact|introspect|assert|admit)";
  private static final Pattern WORD =
      Pattern.compile(
          "(?<comment>//[^\n]*)|(?<literal>\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|`(?:\\\\.[^`]*|[^`\\\\])`|(?<![^\\s=()\"`:;,<>\\[\\]{}/*|])[-+]?[0-9][0-9a-fA-FxXob_.eE]*"
              + "(?![^\\s=()\"`:;,<>\\[\\]{}/*|]))|(?<name>[^\\s=()\"`:;,<>\\[\\]{}/*|]+)",
          Pattern.DOTALL);
  private static final Pattern WHOLE_KEYWORD = Pattern.compile(KEYWORD);

  private CodeMarkup() {}

  /// A word that is a link or an anchor: an `a` with these attributes, names and values in turn.
  record Part(Span span, List<String> attributes) {
    Part {
      attributes = List.copyOf(attributes);
    }
  }

  /// A stretch of a file, in which the parts, which do not overlap, get their elements.
  static Markup stretch(Span stretch, List<Part> parts) {
    Markup markup = new Markup();
    int at = stretch.start();
    for (Part part : parts.stream().sorted(Comparator.comparingInt(part -> part.span.start())).toList()) {
      words(stretch.source().span(at, part.span.start()).text(), markup);
      markup.element("a", part.span.text(), part.attributes.toArray(String[]::new));
      at = part.span.end();
    }
    words(stretch.source().span(at, stretch.end()).text(), markup);
    return markup;
  }

  /// A text of code without links.
  static Markup plain(String code) {
    Markup markup = new Markup();
    words(code, markup);
    return markup;
  }

  private static void words(String code, Markup markup) {
    Matcher word = WORD.matcher(code);
    int at = 0;
    while (word.find()) {
      markup.text(code.substring(at, word.start()));
      Optional<String> kind = kind(word);
      kind.ifPresentOrElse(known -> markup.element("span", word.group(), "class", known), () -> markup.text(word.group()));
      at = word.end();
    }
    markup.text(code.substring(at));
  }

  private static Optional<String> kind(Matcher word) {
    if (word.group("comment") != null) {
      return Optional.of("comment");
    }
    if (word.group("literal") != null) {
      return Optional.of("literal");
    }
    return WHOLE_KEYWORD.matcher(word.group()).matches() ? Optional.of("keyword") : Optional.empty();
  }
}
