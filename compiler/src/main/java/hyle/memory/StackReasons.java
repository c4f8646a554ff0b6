package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the calls that have a recursion take stack, and what of their caller comes after each [M12].
final class StackReasons {
  private final Program program;
  private final CallGraph graph;

  StackReasons(Program program, CallGraph graph) {
    this.program = program;
    this.graph = graph;
  }

  /// Those in the function; if there is none, the first one of another function of its recursion.
  List<StackSite> of(Function function) {
    Set<FunctionName> recursion = graph.recursion(function.name());
    List<StackSite> own = in(function, recursion);
    return own.isEmpty() ? recursion.stream().flatMap(member -> in(program.functions().get(member), recursion).stream()).limit(1).toList() : own;
  }

  /// A call that a worker was made for begins a loop, and is told of only where nothing else takes stack.
  private List<StackSite> in(Function function, Set<FunctionName> recursion) {
    List<StackSite> calls = new ArrayList<>();
    List<StackSite> beginnings = new ArrayList<>();
    for (Block block : Blocks.within(function.body())) {
      for (int number = 0; number < block.statements().size(); number++) {
        if (block.statements().get(number).operation() instanceof Operation.Call(FunctionName callee, _) && recursion.contains(callee)) {
          boolean begins = !callee.equals(function.name()) && Trmc.withoutWorker(callee).equals(function.name().text());
          (begins ? beginnings : calls).add(site(function, callee, block, number));
        }
      }
    }
    return calls.isEmpty() && recursion.size() <= 2 ? beginnings : calls;
  }

  private StackSite site(Function function, FunctionName callee, Block block, int number) {
    Statement call = block.statements().get(number);
    After after = new After(call.span(), joins(function));
    Reason reason = call.results().isEmpty() ? after.left(block, number + 1) : after.result(call.results().getFirst(), block, number + 1);
    return new StackSite(call.span(), name(callee, call.span()), reason);
  }

  /// The callee as its own file calls it, or as the others do.
  private String name(FunctionName callee, Span from) {
    Function function = program.functions().get(callee);
    String whole = function.definition();
    return function.span().source().equals(from.source()) ? whole.substring(whole.lastIndexOf('.') + 1) : whole;
  }

  private static Map<Label, End.Join> joins(Function function) {
    Map<Label, End.Join> joins = new HashMap<>();
    for (Block block : Blocks.within(function.body())) {
      if (block.end() instanceof End.Join join) {
        joins.put(join.label(), join);
      }
    }
    return joins;
  }

  /// What comes after a call.
  private final class After {
    private final Span call;
    private final Map<Label, End.Join> joins;
    /// What was passed on the way to where the result is only returned.
    private Optional<Reason> passed = Optional.empty();

    After(Span call, Map<Label, End.Join> joins) {
      this.call = call;
      this.joins = joins;
    }

    /// What is done with the result, wherever it goes; if it is only returned, what is done before that.
    Reason result(Operand result, Block block, int from) {
      Operand carried = result;
      for (Statement statement : block.statements().subList(from, block.statements().size())) {
        if (!Operands.usedUp(statement.operation()).contains(carried) && !Operands.lookedAt(statement.operation()).contains(carried)) {
          passed = passed.or(() -> step(statement));
        } else if (isSameWord(statement.operation())) {
          carried = statement.results().getFirst();
        } else {
          return used(statement);
        }
      }
      Operand last = carried;
      return switch (block.end()) {
        case End.Jump(Label label, List<Operand> operands) when operands.contains(last) && joins.containsKey(label) ->
            result(joins.get(label).parameters().get(operands.indexOf(last)), joins.get(label).continuation(), 0);
        case End.Jump(_, List<Operand> operands) when operands.contains(last) -> Reason.of("its result goes into the next round");
        case End.TailCall(FunctionName callee, List<Operand> operands, Span span) when operands.contains(last) ->
            Reason.of("its result goes to the call of `" + name(callee, call) + "` at " + span.seenFrom(call));
        case End.Switch(Operand scrutinee, _) when scrutinee.equals(last) -> Reason.of("its result says how to go on");
        case End.Return(List<Operand> results) when results.contains(last) ->
            results.size() > 1 ? Reason.of("what it gives is returned together with other values") : passed.orElse(Reason.of("what is around it is still to be left"));
        case End.Jump _, End.TailCall _, End.Switch _, End.Return _, End.Join _, End.Loop _, End.Unreachable _ ->
            Blocks.under(block.end()).stream().flatMap(inner -> Blocks.within(inner).stream()).flatMap(inner -> inner.statements().stream())
                .filter(statement -> Operands.usedUp(statement.operation()).contains(last) || Operands.lookedAt(statement.operation()).contains(last))
                .findFirst().map(this::used).orElse(passed.orElse(Reason.of("its result is needed after it")));
      };
    }

