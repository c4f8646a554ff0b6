package hyle.interpret;

import hyle.interpret.Plan.Arm;
import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.Block;
import hyle.interpret.Plan.Clause;
import hyle.interpret.Plan.Constant;
import hyle.interpret.Plan.Decision;
import hyle.interpret.Plan.Kind;
import hyle.interpret.Plan.Operation;
import hyle.interpret.Plan.Statement;
import hyle.interpret.Plan.Variable;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts copies and discards where the language has them [O1] [O5].
///
/// One walk backwards with the variables that are needed later. The last use of a variable takes the value; one before it takes a copy, which is
/// made where the variable is bound, or at the head of the branch that the use is in. A variable that is needed no more ends there: at its
/// binder, behind the last step that looks at it, or at the head of the branch that does not need it.
final class Ownership {
  private final List<Variable> variables;

  /// All variables of the code; those for copies are added.
  Ownership(List<Variable> variables) {
    this.variables = variables;
  }

  /// A body, and what happens before it, once captured words and arguments are there.
  record Entered(List<Statement> entry, Block block) {}

  /// Variables come into being in groups, one behind the other.
  Entered enter(List<List<Variable>> groups, Block body) {
    BitSet needed = new BitSet();
    List<Statement> copies = new ArrayList<>();
    Block placed = place(body, needed, copies);
    List<Statement> entry = new ArrayList<>();
    for (List<Variable> group : groups) {
      moveOf(group, copies, entry);
      group.stream().filter(variable -> variable.isOwned() && !needed.get(variable.number)).forEach(each -> entry.add(discard(each, body.span())));
    }
    if (!copies.isEmpty()) {
      throw new AssertionError("copies of variables from nowhere: " + copies);
    }
    return new Entered(entry, placed);
  }

  /// `needed` comes with what is needed behind the block and leaves with what is needed before it; `copies` leaves with those of variables
  /// from outside, in the order of their uses.
  private Block place(Block block, BitSet needed, List<Statement> copies) {
    List<Statement> backwards = new ArrayList<>();
    Operation last = last(block, needed, copies, backwards);
    List<Statement> statements = placeAll(block.statements(), needed, copies);
    statements.addAll(backwards.reversed());
    return new Block(statements, last, block.span());
  }

  /// Nothing can come behind the last step: if something ends there, the step becomes one that is not the last.
  private Operation last(Block block, BitSet needed, List<Statement> copies, List<Statement> backwards) {
    if (unneeded(Uses.lookedAt(block.last()), needed).isEmpty()) {
      return placed(block.last(), needed, copies);
    }
    Variable result = fresh("result", Kind.PLAIN);
    place(new Statement(List.of(result), block.last(), block.span()), needed, copies, backwards);
    return new Operation.Move(result);
  }

  private void place(Statement statement, BitSet needed, List<Statement> copies, List<Statement> backwards) {
    Set<Variable> ending = new LinkedHashSet<>(unneeded(statement.results(), needed));
    ending.addAll(unneeded(Uses.lookedAt(statement.operation()), needed));
    List<Statement> behind = new ArrayList<>();
    moveOf(statement.results(), copies, behind);
    ending.forEach(variable -> behind.add(discard(variable, statement.span())));
    backwards.addAll(behind.reversed());
    statement.results().forEach(result -> needed.clear(result.number));
    Operation operation = placed(statement.operation(), needed, copies);
    backwards.add(new Statement(statement.results(), operation, statement.span()));
  }

