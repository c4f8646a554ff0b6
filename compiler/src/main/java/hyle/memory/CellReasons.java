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
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.memory.Paths.Ahead;
import hyle.memory.Paths.Step;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a function takes a cell from the allocator, gives one back, or builds in a dead one: read off the ways through it.
///
/// Only what its text shows is said: which cells die before a place, what became of them, and what may be built behind it.
final class CellReasons {
  private final Program program;
  private final Function function;
  private final Paths paths;
  /// Of each dead cell that a match leaves, where.
  private final Map<Variable, Step> takes = new HashMap<>();
  private final Map<Variable, List<Step>> uses = new HashMap<>();
  /// Of each cell that a jump takes along, what it is called where it goes, and the other way round.
  private final Map<Variable, Variable> joined = new HashMap<>();
  private final Map<Variable, List<Variable>> brought = new HashMap<>();
  private final Map<Label, List<Variable>> parameters = new HashMap<>();

  private CellReasons(Program program, Function function) {
    this.program = program;
    this.function = function;
    this.paths = Paths.of(function);
  }

  static CellReasons of(Program program, Function function) {
    CellReasons reasons = new CellReasons(program, function);
    for (Block block : Blocks.within(function.body())) {
      for (int number = 0; number < block.statements().size(); number++) {
        reasons.note(new Step(block, number));
      }
      switch (block.end()) {
        case End.Join(Label label, List<Variable> parameters, _, _) -> reasons.parameters.put(label, parameters);
        case End.Loop(Label label, List<Variable> parameters, List<Operand> initial, _) -> {
          reasons.parameters.put(label, parameters);
          reasons.bring(initial, parameters);
        }
        case End.Jump(Label label, List<Operand> operands) -> reasons.bring(operands, reasons.parameters.get(label));
        case End.Return _, End.TailCall _, End.Switch _, End.Unreachable _ -> {}
      }
    }
    return reasons;
  }

  private void bring(List<Operand> operands, List<Variable> parameters) {
    for (int at = 0; at < operands.size(); at++) {
      if (operands.get(at) instanceof Variable token && isToken(token)) {
        joined.put(token, parameters.get(at));
        brought.computeIfAbsent(parameters.get(at), _ -> new ArrayList<>()).add(token);
      }
    }
  }

  private void note(Step step) {
    Operation operation = step.statement().operation();
    Operands.usedUp(operation).stream().filter(operand -> operand instanceof Variable token && isToken(token))
        .forEach(token -> uses.computeIfAbsent((Variable) token, _ -> new ArrayList<>()).add(step));
    if (operation instanceof Operation.Take && !step.statement().results().isEmpty() && isToken(step.statement().results().getLast())) {
      takes.put(step.statement().results().getLast(), step);
    }
  }

  private static boolean isToken(Variable variable) {
    return variable.type() instanceof Type.Token;
  }

  static int words(Variable token) {
    return token.type() instanceof Type.Token(int words) ? words : 0;
  }

  /// Why no dead cell was at hand; `cell` is the new one.
  Reason allocated(Step step, Variable cell) {
    Span here = step.statement().span();
    if (!uses.containsKey(cell) && joined.containsKey(cell)) {
      return Reason.of("for " + use(joined.get(cell), here) + ", to which other ways bring a dead cell");
    }
    List<Variable> given = function.parameters().stream().filter(CellReasons::isToken).toList();
    if (takes.isEmpty() && given.isEmpty()) {
      return Reason.of("nothing that has a cell is taken apart in this function");
    }
    List<Variable> dead =
        Stream.concat(paths.before(step).flatMap(each -> each.statement().results().stream()).filter(takes::containsKey), given.stream()).toList();
    Optional<Variable> fitting = dead.stream().filter(token -> words(token) == words(cell)).findFirst();
    if (fitting.isPresent()) {
      return Reason.of(deadCell(fitting.get(), here) + " " + fate(fitting.get(), step));
    }
    if (!dead.isEmpty()) {
      Variable last = dead.getFirst();
      return Reason.of(
          "no dead cell of " + counted(words(cell)) + " on this path: " + deadCell(last, here) + " has " + words(last),
          "a value of " + counted(words(cell)) + " that is taken apart before it would leave one");
    }
    return Reason.of("no match that always comes before it leaves a dead cell");
  }

  /// What became of a dead cell before a step, or will become of it.
  private String fate(Variable token, Step step) {
    List<Step> all = uses.getOrDefault(token, List.of());
    Optional<Step> earlier = all.stream().filter(use -> paths.before(step).anyMatch(use::is)).findFirst();
    return earlier.or(() -> later(all, step)).map(use -> fate(use, step))
        .orElse(joined.containsKey(token) ? "goes on to where ways meet" : "goes to the last call");
  }

  private Optional<Step> later(List<Step> uses, Step step) {
    Ahead ahead = paths.ahead(step);
    return uses.stream()
        .filter(use -> ahead.thisRound().anyMatch(statement -> statement == use.statement()))
        .findFirst();
  }

