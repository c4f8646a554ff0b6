package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Borrowing;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.Code;
import hyle.core.Core.Constant;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Key;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Makes every owned variable be used up exactly once on every path, by copies and discards [O5].
///
/// ```
/// f(x); match c { 0 => g(x) | _ => 1 }   ~>   x1 = copy x; f(x1); match c { 0 => g(x) | _ => discard x; 1 }
/// ```
///
/// One walk backwards over each function with the set of variables that are needed later. The last use of a variable moves it; an
/// earlier one takes a copy, made just before it; where a variable stops being needed without a use, it is discarded: after the last
/// operation that looks at it, at its binder, or at the head of the branch that does not need it. A variable is needed as long as a
/// noema of it is.
///
/// Copies that the user can see go to the binder afterwards (`EarlyCopies`).
///
/// In an arm where a variable is known to be a constructor without fields, its uses are that constant, and its end is a `Take`:
/// nothing runs.
final class Linearise {
  private final Program program;
  private final Function function;
  private final Fresh fresh;
  private final Borrowing borrowing;
  private final Variable[] byNumber;
  private final Span[] boundAt;
  private final Map<Label, BitSet> neededAt = new HashMap<>();
  private final Set<Label> reached = new HashSet<>();
  private final Map<Variable, Key.OfConstructor> known = new HashMap<>();

  private Linearise(Program program, Function function) {
    this.program = program;
    this.function = function;
    this.fresh = new Fresh(function);
    this.borrowing = Borrowing.of(function);
    this.byNumber = new Variable[fresh.variables()];
    this.boundAt = new Span[fresh.variables()];
  }

  static Program run(Program program) {
    return EarlyCopies.run(Passes.mapFunctions(program, function -> new Linearise(program, function).linear()));
  }

  private Function linear() {
    bind(function.parameters(), function.span());
    for (Block block : Blocks.within(function.body())) {
      block.statements().forEach(statement -> bind(statement.results(), statement.span()));
      bind(parameters(block.end()), function.span());
    }
    BitSet needed = new BitSet();
    Block body = linear(function.body(), needed);
    return function.withBody(headed(unneeded(function.parameters(), needed), body));
  }

  private void bind(List<Variable> variables, Span span) {
    for (Variable variable : variables) {
      byNumber[variable.number()] = variable;
      boundAt[variable.number()] = span;
    }
  }

  private static List<Variable> parameters(End end) {
    return switch (end) {
      case End.Join(_, List<Variable> parameters, _, _) -> parameters;
      case End.Loop(_, List<Variable> parameters, _, _) -> parameters;
      case End.Return _, End.TailCall _, End.Switch _, End.Jump _, End.Unreachable _ -> List.of();
    };
  }

  /// The block made linear; `needed` comes empty and leaves with what the block needs at its head.
  private Block linear(Block block, BitSet needed) {
    List<Statement> backwards = new ArrayList<>();
    End end = linear(block.end(), needed, backwards);
    for (Statement statement : block.statements().reversed()) {
      linear(statement, needed, backwards);
    }
    return new Block(backwards.reversed(), end);
  }

  private void linear(Statement statement, BitSet needed, List<Statement> backwards) {
    Operation operation = withConstants(statement.operation());
    List<Operand> usedUp = Operands.usedUp(operation);
    Set<Variable> seen = owners(Operands.lookedAt(operation));
    seen.addAll(lent(usedUp));
    List<Variable> dying = new ArrayList<>(unneeded(statement.results(), needed));
    dying.addAll(unneeded(seen, needed));
    dying.reversed().forEach(variable -> backwards.add(ended(variable, statement.span())));
    statement.results().forEach(result -> needed.clear(result.number()));
    List<Statement> copies = new ArrayList<>();
    List<Operand> moved = moved(usedUp, seen, needed, statement.span(), copies);
    var next = moved.iterator();
    backwards.add(new Statement(statement.results(), Operands.map(operation, _ -> next.next(), operand -> operand), statement.span()));
    backwards.addAll(copies.reversed());
    need(owners(usedUp), needed);
    need(seen, needed);
  }

