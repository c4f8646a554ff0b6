package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core;
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
import hyle.memory.Components;
import hyle.memory.Derived;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes functions that call each other in tail position run in constant stack, which the JVM's calls do not give: each group becomes
/// one function with a loop.
///
/// ```
/// even(n) { … tail odd(n - 1) }      even(n) { tail g(0, n) }    odd(n) { tail g(1, n) }
/// odd(n) { … tail even(n - 1) }  ~>  g(s, n) { loop l(s, n) { switch s { 0 => … jump l(1, n - 1)   1 => … jump l(0, n - 1) } } }
/// ```
final class TailGroups {
  private final Map<FunctionName, Function> functions;

  private TailGroups(Core.Program program) {
    this.functions = new LinkedHashMap<>(program.functions());
  }

  static Core.Program merge(Core.Program program) {
    TailGroups groups = new TailGroups(program);
    Map<FunctionName, Set<FunctionName>> calls = new LinkedHashMap<>();
    program.functions().values().forEach(function -> calls.put(function.name(), groups.tailCalls(function)));
    for (List<FunctionName> group : Components.of(calls)) {
      if (group.size() > 1) {
        groups.mergeGroup(group.stream().sorted().toList());
      }
    }
    return new Core.Program(groups.functions, program.dataTypes(), program.resources(), program.entry());
  }

  /// The functions that it may be merged with: counters tell copies, discards and other code apart by function.
  private Set<FunctionName> tailCalls(Function function) {
    Set<FunctionName> found = new LinkedHashSet<>();
    for (Block block : Blocks.within(function.body())) {
      if (block.end() instanceof End.TailCall(FunctionName callee, _, _) && isAlike(function, functions.get(callee))) {
        found.add(callee);
      }
    }
    return found;
  }

  private static boolean isAlike(Function first, Function second) {
    return first.more().size() == second.more().size()
        && Derived.copies(first) == Derived.copies(second)
        && Derived.discards(first) == Derived.discards(second);
  }

  private void mergeGroup(List<FunctionName> members) {
    Function first = functions.get(members.getFirst());
    FunctionName name = new FunctionName(first.name().text() + "/group");
    int width = members.stream().mapToInt(member -> functions.get(member).parameters().size()).max().orElse(0);
    Label label = new Label(0, "group");
    List<Variable> parameters = words(0, width + 1);
    List<Variable> state = words(width + 1, width + 1);
    Renaming renaming = new Renaming(2 * width + 2, 1);
    List<Case> cases = new ArrayList<>();
    for (FunctionName member : members) {
      Function function = functions.get(member);
      List<Statement> entering = new ArrayList<>();
      for (int at = 0; at < function.parameters().size(); at++) {
        Variable parameter = renaming.of(function.parameters().get(at));
        entering.add(new Statement(List.of(parameter), new Operation.Reinterpret(state.get(at + 1)), function.span()));
      }
      Block body = jumping(renaming.of(function.body()), members, label, width);
      entering.addAll(body.statements());
      cases.add(new Case(new Key.OfWord(cases.size()), new Block(entering, body.end())));
      Renaming used = Renaming.above(function, new Renaming(0, 0));
      renaming = new Renaming(renaming.variables() + used.variables(), renaming.labels() + used.labels());
    }
    Block choice = new Block(List.of(), new End.Switch(state.getFirst(), cases));
    Block loop = new Block(List.of(), new End.Loop(label, state, List.copyOf(parameters), choice));
    functions.put(name, new Function(name, first.definition(), first.author(), parameters, first.result(), first.more(), loop, first.span()));
    members.forEach(member -> functions.put(member, entering(functions.get(member), name, members, width)));
  }

  /// What is left of a member: a call of the group.
  private static Function entering(Function member, FunctionName group, List<FunctionName> members, int width) {
    List<Operand> operands = operands(members.indexOf(member.name()), List.copyOf(member.parameters()), width);
    return member.withBody(new Block(List.of(), new End.TailCall(group, operands, member.span())));
  }

  private static Block jumping(Block block, List<FunctionName> members, Label label, int width) {
    return switch (block.end()) {
      case End.TailCall(FunctionName callee, List<Operand> operands, _) when members.contains(callee) ->
          new Block(block.statements(), new End.Jump(label, operands(members.indexOf(callee), operands, width)));
      case End.TailCall _, End.Return _, End.Jump _, End.Unreachable _, End.Switch _, End.Join _, End.Loop _ ->
          new Block(block.statements(), Blocks.mapUnder(block.end(), inner -> jumping(inner, members, label, width)));
    };
  }

  /// The member's number, its operands, and zeros up to the width of the group.
  private static List<Operand> operands(int member, List<Operand> own, int width) {
    List<Operand> operands = new ArrayList<>();
    operands.add(new Constant(member, Type.IMMEDIATE));
    operands.addAll(own);
    while (operands.size() <= width) {
      operands.add(new Constant(0, Type.IMMEDIATE));
    }
    return operands;
  }

  private static List<Variable> words(int firstNumber, int count) {
    List<Variable> words = new ArrayList<>();
    for (int number = firstNumber; number < firstNumber + count; number++) {
      words.add(new Variable(number, "word", Type.IMMEDIATE));
    }
    return words;
  }
}
