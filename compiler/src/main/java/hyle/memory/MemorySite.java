package hyle.memory;

import hyle.report.Span;
import java.util.Optional;

/// A place in the source where memory is taken, given back, used again, copied or discarded.
public sealed interface MemorySite {
  Span span();

  /// A cell of `words` words is taken from the allocator for a value of `type`.
  record Allocated(Span span, String type, int words) implements MemorySite {}

  /// A cell of `words` words is given back.
  record Freed(Span span, int words) implements MemorySite {}

  /// A value of `type` is built in a dead cell of `words` words: that of the match at `with`, if it is always the same.
  record Reused(Span span, Optional<Span> with, String type, int words) implements MemorySite {}

  /// A value of `type` is copied: at what cost, why, and what the user can do about it.
  record Copied(Span span, String type, String cost, String why, String fix) implements MemorySite {}

  /// A value of `type` is discarded, at a cost.
  record Discarded(Span span, String type, String cost) implements MemorySite {}

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
    return switch (this) {
      case Allocated(_, String type, int words) -> type + ", " + words + " words";
      case Freed(_, int words) -> words + " words";
      case Reused(_, var with, String type, int words) ->
          type + ", " + words + " words, in the cell of " + with.map(span -> "the match at " + span).orElse("whatever was matched before");
      case Copied(_, String type, String cost, String why, String fix) -> type + ", " + cost + ": " + why + "; " + fix;
      case Discarded(_, String type, String cost) -> type + ", " + cost;
    };
  }
}
