package hyle.core;

import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Key;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Checks that cells hold what the code takes them for: the part of `CoreLint` that follows constructors, fields that are kept, and holes.
final class CoreCells {
  private final Program program;
  private final Map<FunctionName, List<Type>> captures;
  private final Consumer<String> violations;
  private final Map<Variable, Taken> cells = new HashMap<>();
  private final Set<Place> unfilled = new HashSet<>();
  /// The constructors that variables may be here, of those that a switch around has told of.
  private final Map<Variable, Set<Integer>> possible = new HashMap<>();

  /// What a dead cell was taken apart as, and the variables that its fields became.
  private record Taken(Shape shape, List<Variable> fields) {}

  /// A field of a cell that is under construction.
  private record Place(Variable cell, int field) {}

  /// `captures` is what the closures of each function capture, as far as functions looked at before have told.
  CoreCells(Program program, Map<FunctionName, List<Type>> captures, Consumer<String> violations) {
    this.program = program;
    this.captures = captures;
    this.violations = violations;
  }

  void check(Function function) {
    block(function.body());
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      waiting(statement);
      step(statement);
    }
    for (Place place : unfilled) {
      violations.accept("no hole is made of field " + place.field() + " of " + place.cell() + ", which is filled later");
    }
    unfilled.clear();
    switch (block.end()) {
      case End.Switch(Operand scrutinee, List<Case> cases) -> cases.forEach(each -> arm(scrutinee, each, cases));
      case End.Join _, End.Loop _ -> Blocks.under(block.end()).forEach(this::block);
      case End.Return _, End.TailCall _, End.Jump _, End.Unreachable _ -> {}
    }
  }

  /// Nothing but holes is made of a cell while some are still to be made.
  private void waiting(Statement statement) {
    if (unfilled.isEmpty() || statement.operation() instanceof Operation.HoleOf) {
      return;
    }
    List<Operand> operands = new ArrayList<>(Operands.usedUp(statement.operation()));
    operands.addAll(Operands.lookedAt(statement.operation()));
    unfilled.stream()
        .filter(place -> operands.contains(place.cell()))
        .forEach(place -> violations.accept(place.cell() + " is used before a hole is made of its field " + place.field()));
  }

  private void step(Statement statement) {
    switch (statement.operation()) {
      case Operation.Take(Operand operand, Shape shape) -> {
        shaped(operand, shape);
        if (Layout.of(program, shape).hasCell()) {
          List<Variable> fields = statement.results().subList(0, statement.results().size() - 1);
          cells.put(statement.results().getLast(), new Taken(shape, fields));
        }
      }
      case Operation.Peek(Operand operand, Shape shape, _) -> shaped(operand, shape);
      case Operation.Build(Variable token, Shape shape, List<Field> fields) -> {
        captured(shape);
        for (int field = 0; field < fields.size(); field++) {
          switch (fields.get(field)) {
            case Field.Keep(Variable kept) -> kept(token, shape, field, kept);
            case Field.Later() -> unfilled.add(new Place(statement.results().getFirst(), field));
            case Field.Store _ -> {}
          }
        }
      }
      case Operation.HoleOf(Variable cell, Shape shape, int field) -> {
        if (Layout.of(program, shape).place(field).width() != Width.WORD) {
          violations.accept("a hole is made of field " + field + " of " + shape + ", which is no whole word");
        }
        if (!unfilled.remove(new Place(cell, field))) {
          violations.accept("a hole is made of field " + field + " of " + cell + ", which is not waiting for one");
        }
      }
      case Operation.Primitive _, Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Allocate _, Operation.Free _, Operation.Borrow _, Operation.EndBorrow _, Operation.Copy _, Operation.Discard _,
          Operation.Describe _, Operation.CopyAs _, Operation.DiscardAs _, Operation.Fill _ -> {}
    }
  }

  private void shaped(Operand operand, Shape shape) {
    captured(shape);
    if (shape instanceof Shape.Constructed(_, int constructor) && operand instanceof Variable variable && possible.containsKey(variable)) {
      Set<Integer> constructors = possible.get(variable);
      if (!constructors.isEmpty() && !constructors.contains(constructor)) {
        violations.accept(variable + " is taken for constructor " + constructor + ", but is another constructor here: " + constructors);
      }
    }
  }

  private void captured(Shape shape) {
    if (shape instanceof Shape.Captured(FunctionName code, List<Type> types)) {
      List<Type> others = captures.putIfAbsent(code, types);
      if (others != null && !others.equals(types)) {
        violations.accept("a closure of " + code + " has the captures " + types + " here and " + others + " elsewhere");
      }
    }
  }

  /// The word that is kept is the one that the dead cell holds in that slot; who keeps a field keeps the tag.
  private void kept(Variable token, Shape shape, int field, Variable kept) {
    Taken taken = cells.get(token);
    if (taken == null) {
      violations.accept(kept + " is kept in " + token + ", which was not taken apart here");
      return;
    }
    Layout built = Layout.of(program, shape);
    Layout before = Layout.of(program, taken.shape());
    boolean isThere =
        IntStream.range(0, taken.fields().size())
            .anyMatch(old -> before.place(old).equals(built.place(field)) && taken.fields().get(old).equals(kept));
    if (!isThere || built.hasTag() && !shape.equals(taken.shape())) {
      violations.accept(kept + " is kept as field " + field + " of " + shape + ", but " + token + " holds something else there");
    }
  }

  private void arm(Operand scrutinee, Case arm, List<Case> cases) {
    if (!(scrutinee instanceof Variable variable && unborrowed(variable.type()) instanceof Type.Data(Core.DataName data, _))) {
      block(arm.block());
      return;
    }
    Optional<Set<Integer>> around = Optional.ofNullable(possible.get(variable));
    Set<Integer> inside = new TreeSet<>(leadingTo(arm.key(), data, cases));
    around.ifPresent(inside::retainAll);
    possible.put(variable, inside);
    block(arm.block());
    around.ifPresentOrElse(before -> possible.put(variable, before), () -> possible.remove(variable));
  }

  /// The constructors with which an arm is come to; none if it cannot be.
  private Set<Integer> leadingTo(Key key, Core.DataName data, List<Case> cases) {
    return switch (key) {
      case Key.OfConstructor(_, int constructor) -> Set.of(constructor);
      case Key.OfWord _ -> Set.of();
      case Key.Otherwise() -> {
        Set<Integer> others = new TreeSet<>();
        IntStream.range(0, program.dataTypes().get(data).constructors().size()).forEach(others::add);
        for (Case each : cases) {
          if (each.key() instanceof Key.OfConstructor(_, int constructor)) {
            others.remove(constructor);
          }
        }
        yield others;
      }
    };
  }

  private static Type unborrowed(Type type) {
    return type instanceof Type.Noema(Type of) ? of : type;
  }
}