  private End linear(End end, BitSet needed, List<Statement> backwards) {
    return switch (end) {
      case End.Unreachable unreachable -> unreachable;
      case End.Return(List<Operand> operands) -> new End.Return(leaving(operands, near(operands), needed, backwards));
      case End.Jump(Label label, List<Operand> operands) -> {
        needed.or(neededAt.get(label));
        reached.add(label);
        yield new End.Jump(label, leaving(operands, near(operands), needed, backwards));
      }
      case End.TailCall call -> tailCall(call, needed, backwards);
      case End.Switch choice -> choose(choice, needed, backwards);
      case End.Join join -> join(join, needed, backwards);
      case End.Loop loop -> loop(loop, needed, backwards);
    };
  }

  /// The operands of an end; those needed after it are copied before it.
  private List<Operand> leaving(List<Operand> originals, Span span, BitSet needed, List<Statement> backwards) {
    List<Operand> operands = originals.stream().map(this::withConstant).toList();
    List<Statement> copies = new ArrayList<>();
    List<Operand> moved = moved(operands, Set.of(), needed, span, copies);
    backwards.addAll(copies.reversed());
    need(owners(operands), needed);
    return moved;
  }

  /// A place for what happens to operands at an end without one: where the first of them comes from.
  private Span near(List<Operand> operands) {
    for (Operand operand : operands) {
      if (operand instanceof Variable variable) {
        return boundAt[variable.number()];
      }
    }
    return function.span();
  }

  /// A call that is lent something of ours is no tail call: what it is lent is discarded after it.
  private End tailCall(End.TailCall call, BitSet needed, List<Statement> backwards) {
    if (lent(call.operands()).isEmpty()) {
      return new End.TailCall(call.function(), leaving(call.operands(), call.span(), needed, backwards), call.span());
    }
    Variable result = fresh.variable("result", function.result());
    needed.set(result.number());
    linear(new Statement(List.of(result), new Operation.Call(call.function(), call.operands()), call.span()), needed, backwards);
    return new End.Return(result);
  }

  private record Arm(Key key, Block block, BitSet needed) {}

  private End choose(End.Switch choice, BitSet needed, List<Statement> backwards) {
    Key.OfConstructor decided = known.get(choice.scrutinee());
    if (decided != null) {
      return decided(choice, decided, needed, backwards);
    }
    List<Arm> arms = new ArrayList<>();
    for (Case each : choice.cases()) {
      BitSet inArm = new BitSet();
      arms.add(new Arm(each.key(), knowing(choice.scrutinee(), each.key(), () -> linear(each.block(), inArm)), inArm));
      needed.or(inArm);
    }
    need(owners(List.of(choice.scrutinee())), needed);
    List<Case> cases = new ArrayList<>();
    for (Arm arm : arms) {
      BitSet missing = (BitSet) needed.clone();
      missing.andNot(arm.needed());
      List<Variable> dying = missing.stream().mapToObj(number -> byNumber[number]).toList();
      cases.add(new Case(arm.key(), knowing(choice.scrutinee(), arm.key(), () -> headed(dying, arm.block()))));
    }
    return new End.Switch(choice.scrutinee(), cases);
  }

  /// The one arm that is left of a choice. What only the others need is needed up to it all the same, since the user could see it die earlier.
  private End decided(End.Switch choice, Key.OfConstructor constructor, BitSet needed, List<Statement> backwards) {
    Optional<Case> chosen = choice.cases().stream().filter(each -> fits(each.key(), constructor)).findFirst();
    Set<Label> reachedBefore = Set.copyOf(reached);
    for (Case each : choice.cases()) {
      if (chosen.filter(each::equals).isEmpty()) {
        BitSet inArm = new BitSet();
        linear(each.block(), inArm);
        needed.or(inArm);
      }
    }
    reached.retainAll(reachedBefore);
    BitSet inChosen = new BitSet();
    Block block = chosen.map(each -> linear(each.block(), inChosen)).orElseGet(() -> new Block(List.of(), new End.Unreachable()));
    BitSet missing = (BitSet) needed.clone();
    missing.andNot(inChosen);
    needed.or(inChosen);
    return spliced(headed(missing.stream().mapToObj(number -> byNumber[number]).toList(), block), backwards);
  }

