package hyle.resolve;

import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import hyle.report.Label;
import java.util.List;

/// One of the things that a name without dots can mean, and in words where it comes from.
record Candidate(Referent referent, String origin, List<Label> places) {
  /// What a name that is not a local variable stands for.
  sealed interface Referent {
    /// A top-level name of some file.
    record TopLevel(Declared declared) implements Referent {}

    /// An operation on numbers.
    record Operation(PrimitiveOperation operation) implements Referent {}

    /// A type of numbers.
    record Primitive(PrimitiveType type) implements Referent {}
  }

  Candidate {
    places = List.copyOf(places);
  }
}