    /// What is done after a call that gives nothing.
    Reason left(Block block, int from) {
      return block.statements().subList(from, block.statements().size()).stream().flatMap(statement -> step(statement).stream()).findFirst()
          .orElse(Reason.of("what is around it is still to be left"));
    }

    private static boolean isSameWord(Operation operation) {
      return operation instanceof Operation.Reinterpret || operation instanceof Operation.Borrow;
    }

    private Reason used(Statement statement) {
      String place = at(statement);
      return switch (statement.operation()) {
        case Operation.Build _, Operation.Fill _ ->
            Reason.of("its result is put into a value" + place, "only a last call, or one of a recursion that nothing but constructors follow, takes no stack");
        case Operation.Primitive _ ->
            Reason.of("its result is used" + place, "hand on what is computed so far in a parameter, so that the call comes last");
        case Operation.Take _, Operation.Peek _ ->
            Reason.of("its result is taken apart" + place, "hand on what is known so far in parameters, so that the call comes last");
        case Operation.Discard _, Operation.DiscardAs _ -> Reason.of("its result is discarded" + place);
        case Operation.Call(FunctionName callee, _) when Derived.discards(program.functions().get(callee)) ->
            Reason.of("its result is discarded" + place);
        case Operation.Call(FunctionName callee, _) ->
            Reason.of("its result goes to the call of `" + name(callee, call) + "`" + place);
        case Operation.Copy _, Operation.CopyAs _ -> Reason.of("its result is copied" + place);
        case Operation.Apply _, Operation.Foreign _, Operation.Reinterpret _, Operation.Borrow _, Operation.EndBorrow _,
            Operation.StaticText _, Operation.Allocate _, Operation.Free _, Operation.Describe _, Operation.HoleOf _ ->
            Reason.of("its result is used" + place);
      };
    }

    /// A step that has to come after the call, whatever becomes of the result.
    private Optional<Reason> step(Statement statement) {
      return switch (statement.operation()) {
        case Operation.Discard(var value) -> Optional.of(ends(value, statement));
        case Operation.DiscardAs(var value, _) -> Optional.of(ends(value, statement));
        case Operation.Call(FunctionName callee, List<Operand> operands) when Derived.discards(program.functions().get(callee)) ->
            Optional.of(ends(operands.getFirst(), statement));
        case Operation.Call(FunctionName callee, _) ->
            Optional.of(Reason.of("`" + program.functions().get(callee).definition() + "` is called after it," + at(statement)));
        case Operation.Free _ -> Optional.of(Reason.of("a cell is given back after it," + at(statement)));
        case Operation.Apply _, Operation.Foreign _, Operation.Build _, Operation.Allocate _, Operation.Fill _, Operation.Copy _, Operation.CopyAs _ ->
            Optional.of(Reason.of("something is done after it," + at(statement)));
        case Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _, Operation.Take _, Operation.Peek _, Operation.Borrow _,
            Operation.EndBorrow _, Operation.Describe _, Operation.HoleOf _ ->
            Optional.empty();
      };
    }

    private Reason ends(Operand value, Statement statement) {
      return Reason.of(Names.of(value, statement.span()) + " is discarded after it," + at(statement), "let it end before the call, or hand it on");
    }

    private String at(Statement statement) {
      return " at " + statement.span().seenFrom(call);
    }
  }
}
