package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.name.LocalName;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Lowers what stands before the result of a block: `let`, and `let … on`.
final class StatementLowering {
  private final FunctionLowering function;
  private final Set<LocalName> takenBack = new HashSet<>();

  StatementLowering(FunctionLowering function) {
    this.function = function;
  }

  /// Binds what the statements of a block bind, in order.
  void lower(List<Typed.Statement> statements, Scope scope, BlockBuilder builder) {
    for (Typed.Statement statement : statements) {
      switch (statement) {
        case Typed.Statement.Let let -> {
          Meaning value = function.lower(let.value(), scope, builder);
          keptUntil(let, value, scope, builder);
          scope.bind(let.name(), named(function.calls.shared(value, let.name()), let, builder));
        }
        case Typed.Statement.Borrow borrow -> borrow(borrow, scope, builder);
      }
    }
  }

  /// `let _ = x` after x was lent: x is discarded at this place, and not already where the borrow ends [O5].
  private void keptUntil(Typed.Statement.Let let, Meaning value, Scope scope, BlockBuilder builder) {
    if (let.name().isWildcard()
        && let.value() instanceof Expression.Local(LocalName name, _, _)
        && takenBack.contains(name)
        && value instanceof Meaning.Word(Variable variable)
        && variable.type().isOwned()) {
      builder.run(new Operation.EndBorrow(variable), scope.place(let.span()));
    }
  }

  /// A word that has no name of its own yet takes the one that the user gives it.
  private static Meaning named(Meaning value, Typed.Statement.Let let, BlockBuilder builder) {
    return value instanceof Meaning.Word(Variable variable) && !let.name().isWildcard()
        ? new Meaning.Word(builder.renamed(variable, let.name().text()))
        : value;
  }

  /// What is lent, the noema of it, and the names that both have.
  private record Loan(Variable owner, Variable noema, Typed.Lent lent, boolean isVisible) {}

  private void borrow(Typed.Statement.Borrow borrow, Scope scope, BlockBuilder builder) {
    Span place = scope.place(borrow.span());
    List<Loan> loans = new ArrayList<>();
    builder.compute();
    for (Typed.Lent lent : borrow.lent()) {
      Meaning outer = scope.find(lent.outer());
      if (outer instanceof Meaning.Static) {
        scope.bind(lent.noema(), outer);
        scope.bind(lent.after(), outer);
        continue;
      }
      Operand operand = function.operand(outer, place, builder);
      Operand noema = operand;
      if (operand.type().isOwned()) {
        boolean isVisible = Loans.canBeSeen(function.types.of(lent.type(), scope, builder), function.lowering);
        operand = isVisible && operand instanceof Variable variable ? renewed(variable, lent.outer(), builder, place) : operand;
        Variable borrowed = builder.let(lent.noema().text(), new Type.Noema(operand.type()), new Operation.Borrow(operand), place);
        if (operand instanceof Variable owner) {
          loans.add(new Loan(owner, borrowed, lent, isVisible));
        }
        noema = borrowed;
      }
      scope.bind(lent.noema(), new Meaning.Word(noema));
      scope.bind(lent.after(), new Meaning.Word(operand));
      takenBack.add(lent.after());
    }
    Meaning value = function.lower(borrow.value(), scope, builder);
    Span end = scope.place(borrow.value().span());
    scope.bind(borrow.name(), value instanceof Meaning.Static ? value : new Meaning.Word(function.operand(value, end, builder)));
    for (Loan loan : loans) {
      builder.run(new Operation.EndBorrow(loan.noema()), place);
      if (loan.isVisible()) {
        scope.bind(loan.lent().after(), new Meaning.Word(renewed(loan.owner(), loan.lent().after(), builder, place)));
      }
    }
  }

  /// Another variable for the same value: what is bound before and behind a loan is told apart where that can be seen [O8].
  private static Variable renewed(Variable variable, LocalName name, BlockBuilder builder, Span place) {
    return builder.let(name.text(), variable.type(), new Operation.Reinterpret(variable), place);
  }
}
