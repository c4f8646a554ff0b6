package hyle.core;

import hyle.check.PatternColumn;
import hyle.check.Typed;
import hyle.check.Typed.Pattern;
import hyle.core.DecisionTree.Branch;
import hyle.core.DecisionTree.Occurrence;
import hyle.core.DecisionTree.WordBranch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Pattern matrices to decision trees: rows from the top, columns from the left, constructors in order of appearance (Maranget, ML
/// 2008).
final class MatchCompiler {
  /// Patterns that are still to be tested, one a column, and the clause that they lead to.
  private record Row(List<Pattern> patterns, int clause) {}

  private final Lowering lowering;
  /// The places that some test looks at. A field belongs to one branch, and so is only looked at in there.
  private final Set<Occurrence> tested = new HashSet<>();

  MatchCompiler(Lowering lowering) {
    this.lowering = lowering;
  }

  DecisionTree compile(List<Occurrence> columns, List<StaticType> types, List<Typed.Clause> clauses) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      rows.add(new Row(clauses.get(i).patterns(), i));
    }
    return tree(columns, types, rows);
  }

  private DecisionTree tree(List<Occurrence> columns, List<StaticType> types, List<Row> rows) {
    if (rows.isEmpty()) {
      return new DecisionTree.Fail();
    }
    Row first = rows.getFirst();
    int column = 0;
    while (column < columns.size() && first.patterns().get(column) instanceof Pattern.Variable) {
      column++;
    }
    if (column == columns.size()) {
      return new DecisionTree.Leaf(first.clause());
    }
    return switch (first.patterns().get(column)) {
      case Pattern.Literal _ -> words(column, columns, types, rows);
      case Pattern.Constructor _ -> constructors(column, columns, types, rows);
      case Pattern.Variable _ -> throw new AssertionError("a variable needs no test");
    };
  }

  private DecisionTree words(int column, List<Occurrence> columns, List<StaticType> types, List<Row> rows) {
    tested.add(columns.get(column));
    List<WordBranch> branches = new ArrayList<>();
    PatternColumn.byHead(rows, row -> row.patterns().get(column), PatternColumn::literal)
        .forEach(
            (word, fitting) -> {
              List<Row> left = fitting.stream().map(row -> with(row, column, List.of())).toList();
              branches.add(new WordBranch(word, tree(with(columns, column, List.of()), with(types, column, List.of()), left)));
            });
    return new DecisionTree.Words(columns.get(column), branches, rest(column, columns, types, rows));
  }

  private DecisionTree constructors(int column, List<Occurrence> columns, List<StaticType> types, List<Row> rows) {
    tested.add(columns.get(column));
    StaticType.Data type = (StaticType.Data) types.get(column);
    List<Branch> branches = new ArrayList<>();
    PatternColumn.byHead(rows, row -> row.patterns().get(column), PatternColumn::constructor)
        .forEach(
            (name, fitting) -> {
              Typed.Constructor head = lowering.constructors.get(name).constructor();
              branches.add(inside(head, type, column, columns, types, fitting));
            });
    boolean isComplete = branches.size() == lowering.representation.declaration(type.name()).constructors().size();
    List<DecisionTree> otherwise = isComplete ? List.of() : List.of(rest(column, columns, types, rows));
    return new DecisionTree.Constructors(columns.get(column), type, branches, otherwise);
  }

  /// What follows a constructor, for the rows that fit it: its fields take the place of its column.
  private Branch inside(
      Typed.Constructor head, StaticType.Data type, int column, List<Occurrence> columns, List<StaticType> types, List<Row> rows) {
    List<Occurrence> fields = new ArrayList<>();
    for (int i = 0; i < head.fields().size(); i++) {
      fields.add(new Occurrence());
    }
    List<Row> fitting = new ArrayList<>();
    for (Row row : rows) {
      switch (row.patterns().get(column)) {
        case Pattern.Constructor pattern -> fitting.add(with(row, column, pattern.arguments()));
        case Pattern.Variable variable -> fitting.add(with(row, column, Collections.nCopies(fields.size(), variable)));
        case Pattern.Literal _ -> throw new AssertionError("a literal has no fields");
      }
    }
    List<StaticType> fieldTypes = lowering.representation.fields(type, head);
    DecisionTree tree = tree(with(columns, column, fields), with(types, column, fieldTypes), fitting);
    SortedMap<Integer, Occurrence> looked = new TreeMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (tested.contains(fields.get(i))) {
        looked.put(i, fields.get(i));
      }
    }
    return new Branch(head, looked, tree);
  }

  /// The tree for everything that the heads of a column leave over.
  private DecisionTree rest(int column, List<Occurrence> columns, List<StaticType> types, List<Row> rows) {
    List<Row> left = new ArrayList<>();
    for (Row row : rows) {
      if (row.patterns().get(column) instanceof Pattern.Variable) {
        left.add(with(row, column, List.of()));
      }
    }
    return tree(with(columns, column, List.of()), with(types, column, List.of()), left);
  }

  private static Row with(Row row, int column, List<Pattern> patterns) {
    return new Row(with(row.patterns(), column, patterns), row.clause());
  }

  private static <T> List<T> with(List<T> list, int column, List<? extends T> instead) {
    List<T> changed = new ArrayList<>(list.subList(0, column));
    changed.addAll(instead);
    changed.addAll(list.subList(column + 1, list.size()));
    return changed;
  }
}
