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
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.memory.UnboxedVariables.Purpose;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Writes the body of a function in which some products are their fields.
final class UnboxedBody {
  private final Program program;
  private final Function function;
  private final Fresh fresh;
  private final Purpose purpose;
  private final UnboxedVariables unboxed;
  private final UnaryOperator<FunctionName> worker;
  private final Map<Variable, List<Operand>> fields = new HashMap<>();
  private final Map<Variable, Variable> renamed = new HashMap<>();
  private final Set<Variable> gone = new HashSet<>();
  private final Map<Label, List<Variable>> joins = new HashMap<>();
  private final Map<Operand, List<String>> hints = new HashMap<>();
  private final List<Site> sites = new ArrayList<>();
  private final List<Arrival> arrivals = new ArrayList<>();

  /// A call that gives fields: of `callee`, for what was `product`; `first` is the first of the fields.
  record Site(FunctionName callee, Variable product, Variable first) {}

  /// A join to which fields come instead of `product`.
  record Arrival(Label join, Variable product) {}

  /// A body with the calls in it that give fields, the joins to which fields go, and what are fields now.
  record Written(Block body, List<Site> sites, List<Arrival> arrivals, Set<Variable> products) {}

  private UnboxedBody(Program program, Function function, Purpose purpose, UnboxedVariables unboxed, UnaryOperator<FunctionName> worker) {
    this.program = program;
    this.function = function;
    this.fresh = new Fresh(function);
    this.purpose = purpose;
    this.unboxed = unboxed;
    this.worker = worker;
  }

  /// `worker` names the function that gives fields where another gives a product.
  static Written write(Program program, Function function, Purpose purpose, UnboxedVariables unboxed, UnaryOperator<FunctionName> worker) {
    UnboxedBody body = new UnboxedBody(program, function, purpose, unboxed, worker);
    for (Block block : Blocks.within(function.body())) {
      block.statements().forEach(body::note);
      if (block.end() instanceof End.Join(Label label, List<Variable> parameters, _, _)) {
        body.joins.put(label, parameters);
      }
    }
    Block written = body.block(function.body());
    return new Written(written, body.sites, body.arrivals, body.fields.keySet());
  }

  /// What the program calls the fields of a product.
  private void note(Statement statement) {
    if (statement.operation() instanceof Operation.Take(Variable product, _)) {
      hints.putIfAbsent(product, statement.results().stream().map(Variable::hint).toList());
    }
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>();
    block.statements().forEach(statement -> statement(statement, statements));
    End end = end(block.end(), statements);
    return new Block(statements, end);
  }

  private void statement(Statement statement, List<Statement> statements) {
    switch (statement.operation()) {
      case Operation.Allocate _ when unboxed.isCell(statement.results().getFirst()) -> {}
      case Operation.Free(Variable token) when gone.contains(token) -> {}
      case Operation.EndBorrow(Variable product) when unboxed.has(product) -> {}
      case Operation.Build(_, _, List<Field> stored) when unboxed.has(statement.results().getFirst()) ->
          fields.put(statement.results().getFirst(), stored.stream().flatMap(field -> Operands.of(field).stream()).map(this::current).toList());
      case Operation.Reinterpret(Operand other) when unboxed.has(statement.results().getFirst()) ->
          fields.put(statement.results().getFirst(), fields.get((Variable) other));
      case Operation.Call(FunctionName callee, List<Operand> operands) when unboxed.has(statement.results().getFirst()) -> {
        Variable product = statement.results().getFirst();
        List<Variable> results = fieldsOf(product);
        fields.put(product, List.copyOf(results));
        sites.add(new Site(callee, product, results.getFirst()));
        List<Operand> passed = operands.stream().map(this::current).toList();
        statements.add(new Statement(results, new Operation.Call(worker.apply(callee), passed), statement.span()));
      }
      case Operation.Take(Operand product, _) when unboxed.has(product) -> {
        List<Operand> known = fields.get((Variable) product);
        for (int i = 0; i < known.size(); i++) {
          take(statement.results().get(i), known.get(i), statement.span(), statements);
        }
        gone.add(statement.results().getLast());
      }
      case Operation.Allocate _, Operation.Free _, Operation.Build _, Operation.Reinterpret _, Operation.Call _, Operation.Take _,
          Operation.Primitive _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _, Operation.Peek _, Operation.Borrow _,
          Operation.EndBorrow _, Operation.Copy _, Operation.Discard _, Operation.Describe _, Operation.CopyAs _, Operation.DiscardAs _,
          Operation.HoleOf _, Operation.Fill _ ->
          statements.add(
              new Statement(statement.results(), Operands.map(statement.operation(), this::current, this::current), statement.span()));
    }
  }

