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
import java.util.Optional;
import java.util.Set;

/// Parts of one function as functions of their own.
///
/// A block from which nothing jumps out becomes a tail call. One that jumps to labels around it leaves the number of its exit
/// and what goes there in registers of the thread (0: it returned), and who called it goes on from there. Calls in tail
/// position are exits too, so that they still are in tail position:
///
/// ```
/// { … jump l(a) … tail f(b) … return r }
///   ~>  part: { … r1 := a; r0 := 1; return 0 … r1 := b; r0 := 2; return 0 … r0 := 0; return r }
///       here: { w = part(…); switch r0 { 0 => return w; 1 => jump l(r1); 2 => tail f(r1) } }
/// ```
final class Parts {
  private static final String REGISTER = "hyle_register";
  private static final String SET_REGISTER = "hyle_set_register";

  private final Function whole;
  private final Map<Label, List<Variable>> parametersOfLabels = new LinkedHashMap<>();
  private final List<Function> functions = new ArrayList<>();
  private int nextVariable;

  /// A way out of a part that goes on in who called it.
  private sealed interface Exit {
    record ToLabel(Label label) implements Exit {}

    record ToFunction(FunctionName function, List<Type> operands) implements Exit {}

    record ToClosure(Type closure, List<Type> operands) implements Exit {}
  }

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

  /// Whether calling a part is less code than the block, of which it would be made, by half.
  boolean makesSmaller(Block block) {
    End call = new End.TailCall(whole.name(), List.copyOf(free(block)), whole.span());
    return 2 * Sizes.of(new Block(List.of(), call)) < Sizes.of(block);
  }

  /// Makes a part of the block; the result stands in its place.
  Block outline(Block block) {
    Map<Exit, Integer> exits = exits(block);
    List<Variable> needs = free(block);
    FunctionName name = new FunctionName(whole.name().text() + "/part-" + (functions.size() + 1));
    List<Operand> operands = List.copyOf(needs);
    Block body = exits.isEmpty() ? block : leaving(block, exits);
    functions.add(new Function(name, whole.definition(), whole.author(), needs, whole.result(), whole.more(), body, whole.span()));
    if (exits.isEmpty()) {
      return new Block(List.of(), new End.TailCall(name, operands, span(block)));
    }
    Span span = span(block);
    List<Variable> results = whole.results().stream().map(this::fresh).toList();
    Variable exit = fresh(Type.IMMEDIATE);
    List<Statement> statements = List.of(new Statement(results, new Operation.Call(name, operands), span), register(exit, 0, span));
    List<Case> cases = new ArrayList<>();
    cases.add(new Case(new Key.OfWord(0), new Block(List.of(), new End.Return(List.copyOf(results)))));
    exits.forEach((way, number) -> cases.add(new Case(new Key.OfWord(number), resuming(way, span))));
    return new Block(statements, new End.Switch(exit, cases));
  }

  /// Takes what the part left for an exit, and goes there.
  private Block resuming(Exit exit, Span span) {
    List<Statement> statements = new ArrayList<>();
    return switch (exit) {
      case Exit.ToLabel(Label label) -> {
        List<Type> types = parametersOfLabels.get(label).stream().map(Variable::type).toList();
        End end = new End.Jump(label, registers(types, statements, span));
        yield new Block(statements, end);
      }
      case Exit.ToFunction(FunctionName function, List<Type> types) -> {
        End end = new End.TailCall(function, registers(types, statements, span), span);
        yield new Block(statements, end);
      }
      case Exit.ToClosure(Type closure, List<Type> types) -> {
        List<Operand> operands = registers(prepended(closure, types), statements, span);
        Variable result = fresh(whole.result());
        Operation apply = new Operation.Apply(operands.getFirst(), operands.subList(1, operands.size()));
        statements.add(new Statement(List.of(result), apply, span));
        yield new Block(statements, new End.Return(result));
      }
    };
  }

  /// Reads a word of each type from the registers 1, 2, ….
  private List<Operand> registers(List<Type> types, List<Statement> statements, Span span) {
    List<Operand> operands = new ArrayList<>();
    for (Type type : types) {
      Variable operand = fresh(type);
      statements.add(register(operand, operands.size() + 1, span));
      operands.add(operand);
    }
    return operands;
  }

  /// The block with every way out of it going by registers.
  private Block leaving(Block block, Map<Exit, Integer> exits) {
    Optional<TailApply> last = TailApply.in(block);
    if (last.isPresent()) {
      List<Operand> operands = prepended(last.get().closure(), last.get().operands());
      List<Statement> before = block.statements().subList(0, last.get().position());
      return leaving(before, operands, exits.get(toClosure(last.get())), span(block));
    }
    return switch (block.end()) {
      case End.Jump(Label label, List<Operand> operands) when exits.containsKey(new Exit.ToLabel(label)) ->
          leaving(block.statements(), operands, exits.get(new Exit.ToLabel(label)), span(block));
      case End.TailCall(FunctionName function, List<Operand> operands, Span place) ->
          leaving(block.statements(), operands, exits.get(new Exit.ToFunction(function, types(operands))), place);
      case End.Return _ -> {
        List<Statement> statements = new ArrayList<>(block.statements());
        statements.add(setRegister(0, word(0), span(block)));
        yield new Block(statements, block.end());
      }
      case End.Jump _, End.Unreachable _, End.Switch _, End.Join _, End.Loop _ ->
          new Block(block.statements(), Blocks.mapUnder(block.end(), inner -> leaving(inner, exits)));
    };
  }

  private Block leaving(List<Statement> before, List<Operand> operands, int number, Span span) {
    List<Statement> statements = new ArrayList<>(before);
    for (int at = 0; at < operands.size(); at++) {
      statements.add(setRegister(at + 1, operands.get(at), span));
    }
    statements.add(setRegister(0, word(number), span));
    return new Block(statements, new End.Return(whole.results().stream().<Operand>map(_ -> word(0)).toList()));
  }

  private static Exit toClosure(TailApply apply) {
    return new Exit.ToClosure(apply.type(), types(apply.operands()));
  }

  private static List<Type> types(List<Operand> operands) {
    return operands.stream().map(Operand::type).toList();
  }

  private static <T> List<T> prepended(T first, List<T> rest) {
    List<T> all = new ArrayList<>(rest);
    all.addFirst(first);
    return all;
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

  /// The ways out of the block with their numbers from 1, none if it jumps to no label outside of it.
  private static Map<Exit, Integer> exits(Block block) {
    Set<Exit> jumps = new LinkedHashSet<>();
    Set<Exit> calls = new LinkedHashSet<>();
    Set<Exit> own = new HashSet<>();
    for (Block inner : Blocks.within(block)) {
      labelOf(inner.end()).keySet().forEach(label -> own.add(new Exit.ToLabel(label)));
      TailApply.in(inner).ifPresent(apply -> calls.add(toClosure(apply)));
      switch (inner.end()) {
        case End.Jump(Label label, _) -> jumps.add(new Exit.ToLabel(label));
        case End.TailCall(FunctionName function, List<Operand> operands, _) ->
            calls.add(new Exit.ToFunction(function, types(operands)));
        case End.Return _, End.Switch _, End.Join _, End.Loop _, End.Unreachable _ -> {}
      }
    }
    jumps.removeAll(own);
    Map<Exit, Integer> exits = new LinkedHashMap<>();
    if (!jumps.isEmpty()) {
      jumps.forEach(exit -> exits.put(exit, exits.size() + 1));
      calls.forEach(exit -> exits.put(exit, exits.size() + 1));
    }
    return exits;
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
