package hyle.page;

import hyle.report.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Code on a page: words of the language, literals and comments are marked, and names are linked where it is known what they are.
public final class CodeMarkup {
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
  public record Part(Span span, List<String> attributes) {
    public Part {
      attributes = List.copyOf(attributes);
    }
  }

  /// A stretch of a file, in which the parts, which do not overlap, get their elements.
  public static Markup stretch(Span stretch, List<Part> parts) {
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
  public static Markup plain(String code) {
    Markup markup = new Markup();
    words(code, markup);
    return markup;
  }

  /// A text of code, line by line.
  public static List<Markup> lines(String code) {
    List<Markup> lines = new ArrayList<>(List.of(new Markup()));
    for (Piece piece : pieces(code)) {
      String[] texts = piece.text.split("\n", -1);
      for (int at = 0; at < texts.length; at++) {
        if (at > 0) {
          lines.add(new Markup());
        }
        new Piece(texts[at], piece.kind).addTo(lines.getLast());
      }
    }
    return lines;
  }

  private static void words(String code, Markup markup) {
    pieces(code).forEach(piece -> piece.addTo(markup));
  }

  /// Some code that is of one kind; without a name where it is nothing particular.
  private record Piece(String text, String kind) {
    void addTo(Markup markup) {
      if (kind.isEmpty() || text.isEmpty()) {
        markup.text(text);
      } else {
        markup.element("span", text, "class", kind);
      }
    }
  }

  private static List<Piece> pieces(String code) {
    List<Piece> pieces = new ArrayList<>();
    Matcher word = WORD.matcher(code);
    int at = 0;
    while (word.find()) {
      pieces.add(new Piece(code.substring(at, word.start()), ""));
      pieces.add(new Piece(word.group(), kind(word)));
      at = word.end();
    }
    pieces.add(new Piece(code.substring(at), ""));
    return pieces;
  }

  private static String kind(Matcher word) {
    if (word.group("comment") != null) {
      return "comment";
    }
    if (word.group("literal") != null) {
      return "literal";
    }
    return WHOLE_KEYWORD.matcher(word.group()).matches() ? "keyword" : "";
  }
}
