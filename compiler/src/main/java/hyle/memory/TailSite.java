package hyle.memory;

import hyle.core.Borrowing;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A place where a function calls one of its recursion last but for constructors: `…; r = f(a); c = Cons(x, r); return c`.
///
/// `before` stands before the call of `callee`, which gives `result`; `operands` are the call's; `after` stands behind it, with a hole for the result in `cell`, a
/// `shape` built on `token`, at `field`; the block returns `root`, which is that cell or one around it. All of `after` can go before
/// the call (`GoingFirst`): it neither shows nor stops the program, needs the call's result only to store it in that field, and uses up nothing that
/// the call is lent.
record TailSite(
    List<Statement> before,
    FunctionName callee,
    List<Operand> operands,
    Variable result,
    Span span,
    List<Statement> after,
    Variable cell,
    Variable token,
    Shape shape,
    int field,
    Variable root) {

  /// The type of what goes into the hole.
  Type type() {
    return result.type();
  }

  /// Looks for the last call of one of the `recursion` in a block, and whether it stands so.
  static Optional<TailSite> in(Block block, Set<FunctionName> recursion, Borrowing borrowing, GoingFirst first) {
    List<Statement> statements = block.statements();
    for (int i = statements.size() - 1; i >= 0; i--) {
      if (statements.get(i).operation() instanceof Operation.Call(FunctionName callee, List<Operand> operands) && recursion.contains(callee)) {
        return at(block, i, callee, operands, borrowing);
      }
      if (!first.can(statements.get(i).operation())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<TailSite> at(Block block, int index, FunctionName callee, List<Operand> operands, Borrowing borrowing) {
    Statement call = block.statements().get(index);
    Variable result = call.results().getFirst();
    Set<Variable> lent = lent(operands, borrowing);
    Operand carried = result;
    Optional<Hole> hole = Optional.empty();
    List<Statement> after = new ArrayList<>();
    for (Statement statement : block.statements().subList(index + 1, block.statements().size())) {
      List<Operand> usedUp = Operands.usedUp(statement.operation());
      if (usedUp.stream().anyMatch(lent::contains) || Operands.lookedAt(statement.operation()).contains(carried)) {
        return Optional.empty();
      }
      if (!usedUp.contains(carried)) {
        after.add(statement);
      } else if (statement.operation() instanceof Operation.Build build) {
        after.add(hole.isEmpty() ? withHole(statement, build, carried) : statement);
        hole = hole.or(() -> Optional.of(hole(statement, build, result)));
        carried = statement.results().getFirst();
      } else {
        return Optional.empty();
      }
    }
    Operand last = carried;
    return block.end() instanceof End.Return end && end.only().filter(last::equals).isPresent() && last instanceof Variable root
        ? hole.map(
            found ->
                new TailSite(
                    block.statements().subList(0, index),
                    callee,
                    operands,
                    result,
                    call.span(),
                    after,
                    found.cell(),
                    found.token(),
                    found.shape(),
                    found.field(),
                    root))
        : Optional.empty();
  }

  /// What a call with these operands only looks at, and so must find as it is.
  static Set<Variable> lent(List<Operand> operands, Borrowing borrowing) {
    Set<Variable> lent = new HashSet<>();
    operands.stream().filter(operand -> !operand.type().isOwned()).forEach(operand -> lent.addAll(borrowing.owners(operand)));
    return lent;
  }

  private record Hole(Variable cell, Variable token, Shape shape, int field) {}

  private static Hole hole(Statement statement, Operation.Build build, Variable result) {
    return new Hole(statement.results().getFirst(), build.token(), build.shape(), build.fields().indexOf(new Field.Store(result)));
  }

  private static Statement withHole(Statement statement, Operation.Build build, Operand result) {
    List<Field> fields = build.fields().stream().map(field -> field.equals(new Field.Store(result)) ? new Field.Later() : field).toList();
    return new Statement(statement.results(), new Operation.Build(build.token(), build.shape(), fields), statement.span());
  }
}
