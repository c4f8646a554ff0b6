package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.name.GlobalName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Which newtypes stand for their field: those whose field does not lead back to them without a cell between, as that of
/// `data stream { | Stream(() -> stream) }` does.
final class Unfolding {
  private final Map<GlobalName, Typed.Declaration> declarations;
  private final Map<GlobalName, Boolean> finite = new HashMap<>();

  Unfolding(Map<GlobalName, Typed.Declaration> declarations) {
    this.declarations = declarations;
  }

  /// Whether a data type of one constructor with one field can be represented by that field.
  boolean isFinite(Typed.Declaration.Data newtype) {
    return finite.computeIfAbsent(newtype.name(), name -> !leadsBack(field(newtype), name, new HashSet<>()));
  }

  static boolean hasOneField(Typed.Declaration.Data data) {
    return data.constructors().size() == 1 && data.constructors().getFirst().fields().size() == 1;
  }

  private static Expression field(Typed.Declaration.Data newtype) {
    return newtype.constructors().getFirst().fields().getFirst().type();
  }

  private boolean leadsBack(Expression type, GlobalName start, Set<GlobalName> seen) {
    return switch (type) {
      case Expression.Global(GlobalName name, _) -> isOrLeadsTo(name, start, seen);
      case Expression.Call call -> {
        boolean hasCell =
            call.function() instanceof Expression.Global(GlobalName name, _)
                && declarations.get(name) instanceof Typed.Declaration.Data data
                && !hasOneField(data)
                && !name.equals(start);
        yield !hasCell && (leadsBack(call.function(), start, seen) || any(call.arguments().stream(), start, seen));
      }
      case Expression.Pi pi ->
          any(pi.parameters().stream().map(Typed.Parameter::type), start, seen) || leadsBack(pi.codomain(), start, seen);
      case Expression.Noema(Expression inner, _) -> leadsBack(inner, start, seen);
      case Expression.Block(List<Typed.Statement> _, Expression result, _) -> leadsBack(result, start, seen);
      case Expression.Function function -> leadsBack(function.body(), start, seen);
      case Expression.Match match -> any(match.clauses().stream().map(Typed.Clause::body), start, seen);
      case Expression.Local _, Expression.Operation _, Expression.Primitive _, Expression.Universe _, Expression.Number _ -> false;
      case Expression.Text _, Expression.Rune _, Expression.Recursive _, Expression.Embody _, Expression.Cast _ -> false;
      case Expression.Store _, Expression.Load _, Expression.Alloca _, Expression.External _, Expression.ForeignGlobal _ -> false;
    };
  }

  private boolean any(Stream<Expression> types, GlobalName start, Set<GlobalName> seen) {
    return types.anyMatch(type -> leadsBack(type, start, seen));
  }

  private boolean isOrLeadsTo(GlobalName name, GlobalName start, Set<GlobalName> seen) {
    if (name.equals(start)) {
      return true;
    }
    if (!seen.add(name)) {
      return false;
    }
    return switch (declarations.get(name)) {
      case Typed.Declaration.Data data -> hasOneField(data) && leadsBack(field(data), start, seen);
      case Typed.Declaration.Definition definition -> leadsBack(definition.body(), start, seen);
      case Typed.Declaration.Resource _ -> false;
      case null -> false;
    };
  }
}
