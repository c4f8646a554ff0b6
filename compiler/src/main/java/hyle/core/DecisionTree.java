package hyle.core;

import hyle.check.Typed;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

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

  /// What follows a constructor. `looked` are the fields, by number, that the tree looks at.
  record Branch(Typed.Constructor constructor, SortedMap<Integer, Occurrence> looked, DecisionTree tree) {
    public Branch {
      looked = Collections.unmodifiableSortedMap(looked);
    }
  }

  /// What follows a word.
  record WordBranch(long bits, DecisionTree tree) {}

  /// A place in the scrutinees: one of them, or a field of the constructor that one branch is for.
  final class Occurrence {}
}