  private Operation placed(Operation operation, BitSet needed, List<Statement> copies) {
    if (operation instanceof Operation.Branch(Decision decision, List<Clause> clauses)) {
      return branch(decision, clauses, needed, copies);
    }
    List<Atom> usedUp = Uses.usedUp(operation);
    List<Atom> lookedAt = Uses.lookedAt(operation);
    List<Statement> own = new ArrayList<>();
    List<Atom> moved = new ArrayList<>();
    for (int i = 0; i < usedUp.size(); i++) {
      boolean isNeeded =
          usedUp.get(i) instanceof Variable variable
              && variable.isOwned()
              && (needed.get(variable.number) || lookedAt.contains(variable) || usedUp.subList(i + 1, usedUp.size()).contains(variable));
      moved.add(isNeeded ? copied((Variable) usedUp.get(i), own) : usedUp.get(i));
    }
    copies.addAll(0, own);
    need(usedUp, needed);
    need(lookedAt, needed);
    var next = moved.iterator();
    return Uses.map(operation, _ -> next.next());
  }

  private Variable copied(Variable variable, List<Statement> copies) {
    Variable copy = fresh(variable.name, variable.kind);
    copies.add(new Statement(List.of(copy), new Operation.Copy(variable), Interpreter.NOWHERE));
    return copy;
  }

  /// A clause with its copies and discards, what it needs, and its copies of variables from outside.
  private record Placed(Clause clause, BitSet needed, List<Statement> copies) {}

  /// Tests with all that happens at the heads of their arms.
  private record Tested(Decision decision, BitSet needed, List<Statement> copies) {}

  private Operation branch(Decision decision, List<Clause> clauses, BitSet needed, List<Statement> copies) {
    int[] leaves = new int[clauses.size()];
    count(decision, leaves);
    List<Clause> placed = new ArrayList<>();
    Map<Integer, Placed> reached = new LinkedHashMap<>();
    for (int clause = 0; clause < leaves.length; clause++) {
      Clause made = clauses.get(clause);
      if (leaves[clause] > 0) {
        reached.put(clause, leaves[clause] > 1 ? shared(made, needed) : single(made, needed));
        made = reached.get(clause).clause();
      }
      placed.add(made);
    }
    Tested tested = tested(decision, reached);
    needed.clear();
    needed.or(tested.needed());
    copies.addAll(0, tested.copies());
    return new Operation.Branch(tested.decision(), placed);
  }

  private Placed single(Clause clause, BitSet behind) {
    BitSet needed = (BitSet) behind.clone();
    List<Statement> copies = new ArrayList<>();
    Block body = place(clause.body(), needed, copies);
    List<Statement> patterns = placeAll(clause.patterns(), needed, copies);
    return new Placed(new Clause(patterns, clause.names(), body), needed, copies);
  }

  /// A clause that several outcomes lead to makes its copies itself, and what its patterns name reaches it whether it is used or not.
  private Placed shared(Clause clause, BitSet behind) {
    BitSet needed = (BitSet) behind.clone();
    List<Statement> head = new ArrayList<>();
    Block body = place(clause.body(), needed, head);
    unneeded(clause.names(), needed).forEach(variable -> head.add(discard(variable, clause.body().span())));
    need(List.copyOf(clause.names()), needed);
    List<Statement> copies = new ArrayList<>();
    List<Statement> patterns = placeAll(clause.patterns(), needed, copies);
    head.addAll(body.statements());
    return new Placed(new Clause(patterns, clause.names(), new Block(head, body.last(), body.span())), needed, copies);
  }

  private List<Statement> placeAll(List<Statement> statements, BitSet needed, List<Statement> copies) {
    List<Statement> backwards = new ArrayList<>();
    for (Statement statement : statements.reversed()) {
      place(statement, needed, copies, backwards);
    }
    return new ArrayList<>(backwards.reversed());
  }

  private static void count(Decision decision, int[] leaves) {
    switch (decision) {
      case Decision.Leaf(int clause) -> leaves[clause]++;
      case Decision.Fail() -> {}
      case Decision.ByConstructor(_, var arms, var otherwise) -> {
        arms.values().forEach(arm -> count(arm.next(), leaves));
        otherwise.ifPresent(arm -> count(arm.next(), leaves));
      }
      case Decision.ByWord(_, var arms, Arm otherwise) -> {
        arms.values().forEach(arm -> count(arm.next(), leaves));
        count(otherwise.next(), leaves);
      }
    }
  }