  private static boolean fits(Key key, Key.OfConstructor decided) {
    return switch (key) {
      case Key.OfConstructor(_, int constructor) -> constructor == decided.constructor();
      case Key.OfWord(long bits) -> bits == decided.constructor();
      case Key.Otherwise() -> true;
    };
  }

  /// What `work` gives while the scrutinee is known to be what the key says.
  private <R> R knowing(Operand scrutinee, Key key, Supplier<R> work) {
    if (scrutinee instanceof Variable variable && variable.type().isOwned() && key instanceof Key.OfConstructor constructor && isBare(constructor)) {
      known.put(variable, constructor);
      R result = work.get();
      known.remove(variable);
      return result;
    }
    return work.get();
  }

  private boolean isBare(Key.OfConstructor key) {
    return program.dataTypes().get(key.data()).constructors().get(key.constructor()).fields().isEmpty();
  }

  private End join(End.Join join, BitSet needed, List<Statement> backwards) {
    BitSet inContinuation = new BitSet();
    Block continuation = linear(join.continuation(), inContinuation);
    List<Variable> dying = new ArrayList<>(unneeded(join.parameters(), inContinuation));
    dying.addAll(unneeded(lent(List.copyOf(join.parameters())), inContinuation));
    need(dying, inContinuation);
    join.parameters().forEach(parameter -> inContinuation.clear(parameter.number()));
    neededAt.put(join.label(), inContinuation);
    Block body = linear(join.body(), needed);
    if (!reached.contains(join.label())) {
      return spliced(body, backwards);
    }
    return new End.Join(join.label(), join.parameters(), headed(dying, continuation), body);
  }

  /// At the head of a loop exactly what its body mentions from outside is needed: each round starts with it again.
  private End loop(End.Loop loop, BitSet needed, List<Statement> backwards) {
    BitSet everyRound = mentioned(loop.body());
    loop.parameters().forEach(parameter -> everyRound.clear(parameter.number()));
    neededAt.put(loop.label(), everyRound);
    Block body = linear(loop.body(), needed);
    Block headed = headed(unneeded(loop.parameters(), needed), body);
    loop.parameters().forEach(parameter -> needed.clear(parameter.number()));
    List<Operand> initial = leaving(loop.initial(), near(loop.initial()), needed, backwards);
    return new End.Loop(loop.label(), loop.parameters(), initial, headed);
  }

  private BitSet mentioned(Block body) {
    BitSet mentioned = new BitSet();
    BitSet bound = new BitSet();
    for (Block block : Blocks.within(body)) {
      for (Statement statement : block.statements()) {
        need(owners(Operands.usedUp(statement.operation())), mentioned);
        need(owners(Operands.lookedAt(statement.operation())), mentioned);
        statement.results().forEach(result -> bound.set(result.number()));
      }
      need(owners(Operands.usedUp(block.end())), mentioned);
      need(owners(Operands.lookedAt(block.end())), mentioned);
      parameters(block.end()).forEach(parameter -> bound.set(parameter.number()));
      if (block.end() instanceof End.Jump(Label label, _) && neededAt.containsKey(label)) {
        mentioned.or(neededAt.get(label));
      }
    }
    mentioned.andNot(bound);
    return mentioned;
  }

  /// Goes on in `block` instead of at an end of its own.
  private static End spliced(Block block, List<Statement> backwards) {
    backwards.addAll(block.statements().reversed());
    return block.end();
  }

  /// The operands as used up before `needed`: a variable that is needed after, looked at here, or used up here again, is copied.
  private List<Operand> moved(List<Operand> usedUp, Set<Variable> seen, BitSet needed, Span span, List<Statement> copies) {
    List<Operand> moved = new ArrayList<>();
    for (int i = 0; i < usedUp.size(); i++) {
      Operand operand = usedUp.get(i);
      moved.add(
          operand instanceof Variable variable
                  && variable.type().isOwned()
                  && (needed.get(variable.number()) || seen.contains(variable) || usedUp.subList(i + 1, usedUp.size()).contains(operand))
              ? copied(variable, span, copies)
              : operand);
    }
    return moved;
  }

