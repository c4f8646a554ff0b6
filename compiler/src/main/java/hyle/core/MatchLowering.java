package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.check.Typed.Pattern;
import hyle.core.Core.Constant;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.DecisionTree.Occurrence;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Lowers `match` and `case`: scrutinees to words, patterns to a tree of tests, and clauses to its leaves [P2] [P10].
final class MatchLowering {
  private final FunctionLowering function;
  private final Lowering lowering;

  MatchLowering(FunctionLowering function) {
    this.function = function;
    this.lowering = function.lowering;
  }

  /// The first step of a match; scrutinees are evaluated left to right.
  Step step(Expression.Match match, Scope scope, BlockBuilder builder) {
    List<Meaning> scrutinees = match.scrutinees().stream().map(scrutinee -> function.lower(scrutinee, scope, builder)).toList();
    if (match.mode() == Typed.Mode.OWNED) {
      for (Typed.Clause clause : match.clauses()) {
        Scope inner = scope.inner();
        switch (fits(clause.patterns(), scrutinees, inner)) {
          case YES -> {
            return new Step.Continue(clause.body(), inner);
          }
          case NO -> {}
          case UNKNOWN -> {
            return branch(match, scrutinees, scope, builder);
          }
        }
      }
    }
    return branch(match, scrutinees, scope, builder);
  }

  private Step branch(Expression.Match match, List<Meaning> scrutinees, Scope scope, BlockBuilder builder) {
    List<Occurrence> columns = new ArrayList<>();
    List<StaticType> types = new ArrayList<>();
    SequencedMap<Occurrence, Operand> operands = new LinkedHashMap<>();
    for (int i = 0; i < scrutinees.size(); i++) {
      Occurrence root = new Occurrence();
      columns.add(root);
      StaticType type = function.types.of(match.scrutineeTypes().get(i), scope, builder);
      types.add(type);
      Span span = scope.place(match.scrutinees().get(i).span());
      operands.put(root, own(scrutinee(scrutinees.get(i), type, match.mode(), span, builder), operands.values(), span, builder));
    }
    DecisionTree tree = new MatchCompiler(lowering).compile(columns, types, match.clauses());
    MatchPlan plan = new MatchPlan(function, match, scope, types, tree, operands);
    if (tree instanceof DecisionTree.Leaf(int clause)) {
      return plan.only(clause, builder);
    }
    return new Step.Branch(plan, function.typeIn(match.type(), scope, builder));
  }

  private Operand scrutinee(Meaning meaning, StaticType type, Typed.Mode mode, Span span, BlockBuilder builder) {
    Operand operand = function.operand(meaning, span, builder);
    Type owned = lowering.representation.of(type);
    boolean isNoema = mode == Typed.Mode.BORROWED && owned.isOwned() && !operand.type().equals(owned);
    return function.types.as(operand, isNoema ? new Type.Noema(owned) : owned, builder, span);
  }

  /// A value that is matched twice is itself in the first place and used again in the others, where it is a copy if it must be: the user may see
  /// which is discarded first.
  private static Operand own(Operand operand, Collection<Operand> before, Span span, BlockBuilder builder) {
    return operand instanceof Variable variable && variable.type().isOwned() && before.contains(operand)
        ? builder.let(variable.hint(), variable.type(), new Operation.Reinterpret(operand), span)
        : operand;
  }

  /// Whether patterns fit what is known.
  private enum Fit {
    YES,
    NO,
    UNKNOWN
  }

  /// Tries to match at compile time: constructors that were not built yet need not be.
  private Fit fits(List<Pattern> patterns, List<Meaning> meanings, Scope inner) {
    Fit all = Fit.YES;
    boolean isKnown = !meanings.stream().allMatch(MatchLowering::isOfTheRunningProgram);
    if (!isKnown) {
      return Fit.UNKNOWN;
    }
    for (int i = 0; i < patterns.size(); i++) {
      Fit fit = fits(patterns.get(i), meanings.get(i), inner);
      if (fit == Fit.NO) {
        return Fit.NO;
      }
      all = fit == Fit.UNKNOWN ? Fit.UNKNOWN : all;
    }
    return all;
  }

  private Fit fits(Pattern pattern, Meaning meaning, Scope inner) {
    return switch (pattern) {
      case Pattern.Variable variable -> {
        inner.bind(variable.name(), function.calls.shared(meaning, variable.name()));
        yield Fit.YES;
      }
      case Pattern.Constructor(var name, _, List<Pattern> arguments, _) -> {
        Lowering.ConstructorOf constructor = lowering.constructors.get(name);
        if (meaning instanceof Meaning.Built built) {
          yield built.constructor().equals(name) ? fitsAll(arguments, built.fields(), inner) : Fit.NO;
        }
        if (lowering.representation.isNewtype(constructor.data().name())) {
          yield fits(arguments.getFirst(), meaning, inner);
        }
        if (meaning instanceof Meaning.Word(Constant constant)) {
          yield arguments.isEmpty() && constant.bits() == constructor.constructor().number() ? Fit.YES : Fit.NO;
        }
        yield Fit.UNKNOWN;
      }
      case Pattern.Literal _ -> Fit.UNKNOWN;
    };
  }

  private static boolean isOfTheRunningProgram(Meaning meaning) {
    return meaning instanceof Meaning.Word(Variable _);
  }

  private Fit fitsAll(List<Pattern> patterns, List<Meaning> meanings, Scope inner) {
    Fit all = Fit.YES;
    for (int i = 0; i < patterns.size(); i++) {
      Fit fit = fits(patterns.get(i), meanings.get(i), inner);
      if (all != Fit.NO && fit != Fit.YES) {
        all = fit;
      }
    }
    return all;
  }
}
