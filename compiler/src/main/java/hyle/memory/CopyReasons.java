package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.memory.Paths.Step;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why a function copies a value: the user wrote it so, or the value is used again.
final class CopyReasons {
  private final Map<Operand, Statement> borrows = new HashMap<>();

  private CopyReasons() {}

  static CopyReasons of(Function function) {
    CopyReasons reasons = new CopyReasons();
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        if (statement.operation() instanceof Operation.Borrow) {
          reasons.borrows.put(statement.results().getFirst(), statement);
        }
      }
    }
    return reasons;
  }

  /// A copy that the user did not write borrows just for itself, at its own place.
  Reason copied(Step step, Operand operand) {
    Statement statement = step.statement();
    Statement borrow = borrows.get(operand);
    Operand source = borrow == null ? operand : Operands.lookedAt(borrow.operation()).getFirst();
    boolean isWritten = source.type() instanceof Type.Noema || borrow != null && !borrow.span().equals(statement.span());
    Optional<String> written = Names.written(source, statement.span());
    String name = Names.of(source, statement.span());
    if (isWritten && !statement.span().text().startsWith("*")) {
      return Reason.of(
          name + " is only lent here, and what is copied of it is kept",
          "where it is lent, hand on the value itself if it is not needed after that");
    }
    if (isWritten) {
      return Reason.of(
          "`*` makes a value of its own from " + (written.isPresent() ? "the borrowed " + name : "a borrowed one"),
          "read through the borrow, or hand on the value itself if it is not needed after this");
    }
    String why = name + " is used again " + laterUse(source, step).map(place -> "at " + place.seenFrom(statement.span())).orElse("later");
    if (isStored(step)) {
      return Reason.of(why, "use it once: what is put into another value cannot be borrowed");
    }
    return Reason.of(
        why, written.map(word -> "use `" + word + "` once, or let this use only borrow it: `let … on " + word + " = … in …`").orElse("use it once"));
  }

  /// Whether a copy goes into a constructor, or is captured, in the block that makes it: into one with a cell, or into one whose fields go
  /// their own ways, so that what takes the copy stands at another place.
  private static boolean isStored(Step step) {
    Variable copy = step.statement().results().getFirst();
    for (Statement statement : after(step)) {
      if (Operands.usedUp(statement.operation()).contains(copy)) {
        return statement.operation() instanceof Operation.Build || !statement.span().equals(step.statement().span());
      }
    }
    End end = step.block().end();
    return !Operands.usedUp(end).contains(copy) || end instanceof End.Return(List<Operand> results) && results.size() > 1;
  }

  private static List<Statement> after(Step step) {
    return step.block().statements().subList(step.number() + 1, step.block().statements().size());
  }

  /// Where the operand is used next, as far as later steps have places.
  private static Optional<Span> laterUse(Operand operand, Step step) {
    List<Block> later = new ArrayList<>(List.of(new Block(after(step), step.block().end())));
    Blocks.under(step.block().end()).forEach(inner -> later.addAll(Blocks.within(inner)));
    Span here = step.statement().span();
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
}
