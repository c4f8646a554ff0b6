package hyle.memory;

import hyle.report.Span;
import java.util.Optional;

/// A place in the source where memory is taken, given back, used again, copied or discarded, and why.
public sealed interface MemorySite {
  Span span();

  Reason reason();

  /// A cell of `words` words is taken from the allocator for a value of `type`.
  record Allocated(Span span, String type, int words, Reason reason) implements MemorySite {}

  /// A cell of `words` words is given back.
  record Freed(Span span, int words, Reason reason) implements MemorySite {}

  /// A value of `type` is built in a dead cell of `words` words: that of the match at `with`, if it is always the same.
  record Reused(Span span, Optional<Span> with, String type, int words, Reason reason) implements MemorySite {}

  /// A value of `type` is copied, at a cost.
  record Copied(Span span, String type, String cost, Reason reason) implements MemorySite {}

  /// A value of `type` is discarded, at a cost.
  record Discarded(Span span, String type, String cost, Reason reason) implements MemorySite {}

  /// The kind as reports name it.
  default String kind() {
    return switch (this) {
      case Allocated _ -> "alloc";
      case Freed _ -> "free";
      case Reused _ -> "reuse";
      case Copied _ -> "copy";
      case Discarded _ -> "discard";
    };
  }

  /// What happens there, in words for people.
  default String description() {
    return what() + ": " + reason();
  }

  private String what() {
    return switch (this) {
      case Allocated(_, String type, int words, _) -> type + ", " + CellReasons.counted(words);
      case Freed(_, int words, _) -> CellReasons.counted(words);
      case Reused(_, _, String type, int words, _) -> type + ", " + CellReasons.counted(words);
      case Copied(_, String type, String cost, _) -> type + ", " + cost;
      case Discarded(_, String type, String cost, _) -> type + ", " + cost;
    };
  }
}
