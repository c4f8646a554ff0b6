package hyle.core;

import hyle.check.Typed;
import java.util.List;

/// The tests that find the clause of a match.
sealed interface DecisionTree {
  /// The clause with this number fits.
  record Leaf(int clause) implements DecisionTree {}

  /// No clause is left; coverage has excluded it.
  record Fail() implements DecisionTree {}

  /// Goes by the constructor at `occurrence`. `otherwise` has one tree if some constructor has no branch.
  record Constructors(Occurrence occurrence, StaticType.Data type, List<Branch> branches, List<DecisionTree> otherwise)
      implements DecisionTree {
    public Constructors {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /// Goes by the word at `occurrence`.
  record Words(Occurrence occurrence, List<WordBranch> branches, DecisionTree otherwise) implements DecisionTree {
    public Words {
      branches = List.copyOf(branches);
    }
  }

  /// What follows a constructor.
  record Branch(Typed.Constructor constructor, DecisionTree tree) {}

  /// What follows a word.
  record WordBranch(long bits, DecisionTree tree) {}

  /// A place in the scrutinees.
  sealed interface Occurrence {
    /// A scrutinee.
    record Root(int column) implements Occurrence {}

    /// A field of the constructor at `parent`.
    record Field(Occurrence parent, int constructor, int field) implements Occurrence {}
  }

  /// Whether the tree looks at `occurrence` or inside it.
  default boolean looksAt(Occurrence occurrence) {
    return switch (this) {
      case Leaf _, Fail _ -> false;
      case Constructors(Occurrence at, _, List<Branch> branches, List<DecisionTree> otherwise) ->
          isInside(at, occurrence)
              || branches.stream().anyMatch(branch -> branch.tree().looksAt(occurrence))
              || otherwise.stream().anyMatch(tree -> tree.looksAt(occurrence));
      case Words(Occurrence at, List<WordBranch> branches, DecisionTree otherwise) ->
          isInside(at, occurrence) || branches.stream().anyMatch(branch -> branch.tree().looksAt(occurrence)) || otherwise.looksAt(occurrence);
    };
  }

  private static boolean isInside(Occurrence at, Occurrence whole) {
    return at.equals(whole) || at instanceof Occurrence.Field(Occurrence parent, _, _) && isInside(parent, whole);
  }
}
