package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Constructor;
import hyle.core.Core.DataName;
import hyle.core.Core.DataType;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.memory.Paths.Step;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the places of a function where it does something with memory.
final class MemorySites {
  private final Program program;
  private final TypeNames names;
  private final CellReasons cells;
  private final CopyReasons copies;
  private final Map<Variable, Step> allocations = new HashMap<>();
  /// Of each cell, where it is first built in.
  private final Map<Variable, Statement> built = new HashMap<>();
  private final Map<Variable, Span> takenAt = new HashMap<>();
  private final Map<Statement, MemorySite> sites = new IdentityHashMap<>();
  private final Set<MemorySite> inOrder = new LinkedHashSet<>();

  private MemorySites(Program program, Function function) {
    this.program = program;
    this.names = new TypeNames(program);
    this.cells = CellReasons.of(program, function);
    this.copies = CopyReasons.of(function);
  }

  static MemorySites of(Program program, Function function) {
    MemorySites sites = new MemorySites(program, function);
    List<Step> steps = new ArrayList<>();
    for (Block block : Blocks.within(function.body())) {
      for (int number = 0; number < block.statements().size(); number++) {
        steps.add(new Step(block, number));
      }
    }
    steps.forEach(sites::note);
    steps.forEach(step -> sites.site(step).ifPresent(site -> sites.add(step.statement(), site)));
    return sites;
  }

  private void add(Statement statement, MemorySite site) {
    sites.put(statement, site);
    inOrder.add(site);
  }

  /// In the order of the function's statements, each once.
  List<MemorySite> all() {
    return List.copyOf(inOrder);
  }

  /// What a statement of the function is; an allocation is where the cell is built in.
  Optional<MemorySite> at(Statement statement) {
    Statement shown = statement.operation() instanceof Operation.Allocate ? built.getOrDefault(statement.results().getFirst(), statement) : statement;
    return Optional.ofNullable(sites.get(shown));
  }

  /// 1 for a build in a dead cell.
  int reuses(Statement statement) {
    return statement.operation() instanceof Operation.Build(Variable token, _, _) && !allocations.containsKey(token) ? 1 : 0;
  }

  /// 1 for a copy of something owned.
  int copies(Statement statement) {
    return switch (statement.operation()) {
      case Operation.Copy _, Operation.CopyAs _ -> 1;
      case Operation.Call(FunctionName callee, _) when Derived.copies(program.functions().get(callee)) -> 1;
      case Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Take _, Operation.Peek _, Operation.Build _, Operation.Borrow _, Operation.EndBorrow _, Operation.Allocate _,
          Operation.Free _, Operation.Discard _, Operation.DiscardAs _, Operation.Describe _, Operation.HoleOf _, Operation.Fill _ ->
          0;
    };
  }

  private void note(Step step) {
    Statement statement = step.statement();
    switch (statement.operation()) {
      case Operation.Allocate _ -> allocations.put(statement.results().getFirst(), step);
      case Operation.Take _ -> statement.results().forEach(result -> takenAt.put(result, statement.span()));
      case Operation.Build(Variable token, _, _) -> built.putIfAbsent(token, statement);
      case Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Peek _, Operation.Borrow _, Operation.EndBorrow _, Operation.Free _, Operation.Copy _, Operation.CopyAs _, Operation.Discard _,
          Operation.DiscardAs _, Operation.Describe _, Operation.HoleOf _, Operation.Fill _ -> {}
    }
  }

  private Optional<MemorySite> site(Step step) {
    Statement statement = step.statement();
    return switch (statement.operation()) {
      case Operation.Build build -> Optional.of(built(step, build));
      // A cell that is allocated for a build behind a join, where other ways bring one.
      case Operation.Allocate(int words) when !built.containsKey(statement.results().getFirst()) ->
          Optional.of(new MemorySite.Allocated(statement.span(), "cell", words, cells.allocated(step, statement.results().getFirst())));
      case Operation.Free(Variable token) ->
          Optional.of(new MemorySite.Freed(statement.span(), CellReasons.words(token), cells.freed(step, token)));
      case Operation.Copy(Operand operand) -> Optional.of(copied(step, operand));
      case Operation.CopyAs(Operand operand, _) -> Optional.of(copied(step, operand));
      case Operation.Call(FunctionName callee, List<Operand> operands) when Derived.copies(program.functions().get(callee)) ->
          Optional.of(copied(step, operands.getFirst()));
      case Operation.Call(FunctionName callee, List<Operand> operands) when Derived.discards(program.functions().get(callee)) ->
          Optional.of(discarded(statement.span(), operands.getFirst()));
      case Operation.DiscardAs(Variable operand, _) -> Optional.of(discarded(statement.span(), operand));
      case Operation.Discard(Variable operand) -> Optional.of(discarded(statement.span(), operand));
      case Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Take _, Operation.Peek _, Operation.Borrow _, Operation.EndBorrow _, Operation.Allocate _, Operation.Describe _,
          Operation.HoleOf _, Operation.Fill _ ->
          Optional.empty();
    };
  }

  private MemorySite built(Step step, Operation.Build build) {
    Statement statement = step.statement();
    String type = names.of(statement.results().getFirst().type());
    Variable token = build.token();
    Step allocation = allocations.get(token);
    return allocation == null
        ? new MemorySite.Reused(
            statement.span(), Optional.ofNullable(takenAt.get(token)), type, CellReasons.words(token), cells.reused(step, build))
        : new MemorySite.Allocated(statement.span(), type, CellReasons.words(token), cells.allocated(allocation, token));
  }

  private MemorySite discarded(Span span, Operand operand) {
    Reason reason = Reason.of(Names.of(operand, span) + " is not used after this");
    return new MemorySite.Discarded(span, names.of(operand.type()), cost(operand.type()), reason);
  }

  private MemorySite copied(Step step, Operand operand) {
    Type type = step.statement().results().getFirst().type();
    return new MemorySite.Copied(step.statement().span(), names.of(type), cost(type), copies.copied(step, operand));
  }

  /// What a copy or a discard of the type costs: the same for every value, or growing with it.
  private String cost(Type type) {
    return isBounded(type, new HashSet<>()) ? "O(1)" : "O(n)";
  }

  private boolean isBounded(Type type, Set<DataName> around) {
    return switch (type) {
      case Type.Immediate _, Type.Noema _, Type.Token _, Type.Hole _ -> true;
      case Type.Closure _, Type.Resource _, Type.Dynamic _ -> false;
      case Type.Data(DataName name, _) -> {
        DataType data = program.dataTypes().get(name);
        boolean isBounded =
            around.add(name)
                && data.constructors().stream().map(Constructor::fields).flatMap(List::stream).allMatch(field -> isBounded(field, around));
        around.remove(name);
        yield isBounded;
      }
    };
  }
}
