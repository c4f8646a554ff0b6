package hyle.resolve;

import hyle.module.LoadedFile;
import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveType;
import hyle.report.Diagnostics;
import hyle.report.Span;
import hyle.resolve.Bound.Expression;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Resolves expressions and types: names to bindings, layers, and the sugar that needs no types.
final class Expressions {
  private final LoadedFile file;
  private final Lookup lookup;
  private final Scope scope;
  private final Patterns patterns;
  private final Blocks blocks;
  private final KeywordCalls keywordCalls;
  private final Introspection introspection;
  private final Diagnostics diagnostics;

  Expressions(LoadedFile file, Lookup lookup, Scope scope, Diagnostics diagnostics) {
    this.file = file;
    this.lookup = lookup;
    this.scope = scope;
    this.patterns = new Patterns(lookup, scope, diagnostics);
    this.blocks = new Blocks(this, lookup, scope, patterns, diagnostics);
    this.keywordCalls = new KeywordCalls(this, lookup, diagnostics);
    this.introspection = new Introspection(file.project().platform(), diagnostics);
    this.diagnostics = diagnostics;
  }

  List<Expression> all(List<Ast.Expression> expressions) {
    List<Expression> resolved = new ArrayList<>();
    expressions.forEach(expression -> resolved.add(expression(expression)));
    return resolved;
  }

  Expression expression(Ast.Expression expression) {
    return switch (expression) {
      case Ast.Expression.Block block -> blocks.block(block, new Blocks.Surrounding.Plain());
      case Ast.Expression.Variable(Ast.Name name) -> lookup.expression(name);
      case Ast.Expression.Integer(var value, Span span) -> new Expression.Integer(value, span);
      case Ast.Expression.Float(double value, Span span) -> new Expression.Float(value, span);
      case Ast.Expression.Text(String value, Span span) -> new Expression.Text(value, span);
      case Ast.Expression.Rune(int codePoint, Span span) -> new Expression.Rune(codePoint, span);
      case Ast.Expression.ListLiteral(var elements, Span span) -> Sugar.list(all(elements), span);
      case Ast.Expression.Universe(Span span) -> new Expression.Universe(span);
      case Ast.Expression.Pointer(Span span) -> new Expression.Primitive(PrimitiveType.POINTER, span);
      case Ast.Expression.Void(Span span) -> new Expression.Primitive(PrimitiveType.VOID, span);
      case Ast.Expression.RuneType(Span span) -> new Expression.Primitive(PrimitiveType.RUNE, span);
      case Ast.Expression.Admit(Span span) -> {
        diagnostics.report(new ResolveWarning.Admitted(span));
        yield lookup.fromLibrary(CoreNames.PANIC, Sugar.admission(span));
      }
      case Ast.Expression.Hole(Span span) -> new Expression.Hole(span);
      case Ast.Expression.Call call -> call(call);
      case Ast.Expression.KeywordCall call -> keywordCalls.call(call);
      case Ast.Expression.Projection(var value, Ast.Name field, Span span) ->
          new Expression.Projection(expression(value), field.text(), field.span(), span);
      case Ast.Expression.Function(var implicits, var parameters, var result, var body, Span span) ->
          scope.inFunction(span, () -> function(implicits, parameters, result, body, span));
      case Ast.Expression.LocalDefine define -> localDefine(define);
      case Ast.Expression.Pi(var implicits, var parameters, var codomain, Span span) ->
          scope.within(
              () -> new Expression.Pi(described(implicits), described(parameters), expression(codomain), span));
      case Ast.Expression.Meta(var type, Span span) -> new Expression.Meta(expression(type), span);
      case Ast.Expression.Noema(var type, Span span) -> new Expression.Noema(expression(type), span);
      case Ast.Expression.Box box -> box(box);
      case Ast.Expression.Quote(var body, Span span) -> new Expression.Quote(expression(body), span);
      case Ast.Expression.Embody(var value, Span span) -> new Expression.Embody(expression(value), span);
      case Ast.Expression.If choice -> choice(choice);
      case Ast.Expression.When(var condition, var body, Span span) ->
          Sugar.choice(
              Bound.Origin.WHEN, expression(condition), expression(body), Sugar.global(CoreNames.UNIT, span), span);
      case Ast.Expression.Assert(String message, var condition, Span span) ->
          lookup.fromLibrary(CoreNames.ASSERT, Sugar.assertion(message, delayed(condition, span), span));
      case Ast.Expression.Optional(var type, Span span) -> Sugar.optional(expression(type), span);
      case Ast.Expression.Detach(var body, Span span) ->
          libraryCall(CoreNames.DETACH, List.of(Sugar.hole(span), delayed(body, span)), span);
      case Ast.Expression.Attach(var body, Span span) ->
          libraryCall(CoreNames.ATTACH, List.of(Sugar.hole(span), expression(body)), span);
      case Ast.Expression.With(var function, var body, _) -> blocks.with(function, body);
      case Ast.Expression.Exact(var value, Span span) -> new Expression.Exact(expression(value), span);
      case Ast.Expression.Match match -> match(match);
      case Ast.Expression.Introspect introspect ->
          introspect(introspect);
      case Ast.Expression.IncludeText(Ast.Name key, Span span) -> includeText(key, span);
      case Ast.Expression.Cast(var from, var to, var value, Span span) ->
          new Expression.Cast(expression(from), expression(to), expression(value), span);
      case Ast.Expression.Store(var type, var value, var pointer, Span span) ->
          new Expression.Store(expression(type), expression(value), expression(pointer), span);
      case Ast.Expression.Load(var type, var pointer, Span span) ->
          new Expression.Load(expression(type), expression(pointer), span);
      case Ast.Expression.Alloca(var type, var count, Span span) ->
          new Expression.Alloca(expression(type), expression(count), span);
      case Ast.Expression.External(Ast.Name function, var arguments, var variadic, Span span) ->
          new Expression.External(function.text(), all(arguments), variadic(variadic), span);
      case Ast.Expression.ForeignGlobal(String name, var type, Span span) ->
          new Expression.ForeignGlobal(name, expression(type), span);
      case Ast.Expression.OpaqueValue(var value, Span span) -> new Expression.OpaqueValue(expression(value), span);
      case Ast.Expression.Malformed(Span span) -> malformed(span);
    };
  }

