package hyle.report;

/// A stretch of one source file: from `start`, up to and without `end`, in UTF-16 units.
public record Span(Source source, int start, int end) {
  /// The shortest span that covers this one and `other`, which lies in the same source.
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /// What stands there.
  public String text() {
    return source.text().substring(start, end);
  }

  public int line() {
    return source.line(start);
  }

  public int column() {
    return source.column(start);
  }

  /// `line:column` beside a place in the same source, and otherwise with the path before it.
  public String seenFrom(Span other) {
    return other.source.equals(source) ? line() + ":" + column() : toString();
  }

  /// `path:line:column`, as error messages and the runtime show a place.
  @Override
  public String toString() {
    return source.path() + ":" + line() + ":" + column();
  }
}
