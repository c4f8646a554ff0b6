package hyle.resolve;

import hyle.name.LocalName;
import hyle.report.Diagnostics;
import hyle.report.Span;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Resolves rows of patterns: constructors to their names, keys to positions, variables to new bindings of the current scope.
final class Patterns {
  private final Lookup lookup;
  private final Scope scope;
  private final Diagnostics diagnostics;

  Patterns(Lookup lookup, Scope scope, Diagnostics diagnostics) {
    this.lookup = lookup;
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  Bound.Pattern one(Ast.Pattern pattern) {
    return row(List.of(pattern)).getFirst();
  }

  List<Bound.Pattern> row(List<Ast.Pattern> patterns) {
    return all(patterns, new HashMap<>());
  }

  private List<Bound.Pattern> all(List<Ast.Pattern> patterns, Map<String, Span> bound) {
    List<Bound.Pattern> resolved = new ArrayList<>();
    patterns.forEach(pattern -> resolved.add(pattern(pattern, bound)));
    return resolved;
  }

  private Bound.Pattern pattern(Ast.Pattern pattern, Map<String, Span> bound) {
    return switch (pattern) {
      case Ast.Pattern.Variable(Ast.Name name) -> new Bound.Pattern.Variable(variable(name, bound), name.span());
      case Ast.Pattern.Constructor constructor -> constructor(constructor, bound);
      case Ast.Pattern.Keyword keyword -> keyword(keyword, bound);
      case Ast.Pattern.ListPattern(List<Ast.Pattern> elements, Span span) -> Sugar.listPattern(all(elements, bound), span);
      case Ast.Pattern.Integer(var value, Span span) -> new Bound.Pattern.Integer(value, span);
      case Ast.Pattern.Rune(int codePoint, Span span) -> new Bound.Pattern.Rune(codePoint, span);
      case Ast.Pattern.Malformed(Span span) -> new Bound.Pattern.Malformed(span);
    };
  }

  private LocalName variable(Ast.Name name, Map<String, Span> bound) {
    if (!name.text().equals("_")) {
      Optional.ofNullable(bound.putIfAbsent(name.text(), name.span()))
          .map(earlier -> new FormError.PatternVariableTwice(name.text(), name.span(), earlier))
          .ifPresent(diagnostics::report);
    }
    return scope.bind(name, Scope.Role.MATCHED);
  }

  /// The arguments are resolved also where the constructor is unknown, so that the body finds its variables.
  private Bound.Pattern constructor(Ast.Pattern.Constructor pattern, Map<String, Span> bound) {
    Optional<Declared> constructor = lookup.constructor(pattern.name());
    List<Bound.Pattern> arguments = all(pattern.arguments(), bound);
    if (constructor.isEmpty()) {
      return malformed(pattern.span(), arguments);
    }
    Declared declared = constructor.get();
    if (declared.shape() != pattern.shape()) {
      String name = pattern.name().text();
      diagnostics.report(
          switch (declared.shape()) {
            case CONSTANT -> new NameError.ConstructorTakesNoArguments(name, pattern.span(), declared.span());
            case FUNCTION -> new NameError.ConstructorNeedsArguments(name, pattern.span(), declared.span());
          });
      return malformed(pattern.span(), arguments);
    }
    return new Bound.Pattern.Constructor(declared.name(), arguments, pattern.span());
  }

  private Bound.Pattern keyword(Ast.Pattern.Keyword pattern, Map<String, Span> bound) {
    Optional<Declared> constructor = lookup.constructor(pattern.name());
    List<String> keys = constructor.map(Declared::keys).orElse(List.of());
    List<Bound.Pattern> given = new ArrayList<>();
    Map<String, Bound.Pattern> byKey = new HashMap<>();
    Map<String, Span> seen = new HashMap<>();
    for (Ast.FieldPattern field : pattern.fields()) {
      String key = field.key().text();
      Span earlier = seen.putIfAbsent(key, field.key().span());
      if (earlier != null) {
        diagnostics.report(new FieldError.DuplicateField(key, field.key().span(), earlier));
      } else if (constructor.isPresent() && !keys.contains(key)) {
        diagnostics.report(new FieldError.UnknownField(key, pattern.name().text(), keys, field.key().span()));
      }
      Bound.Pattern part = pattern(field.pattern(), bound);
      byKey.putIfAbsent(key, part);
      given.add(part);
    }
    if (constructor.isEmpty()) {
      return malformed(pattern.span(), given);
    }
    if (constructor.get().shape() == Ast.Shape.CONSTANT) {
      diagnostics.report(
          new NameError.ConstructorTakesNoArguments(pattern.name().text(), pattern.span(), constructor.get().span()));
      return malformed(pattern.span(), given);
    }
    List<Bound.Pattern> arguments = new ArrayList<>();
    for (String key : keys) {
      arguments.add(Optional.ofNullable(byKey.remove(key)).orElseGet(() -> wildcard(pattern.name().span())));
    }
    return new Bound.Pattern.Constructor(constructor.get().name(), arguments, pattern.span());
  }

  private Bound.Pattern wildcard(Span span) {
    return new Bound.Pattern.Variable(scope.fresh("_"), span);
  }

  private Bound.Pattern malformed(Span span, List<Bound.Pattern> parts) {
    forget(parts);
    return new Bound.Pattern.Malformed(span);
  }

  /// Makes the variables of patterns that cannot be kept unusable, without a message at each use.
  void forget(List<Bound.Pattern> row) {
    row.forEach(this::breakVariables);
  }

  private void breakVariables(Bound.Pattern pattern) {
    switch (pattern) {
      case Bound.Pattern.Variable(LocalName name, Span span) ->
          scope.bind(new Ast.Name(name.text(), span), Scope.Role.BROKEN);
      case Bound.Pattern.Constructor(_, List<Bound.Pattern> arguments, _) -> arguments.forEach(this::breakVariables);
      case Bound.Pattern.Integer _, Bound.Pattern.Rune _, Bound.Pattern.Malformed _ -> {}
    }
  }
}
