package hyle.fault;

import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.operation;
import static hyle.fault.CoreChange.without;

import hyle.core.Core;
import hyle.core.Core.Field;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.fault.Fault.Caught;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Faults of the passes `cancel` and `keep`: dead cells that become others, and fields that stay.
final class ReuseFaults {
  private ReuseFaults() {}

  static List<Fault> all() {
    return List.of(
        cancel(
            "a value is built in a cell of another size", "trees",
            ReuseFaults::nodeInTwig,
            Check.LINT, "cell 2"),
        cancel(
            "two values are built in one cell", "trees",
            ReuseFaults::twoInOne,
            Check.LINT, "is used up already"),
        cancel(
            "a cell is freed and built in", "lists",
            ReuseFaults::freedAndBuilt,
            Check.LINT, "is used up already"),
        cancel(
            "a cell that no branch uses is not freed", "trees",
            without("trees.show", a(Operation.Free.class)),
            Check.LINT, "is not used up"),
        cancel(
            "a cell is allocated, and the dead one not freed", "lists",
            ReuseFaults::allocatedInstead,
            Check.LINT, "is not used up"),
        cancel(
            "a cell is built in that was never taken apart", "lists",
            ReuseFaults::valueAsToken,
            Check.LINT, "is not bound"),
        keep(
            "a field is kept that changes", "lists",
            built("lists.increment", kept(0)),
            Check.LINT, "is kept"),
        keep(
            "a field is kept at the place of another", "trees",
            built("trees.label", exchanged(0, 2), fields -> fields.size() == 3),
            Check.LINT, "is kept"),
        keep(
            "a field of a fresh cell is kept", "lists",
            built("lists.upto", kept(1)),
            Check.LINT, "is kept"),
        keep(
            "a field is kept in the cell of another value", "closures",
            built("closures.linear", kept(0)),
            Check.LINT, "is kept"),
        keep(
            "a field that is kept is stored elsewhere too", "trees",
            built("trees.label", ReuseFaults::firstTwice, fields -> fields.size() == 3),
            Check.LINT, "is used up already"));
  }

  private static Fault cancel(String name, String program, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "cancel", program, change, new Caught(by, words));
  }

  private static Fault keep(String name, String program, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "keep", program, change, new Caught(by, words));
  }

  /// The second cell of an arm is the dead one too.
  private static Core.Program twoInOne(Core.Program program) {
    return nodeIn(program, token -> token);
  }

  /// The second cell of an arm is the dead one, the first one is new.
  private static Core.Program nodeInTwig(Core.Program program) {
    return nodeIn(program, _ -> new Variable(200, "cell", new Type.Token(2)));
  }

  /// `twig = Twig(x) @ dead; c = allocate 4; node = Node(…) @ c`: another cell for the twig, the dead one for the node.
  private static Core.Program nodeIn(Core.Program program, UnaryOperator<Variable> cellOfTwig) {
    return CoreChange.block(
            "trees.insert",
            block -> {
              List<Statement> statements = block.statements();
              if (statements.size() != 3 || !a(Operation.Build.class).test(statements.getFirst())) {
                return Optional.empty();
              }
              Variable dead = tokenOf(statements.getFirst());
              Variable cell = cellOfTwig.apply(dead);
              List<Statement> changed = new ArrayList<>();
              if (!cell.equals(dead)) {
                changed.add(new Statement(List.of(cell), new Operation.Allocate(2), statements.getFirst().span()));
              }
              changed.add(with(statements.get(0), cell));
              changed.add(with(statements.get(2), dead));
              return Optional.of(new Core.Block(changed, block.end()));
            })
        .apply(program);
  }

  private static Core.Program freedAndBuilt(Core.Program program) {
    return beforeBuild(program, build -> List.of(free(build), build));
  }

  private static Core.Program allocatedInstead(Core.Program program) {
    return beforeBuild(program, build -> List.of(allocate(build), with(build, fresh())));
  }

  private static Core.Program valueAsToken(Core.Program program) {
    return beforeBuild(program, build -> List.of(with(build, fresh())));
  }

  private static Core.Program beforeBuild(Core.Program program, java.util.function.Function<Statement, List<Statement>> change) {
    return CoreChange.from(
            "lists.replace",
            a(Operation.Build.class),
            statements -> {
              List<Statement> all = new ArrayList<>(change.apply(statements.removeFirst()));
              all.addAll(statements);
              return all;
            })
        .apply(program);
  }

  private static Variable fresh() {
    return new Variable(200, "cell", new Type.Token(2));
  }

  private static Statement free(Statement build) {
    return new Statement(List.of(), new Operation.Free(tokenOf(build)), build.span());
  }

  private static Statement allocate(Statement build) {
    return new Statement(List.of(fresh()), new Operation.Allocate(2), build.span());
  }

  private static Statement with(Statement build, Variable token) {
    return build.operation() instanceof Operation.Build(_, var shape, var fields)
        ? new Statement(build.results(), new Operation.Build(token, shape, fields), build.span())
        : build;
  }

  private static Variable tokenOf(Statement build) {
    if (build.operation() instanceof Operation.Build(Variable token, _, _)) {
      return token;
    }
    throw new AssertionError(build);
  }

  private static UnaryOperator<Core.Program> built(String function, UnaryOperator<List<Field>> change) {
    return built(function, change, _ -> true);
  }

  private static UnaryOperator<Core.Program> built(String function, UnaryOperator<List<Field>> change, Predicate<List<Field>> fits) {
    return operation(
        function,
        statement -> statement.operation() instanceof Operation.Build(_, _, List<Field> fields) && fits.test(fields),
        operation ->
            operation instanceof Operation.Build(var token, var shape, var fields)
                ? new Operation.Build(token, shape, change.apply(new ArrayList<>(fields)))
                : operation);
  }

  private static UnaryOperator<List<Field>> kept(int place) {
    return fields -> {
      if (fields.get(place) instanceof Field.Store(Variable variable)) {
        fields.set(place, new Field.Keep(variable));
      }
      return fields;
    };
  }

  private static UnaryOperator<List<Field>> exchanged(int one, int other) {
    return fields -> {
      Collections.swap(fields, one, other);
      return fields;
    };
  }

  private static List<Field> firstTwice(List<Field> fields) {
    if (fields.getFirst() instanceof Field.Keep(Operand variable)) {
      fields.set(2, new Field.Store(variable));
    }
    return fields;
  }
}