  private Tested tested(Decision decision, Map<Integer, Placed> clauses) {
    return switch (decision) {
      case Decision.Leaf(int clause) -> new Tested(decision, (BitSet) clauses.get(clause).needed().clone(), clauses.get(clause).copies());
      case Decision.Fail() -> new Tested(decision, new BitSet(), List.of());
      case Decision.ByConstructor(var occurrence, var arms, var otherwise) -> {
        Map<Integer, Tested> inner = new LinkedHashMap<>();
        arms.forEach((number, arm) -> inner.put(number, tested(arm.next(), clauses)));
        Optional<Tested> rest = otherwise.map(arm -> tested(arm.next(), clauses));
        List<Tested> all = new ArrayList<>(inner.values());
        rest.ifPresent(all::add);
        BitSet needed = needed(all, occurrence.root());
        Map<Integer, Arm> headed = new LinkedHashMap<>();
        inner.forEach((number, arm) -> headed.put(number, headed(arm, needed)));
        yield new Tested(new Decision.ByConstructor(occurrence, headed, rest.map(arm -> headed(arm, needed))), needed, List.of());
      }
      case Decision.ByWord(var occurrence, var arms, Arm otherwise) -> {
        Map<Long, Tested> inner = new LinkedHashMap<>();
        arms.forEach((word, arm) -> inner.put(word, tested(arm.next(), clauses)));
        Tested rest = tested(otherwise.next(), clauses);
        List<Tested> all = new ArrayList<>(inner.values());
        all.add(rest);
        BitSet needed = needed(all, occurrence.root());
        Map<Long, Arm> headed = new LinkedHashMap<>();
        inner.forEach((word, arm) -> headed.put(word, headed(arm, needed)));
        yield new Tested(new Decision.ByWord(occurrence, headed, headed(rest, needed)), needed, List.of());
      }
    };
  }

  private static BitSet needed(List<Tested> arms, Atom root) {
    BitSet needed = new BitSet();
    arms.forEach(arm -> needed.or(arm.needed()));
    need(List.of(root), needed);
    return needed;
  }

  private Arm headed(Tested arm, BitSet needed) {
    List<Statement> head = new ArrayList<>(arm.copies());
    if (!(arm.decision() instanceof Decision.Fail)) {
      BitSet ending = (BitSet) needed.clone();
      ending.andNot(arm.needed());
      ending.stream().mapToObj(variables::get).forEach(variable -> head.add(discard(variable, Interpreter.NOWHERE)));
    }
    return new Arm(head, arm.decision());
  }

  private static void moveOf(List<Variable> sources, List<Statement> copies, List<Statement> target) {
    copies.stream().filter(copy -> sources.contains(source(copy))).forEach(target::add);
    copies.removeIf(copy -> sources.contains(source(copy)));
  }

  private static Variable source(Statement copy) {
    if (copy.operation() instanceof Operation.Copy(Variable source)) {
      return source;
    }
    throw new AssertionError("not a copy: " + copy);
  }

  private Variable fresh(String name, Kind kind) {
    Variable variable = new Variable(variables.size(), name, kind);
    variables.add(variable);
    return variable;
  }

  private static Statement discard(Variable variable, Span span) {
    return new Statement(List.of(), new Operation.Discard(variable), span);
  }

  private static List<Variable> unneeded(List<? extends Atom> atoms, BitSet needed) {
    List<Variable> unneeded = new ArrayList<>();
    for (Atom atom : atoms) {
      switch (atom) {
        case Variable variable when variable.isOwned() && !needed.get(variable.number) -> unneeded.add(variable);
        case Variable _, Constant _ -> {}
      }
    }
    return unneeded;
  }

  private static void need(List<Atom> atoms, BitSet needed) {
    for (Atom atom : atoms) {
      if (atom instanceof Variable variable && variable.isOwned()) {
        needed.set(variable.number);
      }
    }
  }
}
