package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.Constant;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Key;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parts of one function as functions of their own.
///
/// A block from which nothing jumps out becomes a tail call. One that jumps to labels around it leaves the number of the label and what
/// the jump passes in registers of the thread (0: no jump), and who called it goes on from there:
///
/// ```
/// { … jump l(a) … return r }   ~>   part: { … r1 := a; r0 := 1; return 0 … r0 := 0; return r }
///                                   here: { w = part(…); switch r0 { 0 => return w; 1 => jump l(r1) } }
/// ```
final class Parts {
  private static final String REGISTER = "hyle_register";
  private static final String SET_REGISTER = "hyle_set_register";

  private final Function whole;
  private final Map<Label, List<Variable>> parametersOfLabels = new LinkedHashMap<>();
  private final List<Function> functions = new ArrayList<>();
  private int nextVariable;

  Parts(Function whole) {
    this.whole = whole;
    for (Variable parameter : whole.parameters()) {
      seen(parameter);
    }
    for (Block block : Blocks.within(whole.body())) {
      block.statements().forEach(statement -> statement.results().forEach(this::seen));
      parametersOfLabels.putAll(labelOf(block.end()));
      labelOf(block.end()).values().forEach(parameters -> parameters.forEach(this::seen));
    }
  }

  /// The parts cut so far.
  List<Function> functions() {
    return functions;
  }

  /// Makes a part of the block; the result stands in its place.
  Block outline(Block block) {
    List<Label> targets = targets(block);
    List<Variable> needs = free(block);
    FunctionName name = new FunctionName(whole.name().text() + ".part-" + (functions.size() + 1));
    List<Operand> operands = List.copyOf(needs);
    Block body = targets.isEmpty() ? block : leaving(block, targets);
    functions.add(new Function(name, whole.definition(), whole.author(), needs, whole.result(), body, whole.span()));
    if (targets.isEmpty()) {
      return new Block(List.of(), new End.TailCall(name, operands, span(block)));
    }
    Span span = span(block);
    Variable result = fresh(whole.result());
    Variable target = fresh(Type.IMMEDIATE);
    List<Statement> statements =
        List.of(new Statement(List.of(result), new Operation.Call(name, operands), span), register(target, 0, span));
    List<Case> cases = new ArrayList<>();
    cases.add(new Case(new Key.OfWord(0), new Block(List.of(), new End.Return(result))));
    for (int at = 0; at < targets.size(); at++) {
      cases.add(new Case(new Key.OfWord(at + 1), resuming(targets.get(at), span)));
    }
    return new Block(statements, new End.Switch(target, cases));
  }

  /// Takes what the part left for a label, and jumps there.
  private Block resuming(Label label, Span span) {
    List<Statement> statements = new ArrayList<>();
    List<Operand> operands = new ArrayList<>();
    for (Variable parameter : parametersOfLabels.get(label)) {
      Variable operand = fresh(parameter.type());
      statements.add(register(operand, operands.size() + 1, span));
      operands.add(operand);
    }
    return new Block(statements, new End.Jump(label, operands));
  }

  /// The block with every way out of it going by registers.
  private Block leaving(Block block, List<Label> targets) {
    Span span = span(block);
    List<Statement> statements = new ArrayList<>(block.statements());
    return switch (block.end()) {
      case End.Jump(Label label, List<Operand> operands) when targets.contains(label) -> {
        for (int at = 0; at < operands.size(); at++) {
          statements.add(setRegister(at + 1, operands.get(at), span));
        }
        statements.add(setRegister(0, word(targets.indexOf(label) + 1), span));
        yield new Block(statements, new End.Return(word(0)));
      }
      case End.Return _ -> {
        statements.add(setRegister(0, word(0), span));
        yield new Block(statements, block.end());
      }
      case End.TailCall(FunctionName function, List<Operand> operands, Span place) -> {
        Variable result = fresh(whole.result());
        statements.add(new Statement(List.of(result), new Operation.Call(function, operands), place));
        statements.add(setRegister(0, word(0), span));
        yield new Block(statements, new End.Return(result));
      }
      case End.Jump _, End.Unreachable _, End.Switch _, End.Join _, End.Loop _ ->
          new Block(statements, Blocks.mapUnder(block.end(), inner -> leaving(inner, targets)));
    };
  }

  private Statement register(Variable result, int number, Span span) {
    return new Statement(List.of(result), new Operation.Foreign(REGISTER, List.of(word(number))), span);
  }

  private Statement setRegister(int number, Operand value, Span span) {
    Variable nothing = fresh(Type.IMMEDIATE);
    return new Statement(List.of(nothing), new Operation.Foreign(SET_REGISTER, List.of(word(number), value)), span);
  }

  private static Constant word(long bits) {
    return new Constant(bits, Type.IMMEDIATE);
  }

  private Span span(Block block) {
    return block.statements().isEmpty() ? whole.span() : block.statements().getFirst().span();
  }

  private Variable fresh(Type type) {
    return new Variable(nextVariable++, "part", type);
  }

  private void seen(Variable variable) {
    nextVariable = Math.max(nextVariable, variable.number() + 1);
  }

  /// The labels outside of the block that it jumps to.
  private static List<Label> targets(Block block) {
    Set<Label> targets = new LinkedHashSet<>();
    Set<Label> own = new HashSet<>();
    for (Block inner : Blocks.within(block)) {
      own.addAll(labelOf(inner.end()).keySet());
      if (inner.end() instanceof End.Jump(Label label, _)) {
        targets.add(label);
      }
    }
    targets.removeAll(own);
    return List.copyOf(targets);
  }

  /// The variables from outside of the block that it mentions.
  private static List<Variable> free(Block block) {
    Set<Variable> mentioned = new LinkedHashSet<>();
    Set<Variable> own = new HashSet<>();
    for (Block inner : Blocks.within(block)) {
      for (Statement statement : inner.statements()) {
        mention(Operands.usedUp(statement.operation()), mentioned);
        mention(Operands.lookedAt(statement.operation()), mentioned);
        own.addAll(statement.results());
      }
      mention(Operands.usedUp(inner.end()), mentioned);
      mention(Operands.lookedAt(inner.end()), mentioned);
      labelOf(inner.end()).values().forEach(own::addAll);
    }
    mentioned.removeAll(own);
    return List.copyOf(mentioned);
  }

  private static void mention(List<Operand> operands, Set<Variable> mentioned) {
    for (Operand operand : operands) {
      if (operand instanceof Variable variable) {
        mentioned.add(variable);
      }
    }
  }

  private static Map<Label, List<Variable>> labelOf(End end) {
    return switch (end) {
      case End.Join(Label label, List<Variable> parameters, _, _) -> Map.of(label, parameters);
      case End.Loop(Label label, List<Variable> parameters, _, _) -> Map.of(label, parameters);
      case End.Return _, End.TailCall _, End.Switch _, End.Jump _, End.Unreachable _ -> Map.of();
    };
  }
}
