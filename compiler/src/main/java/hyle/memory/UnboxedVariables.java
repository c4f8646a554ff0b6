package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The variables of a function that hold a small product which needs no cell there.
///
/// Such a variable is what a function gives that can give fields, or is built in a new cell, or comes to a join from such variables; and all
/// that becomes of it is that it is taken apart and its cell freed, that it goes to such a join, or that it is returned where fields may be.
/// All variables are held to be such at first, and those go for which this is not so, until it is so for all that are left.
final class UnboxedVariables {
  private final Program program;
  private final Set<FunctionName> givingFields;
  private final Purpose purpose;
  private final Set<Variable> boxed;
  private final Set<Variable> unboxed = new HashSet<>();
  private final Set<Variable> misused = new HashSet<>();
  private final Set<Variable> allocated = new HashSet<>();
  private final Map<Variable, Variable> cellsOfBuilds = new HashMap<>();
  private final Set<Variable> cells = new HashSet<>();
  private final Set<Variable> called = new HashSet<>();
  private final Map<Label, List<Variable>> joins = new HashMap<>();
  private final Map<Variable, List<Operand>> arriving = new LinkedHashMap<>();
  private final Map<Variable, Variable> renamed = new LinkedHashMap<>();
  private final Map<Variable, Variable> sameAs = new LinkedHashMap<>();
  private final Map<Variable, Integer> mentions = new HashMap<>();

  /// What a body is for.
  enum Purpose {
    /// Products are returned in a cell.
    CELL,
    /// Products are returned as their fields.
    FIELDS
  }

  private UnboxedVariables(Program program, Set<FunctionName> givingFields, Purpose purpose, Set<Variable> boxed) {
    this.program = program;
    this.givingFields = givingFields;
    this.purpose = purpose;
    this.boxed = boxed;
  }

  /// `givingFields` are the functions that can give fields; `boxed` are variables that are to stay as they are.
  static UnboxedVariables of(Program program, Function function, Purpose purpose, Set<FunctionName> givingFields, Set<Variable> boxed) {
    UnboxedVariables variables = new UnboxedVariables(program, givingFields, purpose, boxed);
    List<Block> blocks = Blocks.within(function.body());
    blocks.forEach(variables::count);
    blocks.forEach(variables::find);
    variables.settle();
    variables.unboxed.stream().filter(variables.cellsOfBuilds::containsKey).map(variables.cellsOfBuilds::get).forEach(variables.cells::add);
    return variables;
  }

  boolean has(Operand operand) {
    return operand instanceof Variable variable && unboxed.contains(variable);
  }

  boolean isEmpty() {
    return unboxed.isEmpty();
  }

  /// Whether the variable is the cell in which something would be built that needs none.
  boolean isCell(Variable token) {
    return cells.contains(token);
  }

  /// Whether the variable is what a call gives, so that something behind the call would make it no last one.
  boolean isCalled(Operand operand) {
    return operand instanceof Variable variable && called.contains(variable);
  }

  private void count(Block block) {
    for (Statement statement : block.statements()) {
      Operands.usedUp(statement.operation()).forEach(this::mention);
      Operands.lookedAt(statement.operation()).forEach(this::mention);
      if (statement.operation() instanceof Operation.Allocate) {
        allocated.addAll(statement.results());
      }
    }
    if (block.end() instanceof End.Join(Label label, List<Variable> parameters, _, _)) {
      joins.put(label, parameters);
      parameters.stream().filter(this::isProduct).forEach(unboxed::add);
      parameters.forEach(parameter -> arriving.put(parameter, new ArrayList<>()));
    }
  }

  private void mention(Operand operand) {
    if (operand instanceof Variable variable) {
      mentions.merge(variable, 1, Integer::sum);
    }
  }

  private void find(Block block) {
    for (int at = 0; at < block.statements().size(); at++) {
      Statement statement = block.statements().get(at);
      defined(statement);
      used(statement, block.statements().subList(at + 1, block.statements().size()));
    }
    switch (block.end()) {
      case End.Return end when purpose == Purpose.FIELDS && end.only().isPresent() -> {}
      case End.Jump(Label label, List<Operand> operands) when joins.containsKey(label) -> {
        for (int i = 0; i < operands.size(); i++) {
          arriving.get(joins.get(label).get(i)).add(operands.get(i));
        }
      }
      case End.Return _, End.Jump _, End.TailCall _, End.Switch _, End.Join _, End.Loop _, End.Unreachable _ -> {
        Operands.usedUp(block.end()).forEach(this::misuse);
        Operands.lookedAt(block.end()).forEach(this::misuse);
      }
    }
  }

