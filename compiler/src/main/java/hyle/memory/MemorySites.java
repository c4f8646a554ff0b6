package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Constructor;
import hyle.core.Core.DataName;
import hyle.core.Core.DataType;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
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
  private final Set<Variable> fresh = new HashSet<>();
  /// Of each cell, where it is first built in.
  private final Map<Variable, Statement> built = new HashMap<>();
  private final Map<Variable, Span> takenAt = new HashMap<>();
  private final Map<Operand, Statement> borrows = new HashMap<>();
  private final Map<Statement, MemorySite> sites = new IdentityHashMap<>();
  private final Set<MemorySite> inOrder = new LinkedHashSet<>();

  private MemorySites(Program program) {
    this.program = program;
    this.names = new TypeNames(program);
  }

  static MemorySites of(Program program, Function function) {
    MemorySites sites = new MemorySites(program);
    List<Block> blocks = Blocks.within(function.body());
    for (Block block : blocks) {
      block.statements().forEach(sites::note);
    }
    for (Block block : blocks) {
      for (int i = 0; i < block.statements().size(); i++) {
        Statement statement = block.statements().get(i);
        sites.site(block, i).ifPresent(site -> sites.add(statement, site));
      }
    }
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
    return statement.operation() instanceof Operation.Build(Variable token, _, _) && !fresh.contains(token) ? 1 : 0;
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

  private void note(Statement statement) {
    switch (statement.operation()) {
      case Operation.Allocate _ -> fresh.addAll(statement.results());
      case Operation.Take _ -> statement.results().forEach(result -> takenAt.put(result, statement.span()));
      case Operation.Borrow _ -> borrows.put(statement.results().getFirst(), statement);
      case Operation.Build(Variable token, _, _) -> built.putIfAbsent(token, statement);
      case Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Peek _, Operation.EndBorrow _, Operation.Free _, Operation.Copy _, Operation.CopyAs _, Operation.Discard _,
          Operation.DiscardAs _, Operation.Describe _, Operation.HoleOf _, Operation.Fill _ -> {}
    }
  }

  private Optional<MemorySite> site(Block block, int index) {
    Statement statement = block.statements().get(index);
    Span span = statement.span();
    return switch (statement.operation()) {
      case Operation.Build(Variable token, _, _) -> {
        String type = names.of(statement.results().getFirst().type());
        yield Optional.of(
            fresh.contains(token)
                ? new MemorySite.Allocated(span, type, words(token))
                : new MemorySite.Reused(span, Optional.ofNullable(takenAt.get(token)), type, words(token)));
      }
      // A cell that is allocated for a build behind a join, where other ways bring one.
      case Operation.Allocate(int words) when !built.containsKey(statement.results().getFirst()) ->
          Optional.of(new MemorySite.Allocated(span, "cell", words));
      case Operation.Free(Variable token) -> Optional.of(new MemorySite.Freed(span, words(token)));
      case Operation.Copy(Operand operand) -> Optional.of(copied(statement, operand, block, index));
      case Operation.CopyAs(Operand operand, _) -> Optional.of(copied(statement, operand, block, index));
      case Operation.Call(FunctionName callee, List<Operand> operands) when Derived.copies(program.functions().get(callee)) ->
          Optional.of(copied(statement, operands.getFirst(), block, index));
      case Operation.Call(FunctionName callee, List<Operand> operands) when Derived.discards(program.functions().get(callee)) ->
          Optional.of(discarded(span, operands.getFirst()));
      case Operation.DiscardAs(Variable operand, _) -> Optional.of(discarded(span, operand));
      case Operation.Discard(Variable operand) -> Optional.of(discarded(span, operand));
      case Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Take _, Operation.Peek _, Operation.Borrow _, Operation.EndBorrow _, Operation.Allocate _, Operation.Describe _,
          Operation.HoleOf _, Operation.Fill _ ->
          Optional.empty();
    };
  }

  private MemorySite discarded(Span span, Operand operand) {
    return new MemorySite.Discarded(span, names.of(operand.type()), cost(operand.type()));
  }

  /// A copy that the user did not write borrows just for itself, at its own place.
  private MemorySite copied(Statement statement, Operand operand, Block block, int index) {
    Type type = statement.results().getFirst().type();
    Statement borrow = borrows.get(operand);
    Operand source = borrow == null ? operand : Operands.lookedAt(borrow.operation()).getFirst();
    boolean isWritten = source.type() instanceof Type.Noema || borrow != null && !borrow.span().equals(statement.span());
    String name = source instanceof Variable variable ? variable.hint() : source.toString();
    String why =
        isWritten
            ? "`*` makes a value of its own from the borrowed `" + name + "`"
            : "`" + name + "` is used again" + laterUse(source, block, index).map(place -> place(place, statement.span())).orElse(" later");
    String fix =
        isWritten
            ? "read through the borrow, or hand on the value itself if it is not needed after this"
            : isStored(statement.results().getFirst(), block, index)
                ? "use `" + name + "` once: what is put into another value cannot be borrowed"
                : "use `" + name + "` once, or let this use only borrow it: `let … on " + name + " = … in …`";
    return new MemorySite.Copied(statement.span(), names.of(type), cost(type), why, fix);
  }

  /// Whether a copy goes into a constructor, or is captured, in the block that makes it.
  private static boolean isStored(Variable copy, Block block, int index) {
    return block.statements().subList(index + 1, block.statements().size()).stream()
        .anyMatch(statement -> statement.operation() instanceof Operation.Build build && Operands.usedUp(build).contains(copy));
  }

  private static String place(Span span, Span from) {
    return span.source().equals(from.source()) ? " in line " + span.line() : " at " + span;
  }

  /// Where the operand is used next, as far as later steps have places.
  private static Optional<Span> laterUse(Operand operand, Block block, int index) {
    List<Block> later = new ArrayList<>(List.of(new Block(block.statements().subList(index + 1, block.statements().size()), block.end())));
    Blocks.under(block.end()).forEach(inner -> later.addAll(Blocks.within(inner)));
    Span here = block.statements().get(index).span();
    return later.stream().flatMap(each -> uses(operand, each).stream()).filter(span -> !span.equals(here)).findFirst();
  }

  private static List<Span> uses(Operand operand, Block block) {
    List<Span> uses = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (Operands.usedUp(statement.operation()).contains(operand) || Operands.lookedAt(statement.operation()).contains(operand)) {
        uses.add(statement.span());
      }
    }
    if (block.end() instanceof End.TailCall(_, List<Operand> operands, Span span) && operands.contains(operand)) {
      uses.add(span);
    }
    return uses;
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

  private static int words(Variable token) {
    return token.type() instanceof Type.Token(int words) ? words : 0;
  }
}