  /// Binds parameters in order; each type may mention those before.
  List<Bound.Parameter> parameters(List<Ast.Binder> binders) {
    return parameters(binders, Scope.Role.DEFINED);
  }

  /// The same for those of types, which may be there for their names alone.
  List<Bound.Parameter> described(List<Ast.Binder> binders) {
    return parameters(binders, Scope.Role.DESCRIBING);
  }

  List<Bound.Parameter> parameters(List<Ast.Binder> binders, Scope.Role role) {
    List<Bound.Parameter> parameters = new ArrayList<>();
    for (Ast.Binder binder : binders) {
      Expression type = expression(binder.type());
      parameters.add(new Bound.Parameter(scope.bind(binder.name(), role), type, binder.name().span()));
    }
    return parameters;
  }

  /// Reports the names that stand twice in one list; `what` says what the list is of.
  void requireDistinct(String what, List<Ast.Name> names) {
    Map<String, Span> seen = new HashMap<>();
    for (Ast.Name name : names) {
      if (!name.text().equals("_")) {
        Optional.ofNullable(seen.putIfAbsent(name.text(), name.span()))
            .map(earlier -> new DeclarationError.DuplicateParameter(what, name.text(), name.span(), earlier))
            .ifPresent(diagnostics::report);
      }
    }
  }

  /// Reports parameters of one name in both lists of a function.
  void requireDistinctParameters(List<Ast.Binder> implicits, List<Ast.Binder> parameters) {
    List<Ast.Name> names = new ArrayList<>();
    implicits.forEach(binder -> names.add(binder.name()));
    parameters.forEach(binder -> names.add(binder.name()));
    requireDistinct("parameter", names);
  }

  private Expression introspect(Ast.Expression.Introspect introspect) {
    Optional<Ast.Expression> chosen = introspection.choose(introspect);
    introspect.alternatives().stream()
        .map(Ast.Alternative::body)
        .filter(body -> chosen.isEmpty() || body != chosen.get())
        .forEach(body -> lookup.mention(body.span()));
    return chosen.map(this::expression).orElseGet(() -> malformed(introspect.span()));
  }

  private Expression call(Ast.Expression.Call call) {
    if (call.arguments().isEmpty() && call.function() instanceof Ast.Expression.Variable(Ast.Name name)) {
      Optional<GlobalName> constant = lookup.topLevel(name).filter(this::isLibraryConstant).map(Declared::name);
      if (constant.isPresent()) {
        diagnostics.report(new ResolveWarning.OldConstantCall(name.text(), call.span()));
        return Sugar.global(constant.get(), call.span());
      }
    }
    return new Expression.Call(expression(call.function()), all(call.arguments()), call.span());
  }

