package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The `!` rule: on every path a variable is used once, unless its name begins with `!` or a copy of it costs nothing.
///
/// Branches start from the same uses, and what any of them uses is used after them. A local function that can call itself
/// uses its surroundings twice. Uses in types that the program writes count too, except as arguments of data types.
final class Linearity {
  private final Elaboration elaboration;
  private final CopyCost cost;
  private final Map<LocalName, Span> used = new LinkedHashMap<>();
  private final List<LocalName> log = new ArrayList<>();
  private final Map<LocalName, Integer> bound = new HashMap<>();
  private final Set<LocalName> exempt = new HashSet<>();
  private final Set<LocalName> reported = new HashSet<>();
  private Optional<Enclosing> enclosing = Optional.empty();

  /// A local function around the place; variables bound before `since` are of its surroundings.
  private record Enclosing(LocalName self, Span span, int since) {}

  private Linearity(Elaboration elaboration) {
    this.elaboration = elaboration;
    this.cost = new CopyCost(elaboration);
  }

  static void check(Elaboration elaboration, Globals.Entry entry, Optional<Declarations.Resource> resource) {
    Linearity linearity = new Linearity(elaboration);
    switch (entry) {
      case Globals.Entry.Definition definition -> {
        linearity.signature(definition.signature());
        linearity.visit(definition.body().orElseThrow());
      }
      case Globals.Entry.Data data -> linearity.data(data);
      case Globals.Entry.Resource _ -> {
        linearity.visit(resource.orElseThrow().discarder());
        linearity.visit(resource.orElseThrow().copier());
      }
      case Globals.Entry.Constructor _, Globals.Entry.Promise _ -> {}
    }
  }

  private void data(Globals.Entry.Data data) {
    parameters(data.signature().parameters());
    branches(
        data.constructors(),
        constructor -> parameters(elaboration.globals().constructor(constructor).orElseThrow().signature().parameters()));
  }

  private void visit(Term term) {
    switch (term) {
      case Term.Local(LocalName name, Span span) -> use(name, span);
      case Term.Block block -> {
        block.statements().forEach(this::statement);
        visit(block.result());
      }
      case Term.Call call -> call(call);
      case Term.Function function -> function(function);
      case Term.Recursive recursive -> recursive(recursive);
      case Term.Pi pi -> signature(pi.signature());
      case Term.Noema noema -> visit(noema.type());
      case Term.Meta meta -> visit(meta.type());
      case Term.Box box -> {
        box.captured().forEach(lent -> use(lent.outer(), lent.span()));
        box.captured().forEach(lent -> bind(lent.inner()));
        visit(box.body());
      }
      case Term.Quote quote -> visit(quote.body());
      case Term.Embody embody -> visit(embody.value());
      case Term.Match match -> {
        match.scrutinees().forEach(this::visit);
        branches(match.clauses(), this::clause);
      }
      case Term.Cast cast -> {
        visit(cast.from());
        visit(cast.to());
        visit(cast.value());
      }
      case Term.Store store -> {
        visit(store.value());
        visit(store.pointer());
      }
      case Term.Load load -> visit(load.pointer());
      case Term.Alloca alloca -> visit(alloca.count());
      case Term.External external -> external.arguments().forEach(this::visit);
      case Term.OpaqueValue opaque -> visit(opaque.value());
      case Term.Global _, Term.Operation _, Term.Primitive _, Term.Universe _, Term.Integer _, Term.Real _, Term.Text _ -> {}
      case Term.Rune _, Term.ForeignGlobal _, Term.Unknown _, Term.Instance _, Term.Malformed _ -> {}
    }
  }

  private void call(Term.Call call) {
    boolean isDataType =
        call.function() instanceof Term.Global(GlobalName name, Span _) && elaboration.globals().data(name).isPresent();
    visit(call.function());
    if (!isDataType) {
      call.arguments().forEach(this::visit);
    }
  }

  private void statement(Term.Statement statement) {
    switch (statement) {
      case Term.Statement.Let let -> {
        visit(let.value());
        bind(let.name());
      }
      case Term.Statement.Borrow borrow -> {
        borrow.lent().forEach(lent -> use(lent.outer(), lent.span()));
        borrow.lent().forEach(lent -> bind(lent.inner()));
        visit(borrow.value());
        borrow.lent().forEach(lent -> bind(lent.after()));
        bind(borrow.name());
      }
    }
  }

  private void function(Term.Function function) {
    signature(function.signature());
    visit(function.body());
  }

  private void recursive(Term.Recursive recursive) {
    Optional<Enclosing> outer = enclosing;
    bind(recursive.self());
    exempt.add(recursive.self());
    int since = bound.get(recursive.self());
    enclosing = Optional.of(new Enclosing(recursive.self(), recursive.span(), since));
    function(recursive.function());
    enclosing = outer;
  }

  private void signature(Signature signature) {
    parameters(signature.implicits());
    parameters(signature.parameters());
    visit(signature.result());
  }

  private void parameters(List<Term.Parameter> parameters) {
    for (Term.Parameter parameter : parameters) {
      visit(parameter.type());
      bind(parameter.name());
    }
  }

  private void clause(Term.Clause clause) {
    clause.patterns().forEach(this::pattern);
    visit(clause.body());
  }

  private void pattern(Term.Pattern pattern) {
    switch (pattern) {
      case Term.Pattern.Variable variable -> bind(variable.name());
      case Term.Pattern.Constructor constructor -> constructor.arguments().forEach(this::pattern);
      case Term.Pattern.Integer _, Term.Pattern.Rune _, Term.Pattern.Malformed _ -> {}
    }
  }

  /// Each branch begins with the uses before all of them; afterwards everything that one of them used is used.
  private <T> void branches(List<T> branches, Consumer<T> walk) {
    Map<LocalName, Span> inAny = new LinkedHashMap<>();
    int before = log.size();
    for (T branch : branches) {
      walk.accept(branch);
      while (log.size() > before) {
        LocalName name = log.removeLast();
        inAny.put(name, used.remove(name));
      }
    }
    inAny.forEach(
        (name, span) -> {
          used.put(name, span);
          log.add(name);
        });
  }

  private void bind(LocalName name) {
    bound.put(name, bound.size());
  }

  private void use(LocalName name, Span span) {
    if (name.allowsCopies() || exempt.contains(name) || reported.contains(name)) {
      return;
    }
    Optional<Enclosing> around = enclosing.filter(function -> bound.getOrDefault(name, 0) < function.since());
    Optional<Span> first = Optional.ofNullable(used.get(name));
    if (first.isEmpty() && around.isEmpty()) {
      used.put(name, span);
      log.add(name);
      return;
    }
    Value type = elaboration.locals().type(name);
    if (cost.isFree(type)) {
      exempt.add(name);
      return;
    }
    reported.add(name);
    String advice = cost.advice(name.text(), type);
    elaboration.report(
        first.isPresent()
            ? new LinearityError.VariableUsedTwice(span, name.text(), first.get(), advice)
            : new LinearityError.UsedByLocalFunction(
                span, name.text(), around.get().self().text(), around.get().span(), advice));
  }
}