  private String fate(Step use, Step step) {
    String place = " at " + use.statement().span().seenFrom(step.statement().span());
    return switch (use.statement().operation()) {
      case Operation.Build _ -> "is built into" + place;
      case Operation.Free _ -> "is given back" + place + (paths.entersLoop(use, step) ? ": none is held into a loop" : "");
      case Operation.Call(FunctionName callee, _) -> "is given to the call of `" + program.functions().get(callee).definition() + "`" + place;
      case Operation.Apply _, Operation.Foreign _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _, Operation.Take _,
          Operation.Peek _, Operation.Borrow _, Operation.EndBorrow _, Operation.Allocate _, Operation.Copy _, Operation.CopyAs _,
          Operation.Discard _, Operation.DiscardAs _, Operation.Describe _, Operation.HoleOf _, Operation.Fill _ ->
          "is used" + place;
    };
  }

  /// The build, or the call, that a cell is for.
  private String use(Variable token, Span here) {
    return uses.getOrDefault(token, List.of()).stream()
        .filter(step -> !(step.statement().operation() instanceof Operation.Free))
        .findFirst()
        .map(step -> (step.statement().operation() instanceof Operation.Call ? "the call at " : "the build at ") + step.statement().span().seenFrom(here))
        .orElse(joined.containsKey(token) ? use(joined.get(token), here) : "what comes where ways meet");
  }

  /// Why nothing is built into a dead cell that is given back.
  Reason freed(Step step, Variable token) {
    Span here = step.statement().span();
    Ahead ahead = paths.ahead(step);
    String size = counted(words(token));
    Optional<Statement> fresh = taking(ahead.straight(), words(token));
    Optional<Statement> joined = taking(ahead.joined(), words(token));
    Optional<Statement> inLoop = taking(ahead.inLoops(), words(token));
    if (fresh.isPresent()) {
      return Reason.of("it is not held until " + fresh.get().span().seenFrom(here) + ", where a cell of " + size + " is taken");
    }
    if (joined.isPresent()) {
      return Reason.of(
          "ways that do not all bring a dead cell meet before " + joined.get().span().seenFrom(here) + ", where one of " + size + " is taken",
          "build on each of the ways");
    }
    if (inLoop.isPresent()) {
      return Reason.of("cells of " + size + " are taken in the loop at " + inLoop.get().span().seenFrom(here) + ", into which none is held");
    }
    Optional<Statement> reuse = building(ahead.thisRound().toList(), words(token));
    if (reuse.isPresent()) {
      return Reason.of("what is built of " + size + " after it, at " + reuse.get().span().seenFrom(here) + ", has another dead cell");
    }
    if (taking(ahead.nextRounds(), words(token)).isPresent()) {
      return Reason.of(
          "this function builds nothing of " + size + " after it in this round, and no dead cell is held into the next one",
          "build in the round that takes apart");
    }
    Set<Integer> others = Stream.concat(ahead.thisRound(), ahead.nextRounds().stream()).flatMap(CellReasons::built).collect(Collectors.toCollection(TreeSet::new));
    return Reason.of(
        others.isEmpty()
            ? "this function builds nothing after it on this path"
            : "this function builds nothing of " + size + " after it on this path, only of " + others.stream().map(String::valueOf).collect(Collectors.joining(" and ")));
  }

  private static Optional<Statement> taking(List<Statement> statements, int words) {
    return statements.stream().filter(statement -> statement.operation() instanceof Operation.Allocate(int taken) && taken == words).findFirst();
  }

  private static Optional<Statement> building(List<Statement> statements, int words) {
    return statements.stream().filter(statement -> statement.operation() instanceof Operation.Build build && words(build.token()) == words).findFirst();
  }

  private static Stream<Integer> built(Statement statement) {
    return statement.operation() instanceof Operation.Build build ? Stream.of(words(build.token())) : Stream.empty();
  }

  /// Whose cell is built in, and how much of what it holds stays.
  Reason reused(Step step, Operation.Build build) {
    Span here = step.statement().span();
    long kept = build.fields().stream().filter(field -> field instanceof Field.Keep).count();
    int all = build.fields().size();
    String stays = kept == 0 ? "" : kept == all ? ", and all that it holds stays" : ", and " + kept + " of its " + all + " fields stay" + (kept == 1 ? "s" : "");
    if (takes.containsKey(build.token())) {
      return Reason.of(deadCell(build.token(), here) + " has this size" + stays);
    }
    return Reason.of(
        function.parameters().contains(build.token())
            ? deadCell(build.token(), here) + " has this size"
            : "ways meet before it that bring a cell of this size: " + String.join(", or ", ways(build.token(), here, new HashSet<>())));
  }

  /// The cells that ways bring to where they meet; `seen` are the places where they met already.
  private Set<String> ways(Variable token, Span here, Set<Variable> seen) {
    Set<String> ways = new LinkedHashSet<>();
    for (Variable each : brought.getOrDefault(token, List.of())) {
      if (!brought.containsKey(each)) {
        ways.add(takes.containsKey(each) || function.parameters().contains(each) ? deadCell(each, here) : "a new one");
      } else if (seen.add(each)) {
        ways.addAll(ways(each, here, seen));
      }
    }
    return ways;
  }

  /// What a dead cell is of: a match at a place, the closure whose captures are taken out there, or what the caller gives.
  private String deadCell(Variable token, Span here) {
    if (!takes.containsKey(token)) {
      return "the cell that the caller gives";
    }
    Statement take = takes.get(token).statement();
    String what = take.operation() instanceof Operation.Take(_, Shape.Captured _) ? "the closure at " : "the match at ";
    return "the cell of " + what + take.span().seenFrom(here);
  }

  static String counted(int words) {
    return words + (words == 1 ? " word" : " words");
  }
}
