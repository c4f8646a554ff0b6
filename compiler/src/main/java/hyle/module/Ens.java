package hyle.module;

import hyle.report.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// The tree of a `module.ens` file: dictionaries, lists and plain values, each with its place.
public sealed interface Ens {
  Span span();

  /// What a value is, in words for a message.
  default String kind() {
    return switch (this) {
      case Dictionary _ -> "a dictionary `{…}`";
      case Sequence _ -> "a list `[…]`";
      case Text _ -> "a text";
      case Integer(BigInteger value, _) -> value.signum() < 0 ? "a negative integer" : "an integer";
      case Float _ -> "a float";
      case Truth _ -> "`true` or `false`";
    };
  }

  /// `key value`
  record Entry(String key, Span keySpan, Ens value) {}

  /// `{key value, …}`
  record Dictionary(List<Entry> entries, Span span) implements Ens {
    public Dictionary {
      entries = List.copyOf(entries);
    }

    /// The entry of this key, if there is one.
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
  }

  /// `[value, …]`
  record Sequence(List<Ens> elements, Span span) implements Ens {
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /// `"…"`, taken as it is written, without escapes.
  record Text(String value, Span span) implements Ens {}

  /// `42`
  record Integer(BigInteger value, Span span) implements Ens {}

  /// `3.8`
  record Float(double value, Span span) implements Ens {}

  /// `true` or `false`
  record Truth(Answer answer, Span span) implements Ens {}

  /// The two truth values.
  enum Answer {
    TRUE,
    FALSE
  }
}
