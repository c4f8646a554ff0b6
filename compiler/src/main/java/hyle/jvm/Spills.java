package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Constant;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps long-lived variables of a function that is about to be cut in a frame in memory, so that its parts pass each other few words.
///
/// ```
/// { x = f(1); … 3000 more; g(x) }   ~>   { frame = room(…); x = f(1); frame[0] := x; … x' = frame[0]; g(x') }
/// ```
///
/// The frame is given back before each return and each call in tail position, when the words that they pass on are read already.
final class Spills {
  /// A variable whose last use is so many statements behind its definition lives long.
  private static final int LONG_LIFE = 100;
  /// With fewer of them, passing them is as good.
  private static final int FEW = 60;

  private final Function function;
  private final Map<Variable, Integer> places = new LinkedHashMap<>();
  private int nextVariable;
  private final Variable frame;

  private Spills(Function function, List<Variable> spilled) {
    this.function = function;
    spilled.forEach(variable -> places.put(variable, places.size()));
    this.nextVariable = Renaming.above(function, new Renaming(0, 0)).variables();
    this.frame = fresh(Type.IMMEDIATE);
  }

  static Function spill(Function function) {
    List<Variable> spilled = longLived(function);
    return spilled.size() < FEW ? function : new Spills(function, spilled).rewrite();
  }

  private static List<Variable> longLived(Function function) {
    Map<Variable, Integer> definitions = new LinkedHashMap<>();
    Map<Variable, Integer> lastUses = new LinkedHashMap<>();
    int at = 0;
    function.parameters().forEach(parameter -> definitions.put(parameter, 0));
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        at++;
        use(Operands.usedUp(statement.operation()), at, lastUses);
        use(Operands.lookedAt(statement.operation()), at, lastUses);
        define(statement.results(), at, definitions);
      }
      at++;
      use(Operands.usedUp(block.end()), at, lastUses);
      use(Operands.lookedAt(block.end()), at, lastUses);
      define(parametersOf(block.end()), at, definitions);
    }
    List<Variable> found = new ArrayList<>();
    definitions.forEach(
        (variable, defined) -> {
          if (lastUses.getOrDefault(variable, 0) - defined > LONG_LIFE) {
            found.add(variable);
          }
        });
    return found;
  }

  private static void use(List<Operand> operands, int at, Map<Variable, Integer> lastUses) {
    for (Operand operand : operands) {
      if (operand instanceof Variable variable) {
        lastUses.put(variable, at);
      }
    }
  }

  private static void define(List<Variable> variables, int at, Map<Variable, Integer> definitions) {
    variables.forEach(variable -> definitions.put(variable, at));
  }

  private static List<Variable> parametersOf(End end) {
    return switch (end) {
      case End.Join(_, List<Variable> parameters, _, _) -> parameters;
      case End.Loop(_, List<Variable> parameters, _, _) -> parameters;
      case End.Return _, End.TailCall _, End.Switch _, End.Jump _, End.Unreachable _ -> List.of();
    };
  }

  private Function rewrite() {
    List<Statement> statements = new ArrayList<>();
    Span span = function.span();
    statements.add(new Statement(List.of(frame), new Operation.Foreign("hyle_frame", List.of(word(places.size()))), span));
    return function.withBody(block(function.body(), function.parameters(), span, statements));
  }

  /// The block behind `statements`; `arriving` are the variables that are bound at its head.
  private Block block(Block block, List<Variable> arriving, Span start, List<Statement> statements) {
    Span span = start;
    save(arriving, span, statements);
    for (Statement statement : block.statements()) {
      span = statement.span();
      Map<Variable, Variable> loaded = new LinkedHashMap<>();
      Span here = span;
      Operation operation =
          Operands.map(
              statement.operation(), operand -> load(operand, loaded, here, statements), operand -> load(operand, loaded, here, statements));
      statements.add(new Statement(statement.results(), operation, span));
      save(statement.results(), span, statements);
    }
    Span here = span;
    Map<Variable, Variable> loaded = new LinkedHashMap<>();
    End end = Operands.map(block.end(), operand -> load(operand, loaded, here, statements));
    return new Block(statements, under(end, here, statements));
  }

  private End under(End end, Span span, List<Statement> statements) {
    return switch (end) {
      case End.Return _, End.TailCall _ -> {
        Operation release = new Operation.Foreign("hyle_release_frame", List.of(frame, word(places.size())));
        int before = TailApply.in(new Block(statements, end)).map(TailApply::position).orElse(statements.size());
        statements.add(before, new Statement(List.of(fresh(Type.IMMEDIATE)), release, span));
        yield end;
      }
      case End.Join(var label, List<Variable> parameters, Block continuation, Block body) ->
          new End.Join(
              label, parameters, block(continuation, parameters, span, new ArrayList<>()), block(body, List.of(), span, new ArrayList<>()));
      case End.Loop(var label, List<Variable> parameters, List<Operand> initial, Block body) ->
          new End.Loop(label, parameters, initial, block(body, parameters, span, new ArrayList<>()));
      case End.Switch _, End.Jump _, End.Unreachable _ ->
          Blocks.mapUnder(end, inner -> block(inner, List.of(), span, new ArrayList<>()));
    };
  }

  private void save(List<Variable> variables, Span span, List<Statement> statements) {
    for (Variable variable : variables) {
      if (places.containsKey(variable)) {
        Operation store = new Operation.Foreign("hyle_spill", List.of(frame, word(places.get(variable)), variable));
        statements.add(new Statement(List.of(fresh(Type.IMMEDIATE)), store, span));
      }
    }
  }

  private Operand load(Operand operand, Map<Variable, Variable> loaded, Span span, List<Statement> statements) {
    if (!(operand instanceof Variable variable && places.containsKey(variable))) {
      return operand;
    }
    Variable known = loaded.get(variable);
    if (known != null) {
      return known;
    }
    Variable word = new Variable(nextVariable++, variable.hint(), variable.type());
    Operation read = new Operation.Foreign("hyle_spilled", List.of(frame, word(places.get(variable))));
    statements.add(new Statement(List.of(word), read, span));
    loaded.put(variable, word);
    return word;
  }

  private Variable fresh(Type type) {
    return new Variable(nextVariable++, "frame", type);
  }

  private static Constant word(long bits) {
    return new Constant(bits, Type.IMMEDIATE);
  }
}
