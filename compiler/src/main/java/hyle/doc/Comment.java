package hyle.doc;

import hyle.report.Span;
import java.util.List;

/// A block of `//` lines, each from behind the marker to the end of its line. A missing comment has no lines.
public record Comment(List<Span> lines) {
  static final Comment NONE = new Comment(List.of());

  public Comment {
    lines = List.copyOf(lines);
  }

  public boolean isThere() {
    return !lines.isEmpty();
  }

  /// What the comment says, in order.
  public List<Block> blocks() {
    return Block.of(this);
  }
}
