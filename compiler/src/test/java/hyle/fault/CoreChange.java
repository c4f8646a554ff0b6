package hyle.fault;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Operands;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Changes one place of one function: the first that fits, in the order of the text. There must be one.
final class CoreChange {
  private final java.util.function.Function<Block, Optional<Block>> rule;
  private boolean isDone;

  private CoreChange(java.util.function.Function<Block, Optional<Block>> rule) {
    this.rule = rule;
  }

  /// The first block that the rule has another one for.
  static UnaryOperator<Program> block(String function, java.util.function.Function<Block, Optional<Block>> rule) {
    return function(
        function,
        old -> {
          CoreChange change = new CoreChange(rule);
          Block body = change.changed(old.body());
          if (!change.isDone) {
            throw new AssertionError("no place in " + function + " fits");
          }
          return old.withBody(body);
        });
  }

  static UnaryOperator<Program> function(String function, UnaryOperator<Function> change) {
    FunctionName name = new FunctionName(function);
    return program -> {
      if (!program.functions().containsKey(name)) {
        throw new AssertionError("there is no " + function + " among " + program.functions().keySet());
      }
      Map<FunctionName, Function> functions = new LinkedHashMap<>(program.functions());
      functions.computeIfPresent(name, (_, old) -> change.apply(old));
      return new Program(functions, program.dataTypes(), program.resources(), program.entry());
    };
  }

  /// The first statement that fits, together with those after it in its block.
  static UnaryOperator<Program> from(String function, Predicate<Statement> fits, UnaryOperator<List<Statement>> change) {
    return block(
        function,
        block -> {
          List<Statement> statements = block.statements();
          for (int at = 0; at < statements.size(); at++) {
            if (fits.test(statements.get(at))) {
              List<Statement> all = new ArrayList<>(statements.subList(0, at));
              all.addAll(change.apply(new ArrayList<>(statements.subList(at, statements.size()))));
              return Optional.of(new Block(all, block.end()));
            }
          }
          return Optional.empty();
        });
  }

  static UnaryOperator<Program> without(String function, Predicate<Statement> fits) {
    return from(function, fits, statements -> statements.subList(1, statements.size()));
  }

  static UnaryOperator<Program> doubled(String function, Predicate<Statement> fits) {
    return from(
        function,
        fits,
        statements -> {
          statements.addFirst(statements.getFirst());
          return statements;
        });
  }

  /// Moves a statement so many places down.
  static UnaryOperator<Program> later(String function, Predicate<Statement> fits, int places) {
    return from(
        function,
        fits,
        statements -> {
          Collections.rotate(statements.subList(0, places + 1), -1);
          return statements;
        });
  }

  /// Moves the statement that is so many places below one up before it.
  static UnaryOperator<Program> earlier(String function, Predicate<Statement> fits, int places) {
    return from(
        function,
        fits,
        statements -> {
          Collections.rotate(statements.subList(0, places + 1), 1);
          return statements;
        });
  }

  static UnaryOperator<Program> operation(String function, Predicate<Statement> fits, UnaryOperator<Operation> change) {
    return from(
        function,
        fits,
        statements -> {
          Statement old = statements.getFirst();
          statements.set(0, new Statement(old.results(), change.apply(old.operation()), old.span()));
          return statements;
        });
  }

  /// Other operands at the places that use them up, or at those that look at them if there are no others.
  static UnaryOperator<Program> operands(String function, Predicate<Statement> fits, UnaryOperator<List<Operand>> change) {
    return operation(
        function,
        fits,
        operation -> {
          List<Operand> usedUp = Operands.usedUp(operation);
          Iterator<Operand> next = change.apply(new ArrayList<>(usedUp.isEmpty() ? Operands.lookedAt(operation) : usedUp)).iterator();
          return usedUp.isEmpty()
              ? Operands.map(operation, operand -> operand, _ -> next.next())
              : Operands.map(operation, _ -> next.next(), operand -> operand);
        });
  }

  static UnaryOperator<Program> end(String function, Predicate<End> fits, UnaryOperator<End> change) {
    return block(
        function,
        block -> fits.test(block.end()) ? Optional.of(new Block(block.statements(), change.apply(block.end()))) : Optional.empty());
  }

  static UnaryOperator<Program> endOperands(String function, Predicate<End> fits, UnaryOperator<List<Operand>> change) {
    return end(
        function,
        fits,
        end -> {
          Iterator<Operand> next = change.apply(new ArrayList<>(Operands.usedUp(end))).iterator();
          return Operands.map(end, _ -> next.next());
        });
  }

  /// The cases of the first switch of a function.
  static UnaryOperator<Program> cases(String function, UnaryOperator<List<Case>> change) {
    return end(
        function,
        End.Switch.class::isInstance,
        end ->
            end instanceof End.Switch(Operand scrutinee, List<Case> cases)
                ? new End.Switch(scrutinee, change.apply(new ArrayList<>(cases)))
                : end);
  }

  /// Exchanges what the first two cases of the first switch do.
  static UnaryOperator<Program> armsSwapped(String function) {
    return cases(
        function,
        cases -> {
          Case first = cases.get(0);
          cases.set(0, new Case(first.key(), cases.get(1).block()));
          cases.set(1, new Case(cases.get(1).key(), first.block()));
          return cases;
        });
  }

  /// Exchanges two operands.
  static UnaryOperator<List<Operand>> swapped(int one, int other) {
    return operands -> {
      Collections.swap(operands, one, other);
      return operands;
    };
  }

  /// Puts an operand in the place of another.
  static UnaryOperator<List<Operand>> with(int place, Operand operand) {
    return operands -> {
      operands.set(place, operand);
      return operands;
    };
  }

  /// A statement that does such an operation.
  static Predicate<Statement> a(Class<? extends Operation> kind) {
    return statement -> kind.isInstance(statement.operation());
  }

  static Predicate<Statement> callOf(String function) {
    return statement -> statement.operation() instanceof Operation.Call(FunctionName name, _) && name.text().equals(function);
  }

  static Predicate<Statement> service(String symbol) {
    return statement -> statement.operation() instanceof Operation.Foreign(String name, _) && name.equals(symbol);
  }

  private Block changed(Block block) {
    if (isDone) {
      return block;
    }
    Optional<Block> other = rule.apply(block);
    if (other.isPresent()) {
      isDone = true;
      return other.get();
    }
    return new Block(block.statements(), Blocks.mapUnder(block.end(), this::changed));
  }
}
