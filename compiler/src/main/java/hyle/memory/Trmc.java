package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Borrowing;
import hyle.core.Core.Block;
import hyle.core.Core.Constant;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes calls of a function to itself that only constructors follow tail calls, of a worker that is told where its result goes [M10].
///
/// ```
/// define f(x) { … r = f(a); c = Cons(y, r); return c … return z … }
/// ~>
/// define f(x)         { … c = Cons(y, later); h = hole c.1; f/hole(a, h); return c … return z … }
/// define f/hole(x, t) { … c = Cons(y, later); h = hole c.1; fill t with c; tail f/hole(a, h) … fill t with z; return 0 … }
/// ```
///
/// Sound because what moves before the call can go first (`TailSite`), and because a cell with a hole is seen by nobody until it is
/// filled: it is reachable only from the first cell, which `f` returns after the worker is done.
final class Trmc {
  /// No name of the language has a `/`.
  private static final String WORKER = "/hole";

  private final Function function;
  private final Fresh fresh;
  private final Borrowing borrowing;
  private final FunctionName worker;
  private final Variable target;
  private final FilledAlready filled;

  private Trmc(Function function, Fresh fresh, FilledAlready filled) {
    this.function = function;
    this.fresh = fresh;
    this.borrowing = Borrowing.of(function);
    this.worker = new FunctionName(function.name() + WORKER);
    this.target = fresh.variable("target", new Type.Hole(function.result()));
    this.filled = filled;
  }

  static Program run(Program program) {
    Map<FunctionName, Function> functions = new LinkedHashMap<>();
    program.functions().values().forEach(function -> transform(program, function, functions));
    return Passes.withFunctions(program, functions);
  }

  /// The name of the definition's own function: without the mark of a worker.
  static String withoutWorker(FunctionName name) {
    return name.text().endsWith(WORKER) ? name.text().substring(0, name.text().length() - WORKER.length()) : name.text();
  }

  private static void transform(Program program, Function function, Map<FunctionName, Function> functions) {
    Borrowing borrowing = Borrowing.of(function);
    List<TailSite> sites =
        Blocks.within(function.body()).stream().flatMap(block -> TailSite.in(block, function.name(), borrowing).stream()).toList();
    if (sites.isEmpty()) {
      functions.put(function.name(), function);
      return;
    }
    Trmc trmc = new Trmc(function, new Fresh(function), FilledAlready.of(program, function, sites));
    functions.put(function.name(), function.withBody(trmc.first(function.body())));
    functions.put(trmc.worker, trmc.worker());
  }

  private Function worker() {
    List<Variable> parameters = new ArrayList<>(function.parameters());
    parameters.add(target);
    return new Function(worker, function.definition(), function.author(), parameters, Type.IMMEDIATE, rest(function.body()), function.span());
  }

  /// A block of the function itself, which makes the first cell.
  private Block first(Block block) {
    Optional<TailSite> found = TailSite.in(block, function.name(), borrowing);
    if (found.isEmpty()) {
      return new Block(block.statements(), Blocks.mapUnder(block.end(), this::first));
    }
    TailSite site = found.get();
    Variable hole = hole(site);
    List<Statement> statements = before(site, hole);
    statements.add(
        new Statement(List.of(fresh.variable("done", Type.IMMEDIATE)), new Operation.Call(worker, and(site.operands(), hole)), site.span()));
    return new Block(statements, block.end());
  }

  /// A block of the worker, which fills its target and goes on.
  private Block rest(Block block) {
    Optional<TailSite> found = TailSite.in(block, function.name(), borrowing);
    if (found.isPresent()) {
      TailSite site = found.get();
      Variable hole = hole(site);
      List<Statement> statements = before(site, hole);
      statements.add(fill(site.root(), site.span()));
      return new Block(statements, new End.TailCall(worker, and(site.operands(), hole), site.span()));
    }
    List<Statement> statements = new ArrayList<>(block.statements());
    End end =
        switch (block.end()) {
          case End.Return given -> {
            statements.add(fill(given.only().orElseThrow(), function.span()));
            yield new End.Return(new Constant(0, Type.IMMEDIATE));
          }
          case End.TailCall(FunctionName callee, List<Operand> operands, Span span) when callee.equals(function.name()) ->
              new End.TailCall(worker, and(operands, target), span);
          case End.TailCall(FunctionName callee, List<Operand> operands, Span span) -> {
            Variable result = fresh.variable("result", function.result());
            statements.add(new Statement(List.of(result), new Operation.Call(callee, operands), span));
            statements.add(fill(result, span));
            yield new End.Return(new Constant(0, Type.IMMEDIATE));
          }
          case End.Switch _, End.Join _, End.Loop _, End.Jump _, End.Unreachable _ -> Blocks.mapUnder(block.end(), this::rest);
        };
    return new Block(statements, end);
  }

  private Variable hole(TailSite site) {
    return fresh.variable("hole", new Type.Hole(site.type()));
  }

  /// All that goes before the call, with the hole taken as soon as its cell is there.
  private static List<Statement> before(TailSite site, Variable hole) {
    List<Statement> statements = new ArrayList<>(site.before());
    for (Statement statement : site.after()) {
      statements.add(statement);
      if (statement.results().contains(site.cell())) {
        statements.add(new Statement(List.of(hole), new Operation.HoleOf(site.cell(), site.shape(), site.field()), statement.span()));
      }
    }
    return statements;
  }

  private Statement fill(Operand operand, Span span) {
    Field field = operand instanceof Variable variable && filled.is(variable) ? new Field.Keep(variable) : new Field.Store(operand);
    return new Statement(List.of(), new Operation.Fill(target, field), span);
  }

  private static List<Operand> and(List<Operand> operands, Variable last) {
    List<Operand> all = new ArrayList<>(operands);
    all.add(last);
    return all;
  }
}