  private void defined(Statement statement) {
    switch (statement.operation()) {
      case Operation.Call(FunctionName callee, _) -> {
        called.addAll(statement.results());
        if (givingFields.contains(callee)) {
          unboxed.addAll(statement.results());
        }
      }
      case Operation.Apply _ -> called.addAll(statement.results());
      case Operation.Build(Variable token, Shape.Constructed _, List<Field> fields)
          when allocated.contains(token)
              && fields.stream().allMatch(Field.Store.class::isInstance)
              && isProduct(statement.results().getFirst()) -> {
        unboxed.addAll(statement.results());
        cellsOfBuilds.put(statement.results().getFirst(), token);
      }
      case Operation.Reinterpret(Variable other) -> {
        Variable result = statement.results().getFirst();
        renamed.put(result, other);
        if (isProduct(other) && other.type().equals(result.type())) {
          unboxed.add(result);
          sameAs.put(result, other);
        }
      }
      case Operation.Build _, Operation.Reinterpret _, Operation.Primitive _, Operation.Foreign _, Operation.StaticText _, Operation.Take _,
          Operation.Peek _, Operation.Allocate _, Operation.Free _, Operation.Borrow _, Operation.EndBorrow _, Operation.Copy _,
          Operation.Discard _, Operation.Describe _, Operation.CopyAs _, Operation.DiscardAs _, Operation.HoleOf _, Operation.Fill _ -> {}
    }
  }

  private void used(Statement statement, List<Statement> behind) {
    boolean isTakenApart =
        statement.operation() instanceof Operation.Take && !statement.results().isEmpty() && isFreed(statement.results().getLast(), behind);
    boolean isRenamed = statement.operation() instanceof Operation.Reinterpret && sameAs.containsKey(statement.results().getFirst());
    boolean isNoCode = statement.operation() instanceof Operation.EndBorrow;
    if (!isTakenApart && !isRenamed && !isNoCode) {
      Operands.usedUp(statement.operation()).forEach(this::misuse);
      Operands.lookedAt(statement.operation()).forEach(this::misuse);
    }
  }

  /// Whether nothing becomes of a token but that it is freed, in the block that it is taken in.
  private boolean isFreed(Variable token, List<Statement> behind) {
    return mentions.getOrDefault(token, 0) == 1
        && behind.stream().anyMatch(statement -> statement.operation() instanceof Operation.Free(Variable freed) && freed.equals(token));
  }

  private void misuse(Operand operand) {
    if (operand instanceof Variable variable) {
      misused.add(variable);
    }
  }

  private boolean isProduct(Variable variable) {
    return SmallProduct.of(program, variable.type()).isPresent();
  }

  private void settle() {
    while (spreadCalled()) {}
    unboxed.removeAll(misused);
    unboxed.removeAll(boxed);
    unboxed.removeIf(variable -> !isProduct(variable));
    boolean changed = true;
    while (changed) { // the removal of one may rule out those that it comes from, or that come from it
      changed = unboxed.removeIf(variable -> sameAs.containsKey(variable) && !unboxed.contains(sameAs.get(variable)));
      changed |= unboxed.removeIf(variable -> arriving.containsKey(variable) && !canArrive(arriving.get(variable)));
      for (Map.Entry<Variable, Variable> renamed : sameAs.entrySet()) {
        changed |= !unboxed.contains(renamed.getKey()) && unboxed.remove(renamed.getValue());
      }
      for (Map.Entry<Variable, List<Operand>> way : arriving.entrySet()) {
        changed |= !unboxed.contains(way.getKey()) && unboxed.removeAll(way.getValue());
      }
    }
  }

  /// What has another name, or went to a join, is still what the call gave. Whether there was more of it.
  private boolean spreadCalled() {
    int before = called.size();
    for (Map.Entry<Variable, Variable> name : renamed.entrySet()) {
      if (isCalled(name.getValue())) {
        called.add(name.getKey());
      }
    }
    for (Map.Entry<Variable, List<Operand>> way : arriving.entrySet()) {
      if (way.getValue().stream().anyMatch(this::isCalled)) {
        called.add(way.getKey());
      }
    }
    return called.size() > before;
  }

  /// A join is worth it when something comes to it without a cell. What comes with one is taken apart there, which it would be later;
  /// but behind a call that would return from here there is to be nothing.
  private boolean canArrive(List<Operand> operands) {
    return operands.stream().anyMatch(this::has)
        && operands.stream().allMatch(operand -> has(operand) || operand instanceof Variable && (purpose == Purpose.CELL || !isCalled(operand)));
  }
}