  /// What was taken out of a cell is what would have been put there. Constants get a name, which owned ones need.
  private void take(Variable taken, Operand known, Span span, List<Statement> statements) {
    if (known instanceof Variable variable) {
      renamed.put(taken, variable);
    } else {
      statements.add(new Statement(List.of(taken), new Operation.Reinterpret(known), span));
    }
  }

  private End end(End end, List<Statement> statements) {
    return switch (end) {
      case End.Return given when purpose == Purpose.FIELDS -> new End.Return(apart(given.only().orElseThrow(), statements));
      case End.TailCall(FunctionName callee, List<Operand> operands, Span span) when purpose == Purpose.FIELDS ->
          new End.TailCall(worker.apply(callee), operands.stream().map(this::current).toList(), span);
      case End.Jump(Label label, List<Operand> operands) when joins.containsKey(label) -> {
        List<Operand> passed = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
          passed.addAll(unboxed.has(joins.get(label).get(i)) ? apart(operands.get(i), statements) : List.of(current(operands.get(i))));
        }
        yield new End.Jump(label, passed);
      }
      case End.Join(Label label, List<Variable> parameters, Block continuation, Block body) -> {
        List<Variable> all = new ArrayList<>();
        for (Variable parameter : parameters) {
          if (unboxed.has(parameter)) {
            List<Variable> parts = fieldsOf(parameter);
            fields.put(parameter, List.copyOf(parts));
            arrivals.add(new Arrival(label, parameter));
            all.addAll(parts);
          } else {
            all.add(parameter);
          }
        }
        Block first = block(body);
        yield new End.Join(label, all, block(continuation), first);
      }
      case End.Return _, End.TailCall _, End.Jump _, End.Switch _, End.Loop _, End.Unreachable _ ->
          Blocks.mapUnder(Operands.map(end, this::current), this::block);
    };
  }

  /// The fields of a product, which is taken apart here if it has a cell.
  private List<Operand> apart(Operand product, List<Statement> statements) {
    if (unboxed.has(product)) {
      return fields.get((Variable) product);
    }
    SmallProduct type = product(product.type());
    Span span = statements.isEmpty() ? function.span() : statements.getLast().span();
    List<Variable> parts = fieldsOf(product);
    Variable token = fresh.variable("cell", new Type.Token(type.words()));
    List<Variable> results = new ArrayList<>(parts);
    results.add(token);
    statements.add(new Statement(results, new Operation.Take(current(product), type.shape()), span));
    statements.add(new Statement(List.of(), new Operation.Free(token), span));
    return List.copyOf(parts);
  }

  private List<Variable> fieldsOf(Operand product) {
    List<Type> types = product(product.type()).fields();
    List<String> names = hints.getOrDefault(product, Collections.nCopies(types.size(), "field"));
    return IntStream.range(0, types.size()).mapToObj(i -> fresh.variable(names.get(i), types.get(i))).toList();
  }

  private SmallProduct product(Type type) {
    return SmallProduct.of(program, type).orElseThrow();
  }

  private Operand current(Operand operand) {
    return operand instanceof Variable variable && renamed.containsKey(variable) ? renamed.get(variable) : operand;
  }
}
