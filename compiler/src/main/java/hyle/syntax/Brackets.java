package hyle.syntax;

import hyle.report.Label;
import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The brackets that are open, and those whose indentation tells that their own end is missing.
final class Brackets {
  private final List<Token.Punctuation> open = new ArrayList<>();
  private final List<Label> suspects = new ArrayList<>();

  void open(Token.Punctuation bracket) {
    open.add(bracket);
  }

  /// Closes the innermost bracket. A brace that stands further left than the line it closes probably belongs to an outer one.
  void close(Token closing) {
    Token.Punctuation opening = open.removeLast();
    if (suspects.isEmpty() && opening.mark() == Mark.OPEN_BRACE && isFurtherLeft(closing.span(), opening.span())) {
      suspects.add(new Label(opening.span(), "this one may be what lacks its `}`"));
      suspects.add(new Label(closing.span(), "for this `}` closes it, and stands further left"));
    }
  }

  /// The error that the innermost bracket is not closed at `missed`, if one is open.
  Optional<SyntaxError> unclosed(Span missed, String end) {
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Token.Punctuation innermost = open.getLast();
    return Optional.of(new SyntaxError.UnclosedBrace(innermost.mark(), innermost.span(), missed, end, suspects));
  }

  /// The braces whose indentation disagrees with what closes them.
  List<Label> suspects() {
    return suspects;
  }

  private static boolean isFurtherLeft(Span closing, Span opening) {
    return closing.line() > opening.line() && indentation(closing) < indentation(opening);
  }

  private static int indentation(Span place) {
    Source source = place.source();
    int start = source.lineStart(place.line());
    int at = start;
    while (at < source.text().length() && source.text().charAt(at) == ' ') {
      at++;
    }
    return at - start;
  }
}