  private Variable copied(Variable variable, Span span, List<Statement> copies) {
    switch (variable.type()) {
      case Type.Token _, Type.Hole _ -> throw new AssertionError(variable + " in " + function.name() + " is used twice");
      case Type.Data _, Type.Dynamic _, Type.Closure _, Type.Resource _, Type.Immediate _, Type.Noema _ -> {}
    }
    Variable copy = fresh.variable(variable.hint(), variable.type());
    copies.add(new Statement(List.of(copy), new Operation.Copy(variable), span));
    return copy;
  }

  /// The block, after the ends of variables that it does not need. A block that only stops the program needs no order.
  private Block headed(List<Variable> dying, Block block) {
    if (dying.isEmpty() || block.end() instanceof End.Unreachable) {
      return block;
    }
    List<Statement> statements = new ArrayList<>();
    dying.forEach(variable -> statements.add(ended(variable, start(block, boundAt[variable.number()]))));
    statements.addAll(block.statements());
    return new Block(statements, block.end());
  }

  /// Where a block starts, as far as its text tells.
  private static Span start(Block block, Span otherwise) {
    return switch (block.end()) {
      case End.TailCall(_, _, Span span) when block.statements().isEmpty() -> span;
      case End.TailCall _, End.Return _, End.Jump _, End.Switch _, End.Join _, End.Loop _, End.Unreachable _ ->
          block.statements().isEmpty() ? otherwise : block.statements().getFirst().span();
    };
  }

  private Statement ended(Variable variable, Span span) {
    if (known.containsKey(variable)) {
      Key.OfConstructor constructor = known.get(variable);
      return new Statement(List.of(), new Operation.Take(variable, new Shape.Constructed(constructor.data(), constructor.constructor())), span);
    }
    return new Statement(
        List.of(),
        switch (variable.type()) {
          case Type.Token _ -> new Operation.Free(variable);
          case Type.Data _, Type.Dynamic _, Type.Closure _, Type.Resource _ -> new Operation.Discard(variable);
          case Type.Hole _, Type.Immediate _, Type.Noema _ -> throw new AssertionError(variable + " has nothing to discard");
        },
        span);
  }

  private static List<Variable> unneeded(Collection<Variable> variables, BitSet needed) {
    return variables.stream().filter(variable -> variable.type().isOwned() && !needed.get(variable.number())).toList();
  }

  private static void need(Collection<Variable> variables, BitSet needed) {
    variables.forEach(variable -> needed.set(variable.number()));
  }

  /// The owned variables that must live while the operands are used.
  private Set<Variable> owners(List<Operand> operands) {
    Set<Variable> owners = new LinkedHashSet<>();
    operands.forEach(operand -> owners.addAll(borrowing.owners(operand)));
    return owners;
  }

  /// The owned variables that noemata among the operands look into.
  private Set<Variable> lent(List<? extends Operand> operands) {
    return owners(operands.stream().filter(operand -> operand.type() instanceof Type.Noema).map(operand -> (Operand) operand).toList());
  }

  private Operand withConstant(Operand operand) {
    return switch (operand) {
      case Variable variable when known.containsKey(variable) -> new Constant(known.get(variable).constructor(), variable.type());
      case Variable _, Constant _, Code _ -> operand;
    };
  }

  private Operation withConstants(Operation operation) {
    return switch (operation) {
      case Operation.Take _, Operation.EndBorrow _, Operation.Discard _ -> operation;
      case Operation.Primitive _, Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Peek _, Operation.Allocate _, Operation.Free _, Operation.Build _, Operation.Borrow _, Operation.Copy _,
          Operation.CopyAs _, Operation.DiscardAs _, Operation.Describe _, Operation.HoleOf _, Operation.Fill _ ->
          known.isEmpty() ? operation : Operands.map(operation, this::withConstant, this::withConstant);
    };
  }
}