  /// `none`, `empty` and the like were functions in earlier libraries.
  private boolean isLibraryConstant(Declared declared) {
    boolean isForeign = !declared.name().module().equals(file.module());
    return isForeign && declared.kind() == Declared.Kind.DEFINITION && declared.shape() == Ast.Shape.CONSTANT
        && declared.name().module().equals(CoreNames.UNIT.module());
  }

  private Expression.Function function(
      List<Ast.Binder> implicits, List<Ast.Binder> parameters, Ast.Expression result, Ast.Expression body, Span span) {
    requireDistinctParameters(implicits, parameters);
    return new Expression.Function(parameters(implicits), parameters(parameters), expression(result), expression(body), span);
  }

  private Expression localDefine(Ast.Expression.LocalDefine define) {
    Ast.Header header = define.header();
    return scope.inFunction(
        define.span(),
        () -> {
          LocalName self = scope.bind(header.name());
          Expression.Function function =
              function(header.implicits(), header.parameters(), header.result(), define.body(), define.span());
          return new Expression.Recursive(self, function, define.span());
        });
  }

  /// `box x {e}`: `e` stands one layer below, where `x` is a new variable without the `&`.
  private Expression box(Ast.Expression.Box box) {
    List<Lending.Loan> loans = blocks.lending().loans(box.captured());
    List<LocalName> inner = new ArrayList<>();
    Expression body = blocks.lending().inside(-1, loans, inner, () -> expression(box.body()));
    return new Expression.Box(Lending.captured(loans, inner), body, box.span());
  }

  private Expression choice(Ast.Expression.If choice) {
    List<Expression> conditions = new ArrayList<>();
    List<Expression> bodies = new ArrayList<>();
    for (Ast.Branch branch : choice.branches()) {
      conditions.add(expression(branch.condition()));
      bodies.add(expression(branch.body()));
    }
    Expression chain = expression(choice.otherwise());
    for (int at = conditions.size() - 1; at >= 0; at--) {
      Span condition = choice.branches().get(at).condition().span();
      Span span = at == 0 ? choice.span() : condition.source().span(condition.start(), choice.span().end());
      chain = Sugar.choice(Bound.Origin.IF, conditions.get(at), bodies.get(at), chain, span);
    }
    return chain;
  }

  private Expression libraryCall(GlobalName function, List<Expression> arguments, Span span) {
    return lookup.fromLibrary(function, Sugar.call(function, arguments, span));
  }

  private Expression delayed(Ast.Expression body, Span span) {
    return scope.inFunction(span, () -> Sugar.delayed(expression(body), span));
  }

  private Expression match(Ast.Expression.Match match) {
    List<Expression> scrutinees = all(match.scrutinees());
    List<Bound.Clause> clauses = new ArrayList<>();
    for (Ast.Clause clause : match.clauses()) {
      clauses.add(scope.within(() -> clause(clause, scrutinees.size())));
    }
    Bound.Mode mode =
        switch (match.mode()) {
          case MATCH -> Bound.Mode.MATCH;
          case CASE -> Bound.Mode.CASE;
        };
    return new Expression.Match(mode, scrutinees, clauses, Bound.Origin.MATCH, match.span());
  }

  private Bound.Clause clause(Ast.Clause clause, int width) {
    List<Bound.Pattern> row = patterns.row(clause.patterns());
    if (row.size() != width) {
      Span first = clause.patterns().isEmpty() ? clause.span() : clause.patterns().getFirst().span();
      Span whole = clause.patterns().isEmpty() ? first : first.to(clause.patterns().getLast().span());
      diagnostics.report(new FormError.WrongRowSize(row.size(), width, whole));
      patterns.forget(row);
      row = Collections.nCopies(width, new Bound.Pattern.Malformed(first));
    }
    return new Bound.Clause(row, expression(clause.body()), clause.span());
  }

  private Expression includeText(Ast.Name key, Span span) {
    Optional<String> text = lookup.staticText(key);
    if (text.isEmpty()) {
      diagnostics.report(new NameError.StaticNotImported(key.text(), key.span()));
      return malformed(span);
    }
    return new Expression.Text(text.get(), span);
  }

  private List<Bound.Variadic> variadic(List<Ast.Variadic> arguments) {
    List<Bound.Variadic> resolved = new ArrayList<>();
    arguments.forEach(argument -> resolved.add(new Bound.Variadic(expression(argument.value()), expression(argument.type()))));
    return resolved;
  }

  private static Expression malformed(Span span) {
    return new Expression.Malformed(span);
  }
}
