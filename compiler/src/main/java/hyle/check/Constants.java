package hyle.check;

import hyle.name.GlobalName;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether the body of a definition without a parameter list is a value: it would be computed at every use otherwise.
///
/// Calls of `inline` functions count as what they unfold to.
final class Constants {
  private final Globals globals;
  private final Set<GlobalName> unfolding = new LinkedHashSet<>();

  Constants(Globals globals) {
    this.globals = globals;
  }

  /// The first part that is computed, if any.
  Optional<Span> computed(Term term) {
    return switch (term) {
      case Term.Call call -> call(call);
      case Term.Block block ->
          first(block.statements().stream().map(Term.Statement::value).toList()).or(() -> computed(block.result()));
      case Term.Cast cast -> computed(cast.value());
      case Term.Quote quote -> computed(quote.body());
      case Term.Local _, Term.Global _, Term.Operation _, Term.Primitive _, Term.Universe _, Term.Integer _ -> Optional.empty();
      case Term.Real _, Term.Text _, Term.Rune _, Term.Function _, Term.Recursive _, Term.Pi _, Term.Noema _ -> Optional.empty();
      case Term.Meta _, Term.OpaqueValue _, Term.Unknown _, Term.Instance _, Term.Malformed _ -> Optional.empty();
      case Term.Match match -> match(match);
      case Term.Box _, Term.Embody _, Term.Store _, Term.Load _, Term.Alloca _ -> Optional.of(term.span());
      case Term.External _, Term.ForeignGlobal _ -> Optional.of(term.span());
    };
  }

  /// Whether a term that is computed comes to a type, or to a function: then nothing of it is left for the running program.
  boolean isType(Term term, Evaluator evaluator) {
    evaluator.refuel();
    return isType(evaluator.evaluate(term, Environment.EMPTY), evaluator);
  }

  private boolean isType(Value value, Evaluator evaluator) {
    return switch (evaluator.reduce(value)) {
      case Value.Universe _, Value.Primitive _, Value.Pi _, Value.Function _, Value.Malformed _ -> true;
      case Value.Noema(Value type) -> isType(type, evaluator);
      case Value.Box(Value type) -> isType(type, evaluator);
      case Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> spine) ->
          globals.entry(name).filter(this::isTypeConstructor).isPresent()
              && spine.stream()
                  .flatMap(arguments -> arguments.explicits().stream())
                  .allMatch(argument -> isArgument(argument, evaluator));
      case Value.Neutral _, Value.Delayed _, Value.Integer _, Value.Real _, Value.Text _, Value.Rune _ -> false;
    };
  }

  /// Types may be indexed by numbers and texts.
  private boolean isArgument(Value value, Evaluator evaluator) {
    return switch (evaluator.reduce(value)) {
      case Value.Integer _, Value.Real _, Value.Text _, Value.Rune _ -> true;
      case Value other -> isType(other, evaluator);
    };
  }

  private boolean isTypeConstructor(Globals.Entry entry) {
    return switch (entry) {
      case Globals.Entry.Data _, Globals.Entry.Resource _ -> true;
      case Globals.Entry.Constructor _, Globals.Entry.Definition _, Globals.Entry.Promise _ -> false;
    };
  }

  /// Taking a value apart is no computation; choosing between clauses is.
  private Optional<Span> match(Term.Match match) {
    return match.clauses().size() == 1
        ? first(match.scrutinees()).or(() -> computed(match.clauses().getFirst().body()))
        : Optional.of(match.span());
  }

  private Optional<Span> call(Term.Call call) {
    return switch (call.function()) {
      case Term.Global global -> {
        boolean isPlain = globals.entry(global.name()).map(this::isPlain).orElse(true);
        Optional<Globals.Entry.Definition> inline = globals.transparent(global.name());
        Optional<Span> inArguments = first(call.arguments());
        if (isPlain || inArguments.isPresent()) {
          yield inArguments;
        }
        if (inline.isEmpty() || !unfolding.add(global.name())) {
          yield Optional.of(call.span());
        }
        boolean isValue = computed(inline.get().body().orElseThrow()).isEmpty();
        unfolding.remove(global.name());
        yield isValue ? Optional.empty() : Optional.of(call.span());
      }
      case Term.Function function -> first(call.arguments()).or(() -> computed(function.body()));
      case Term _ -> Optional.of(call.span());
    };
  }

  /// Whether calls of this kind of thing are values if their arguments are.
  private boolean isPlain(Globals.Entry entry) {
    return switch (entry) {
      case Globals.Entry.Data _, Globals.Entry.Constructor _, Globals.Entry.Resource _ -> true;
      case Globals.Entry.Definition definition -> definition.shape() == Bound.Shape.CONSTANT;
      case Globals.Entry.Promise promise -> promise.shape() == Bound.Shape.CONSTANT;
    };
  }

  private Optional<Span> first(List<Term> terms) {
    return terms.stream().map(this::computed).flatMap(Optional::stream).findFirst();
  }
}
