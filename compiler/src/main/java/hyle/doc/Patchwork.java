package hyle.doc;

import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A source that is put together from words of ours and pieces of other sources, and knows where each piece comes from.
final class Patchwork {
  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();

  /// From `start` on, as many characters as `origin` has come from there.
  private record Piece(int start, Span origin) {
    int end() {
      return start + origin.end() - origin.start();
    }
  }

  int length() {
    return text.length();
  }

  Patchwork add(String words) {
    text.append(words);
    return this;
  }

  Patchwork add(Span origin) {
    pieces.add(new Piece(text.length(), origin));
    text.append(origin.text());
    return this;
  }

  /// The pieces on lines of their own, each behind `indent`.
  Patchwork addLines(String indent, List<Span> origins) {
    origins.forEach(origin -> add(indent).add(origin).add("\n"));
    return this;
  }

  Source source(String path) {
    return new Source(path, text.toString());
  }

  /// Where a place of the whole comes from, if it begins in a piece; it ends with the piece at the latest.
  Optional<Span> origin(Span place) {
    return pieces.stream()
        .filter(piece -> piece.start <= place.start() && place.start() <= piece.end())
        .reduce((_, later) -> later)
        .map(piece -> moved(place, piece));
  }

  private static Span moved(Span place, Piece piece) {
    int distance = piece.origin.start() - piece.start;
    int start = place.start() + distance;
    return piece.origin.source().span(start, Math.min(place.end() + distance, Math.max(start, piece.origin.end())));
  }
}
