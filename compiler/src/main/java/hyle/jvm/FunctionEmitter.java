package hyle.jvm;

import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.LRETURN;

import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Label;

/// The body of a function: variables become local variables of the JVM, labels become its labels, a jump assigns and goes.
///
/// ```
/// loop l(x = a) { … jump l(b) … }      x := a; l: … x := b; goto l
/// join j(x) { c } in … jump j(a) …     … x := a; goto j …; j: c
/// ```
final class FunctionEmitter {
  private final Code code;
  private final Frame frame;
  private final OperationEmitter operations;
  private final SwitchEmitter switches;
  private final Map<FunctionName, Goal> entries;
  private final FunctionName name;
  private final PendingCalls pendingCalls;
  private final Map<Core.Label, Goal> goals = new HashMap<>();
  private final String sourcePath;
  /// Where the last step came from.
  private Span place;

  /// Where a jump goes, and the local variables that it assigns.
  record Goal(Label label, List<Integer> locals) {}

  /// `entries` are the functions that a tail call reaches by a jump, this one among them.
  FunctionEmitter(Emission emission, Code code, Core.Function function, Map<FunctionName, Goal> entries) {
    this.code = code;
    this.frame = new Frame(code, emission.plan(), function);
    this.operations = new OperationEmitter(emission, code, frame, function);
    this.switches = new SwitchEmitter(emission, code, frame);
    this.entries = entries;
    this.name = function.name();
    this.pendingCalls = emission.plan().pendingCalls();
    this.sourcePath = function.span().source().path();
    this.place = function.span();
    List<Integer> locals = entries.get(function.name()).locals();
    for (int at = 0; at < locals.size(); at++) {
      frame.put(function.parameters().get(at), locals.get(at));
    }
  }

  /// Emits a block with everything in it.
  void block(Block block) {
    Optional<TailApply> left = TailApply.in(block).filter(apply -> pendingCalls.isLeft(name, apply));
    List<Statement> statements = block.statements();
    for (Statement statement : left.isPresent() ? statements.subList(0, left.get().position()) : statements) {
      line(statement.span());
      operations.emit(statement);
    }
    if (left.isPresent()) {
      line(statements.get(left.get().position()).span());
      Calls.leave(code, frame, left.get().closure(), left.get().operands());
    } else {
      end(block.end());
    }
  }

  private void line(Span span) {
    place = span;
    if (span.source().path().equals(sourcePath)) {
      code.line(span.line());
    }
  }

  private void end(End end) {
    switch (end) {
      case End.Return(List<Operand> operands) -> {
        Results.leave(code, frame, operands);
        code.instruction(LRETURN);
      }
      case End.TailCall(FunctionName function, List<Operand> operands, var span) -> {
        if (entries.containsKey(function)) {
          jump(entries.get(function), operands);
        } else {
          line(span);
          if (pendingCalls.isPassedOn(name, function)) {
            operations.pass(function, operands);
          } else {
            operations.call(function, operands);
          }
          code.instruction(LRETURN);
        }
      }
      case End.Switch(Operand scrutinee, List<Case> cases) -> choose(scrutinee, cases);
      case End.Join(Core.Label label, List<Variable> parameters, Block continuation, Block body) -> {
        Goal goal = goal(label, parameters);
        int mark = code.mark();
        block(body);
        code.releaseTo(mark);
        code.place(goal.label());
        block(continuation);
      }
      case End.Loop(Core.Label label, List<Variable> parameters, List<Operand> initial, Block body) -> {
        initial.forEach(frame::push);
        Goal goal = goal(label, parameters);
        goal.locals().reversed().forEach(code::store);
        code.place(goal.label());
        block(body);
      }
      case End.Jump(Core.Label label, List<Operand> operands) -> jump(goals.get(label), operands);
      case End.Unreachable() -> code.unreachable();
    }
  }

  private void choose(Operand scrutinee, List<Case> cases) {
    int mark = code.mark();
    List<Label> labels = cases.stream().map(_ -> new Label()).toList();
    int next = switches.dispatch(scrutinee, cases, labels, place);
    int inArms = code.mark();
    arm(cases.get(next), labels.get(next), inArms);
    for (int at = 0; at < cases.size(); at++) {
      if (at != next) {
        arm(cases.get(at), labels.get(at), inArms);
      }
    }
    code.releaseTo(mark);
  }

  private void arm(Case choice, Label label, int mark) {
    code.place(label);
    block(choice.block());
    code.releaseTo(mark);
  }

  private Goal goal(Core.Label label, List<Variable> parameters) {
    List<Integer> locals = new ArrayList<>();
    for (Variable parameter : parameters) {
      int local = code.wordLocal();
      frame.put(parameter, local);
      locals.add(local);
    }
    Goal goal = new Goal(new Label(), locals);
    goals.put(label, goal);
    return goal;
  }

  /// All new values are on the stack before the first old one goes, so that `jump l(b, a)` swaps.
  private void jump(Goal goal, List<Operand> operands) {
    List<Integer> changed = new ArrayList<>();
    for (int at = 0; at < operands.size(); at++) {
      int local = goal.locals().get(at);
      if (!frame.isIn(operands.get(at), local)) {
        frame.push(operands.get(at));
        changed.add(local);
      }
    }
    changed.reversed().forEach(code::store);
    code.jump(GOTO, goal.label());
  }
}
