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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes calls of a recursion that only constructors follow tail calls, of workers that are told where their result goes [M10].
///
/// ```
/// define f(x) { … r = g(a); c = Cons(y, r); return c … tail g(b) … return z … }
/// ~>
/// define f(x)         { … c = Cons(y, later); h = hole c.1; g/hole(a, h); return c … tail g(b) … return z … }
/// define f/hole(x, t) { … c = Cons(y, later); h = hole c.1; fill t with c; tail g/hole(a, h) … tail g/hole(b, t) … fill t with z; return 0 … }
/// ```
///
/// `g` may be `f`, or a function that comes back to it (`TailRecursions`), of another result maybe: a hole has the type of what goes there.
///
/// Sound because what moves before the call can go first (`GoingFirst`), and because a cell with a hole is seen by nobody until it is
/// filled: it is reachable only from the first cell, which `f` returns after the worker is done.
final class Trmc {
  /// No name of the language has a `/`.
  private static final String WORKER = "/hole";

  private final Function function;
  private final Recursion recursion;
  private final Fresh fresh;
  private final Borrowing borrowing;
  private final Variable target;
  private final Set<Variable> filledAlready;

  private Trmc(Function function, Recursion recursion, Set<Variable> filledAlready) {
    this.function = function;
    this.recursion = recursion;
    this.fresh = new Fresh(function);
    this.borrowing = Borrowing.of(function);
    this.target = fresh.variable("target", new Type.Hole(function.result()));
    this.filledAlready = filledAlready;
  }

  static Program run(Program program) {
    TailRecursions found = TailRecursions.in(program);
    Map<FunctionName, Set<Variable>> filled = new HashMap<>();
    found.all().forEach(recursion -> filled.putAll(FilledAlready.in(program, found.functions(), recursion)));
    Map<FunctionName, Function> functions = new LinkedHashMap<>();
    for (Function function : found.functions().values()) {
      if (found.byMember().containsKey(function.name())) {
        Trmc trmc = new Trmc(function, found.byMember().get(function.name()), filled.get(function.name()));
        functions.put(function.name(), function.withBody(trmc.first(function.body())));
        functions.put(worker(function.name()), trmc.worker());
      } else {
        functions.put(function.name(), function);
      }
    }
    return Passes.withFunctions(program, functions);
  }

  static boolean isWorker(FunctionName name) {
    return name.text().endsWith(WORKER);
  }

  /// The name of the definition's own function: without the mark of a worker.
  static String withoutWorker(FunctionName name) {
    return isWorker(name) ? name.text().substring(0, name.text().length() - WORKER.length()) : name.text();
  }

  private static FunctionName worker(FunctionName function) {
    return new FunctionName(function + WORKER);
  }

  private Function worker() {
    List<Variable> parameters = new ArrayList<>(function.parameters());
    parameters.add(target);
    return new Function(worker(function.name()), function.definition(), function.author(), parameters, Type.IMMEDIATE, rest(function.body()), function.span());
  }

  /// A block of the function itself, which makes the first cell.
  private Block first(Block block) {
    Optional<TailSite> found = recursion.site(block, borrowing);
    if (found.isEmpty()) {
      return new Block(block.statements(), Blocks.mapUnder(block.end(), this::first));
    }
    TailSite site = found.get();
    Variable hole = hole(site);
    List<Statement> statements = before(site, hole);
    statements.add(
        new Statement(List.of(fresh.variable("done", Type.IMMEDIATE)), new Operation.Call(worker(site.callee()), and(site.operands(), hole)), site.span()));
    return new Block(statements, block.end());
  }

  /// A block of the worker, which fills its target and goes on.
  private Block rest(Block block) {
    Optional<TailSite> found = recursion.site(block, borrowing);
    if (found.isPresent()) {
      TailSite site = found.get();
      Variable hole = hole(site);
      List<Statement> statements = before(site, hole);
      statements.add(fill(site.root(), site.span()));
      return new Block(statements, new End.TailCall(worker(site.callee()), and(site.operands(), hole), site.span()));
    }
    List<Statement> statements = new ArrayList<>(block.statements());
    End end =
        switch (block.end()) {
          case End.Return given -> {
            statements.add(fill(given.only().orElseThrow(), function.span()));
            yield new End.Return(new Constant(0, Type.IMMEDIATE));
          }
          case End.TailCall(FunctionName callee, List<Operand> operands, Span span) when recursion.members().contains(callee) ->
              new End.TailCall(worker(callee), and(operands, target), span);
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
    Field field = operand instanceof Variable variable && filledAlready.contains(variable) ? new Field.Keep(variable) : new Field.Store(operand);
    return new Statement(List.of(), new Operation.Fill(target, field), span);
  }

  private static List<Operand> and(List<Operand> operands, Variable last) {
    List<Operand> all = new ArrayList<>(operands);
    all.add(last);
    return all;
  }
}
