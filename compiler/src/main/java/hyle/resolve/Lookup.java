package hyle.resolve;

import hyle.module.FileName;
import hyle.module.LoadedFile;
import hyle.name.GlobalName;
import hyle.report.Diagnostics;
import hyle.report.Label;
import hyle.report.Span;
import hyle.resolve.Candidate.Referent;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Finds what the names of a file mean [spec: names].
///
/// Local variables come first, then everything else at once; a dotted name says its file.
/// A name that means nothing, or more than one thing, is reported where it is used; once, if one repair mends all of its uses.
final class Lookup {
  /// In how many places of a file an unknown name is reported: often the mistake is in its definition, and not in any of them.
  private static final int MOST_PLACES = 3;

  /// How many unknown names of a file come with a hint: each is compared with all names that can be seen.
  private static final int MOST_HINTS = 200;

  private final LoadedFile file;
  private final GlobalTable globals;
  private final FileScope scope;
  private final Scope locals;
  private final BrokenFiles broken;
  private final Suggestions suggestions;
  private final Diagnostics diagnostics;
  private final Map<String, Integer> reported = new HashMap<>();
  private Set<GlobalName> used = new HashSet<>();

  Lookup(
      LoadedFile file, GlobalTable globals, FileScope scope, Scope locals, BrokenFiles broken, Diagnostics diagnostics) {
    this.file = file;
    this.globals = globals;
    this.scope = scope;
    this.locals = locals;
    this.broken = broken;
    this.suggestions = new Suggestions(file, globals, scope, locals);
    this.diagnostics = diagnostics;
  }

  /// The top-level names that were found since the last call.
  Set<GlobalName> takeUsed() {
    Set<GlobalName> taken = used;
    used = new HashSet<>();
    return taken;
  }

  /// A name that stands as an expression.
  Bound.Expression expression(Ast.Name name) {
    Optional<Scope.Binding> binding = locals.find(name.text());
    if (binding.isPresent()) {
      locals.use(binding.get());
      return isReachable(binding.get(), name)
          ? new Bound.Expression.Local(binding.get().name(), name.span())
          : new Bound.Expression.Malformed(name.span());
    }
    return referent(name, suggestions::forName)
        .<Bound.Expression>map(
            referent ->
                switch (referent) {
                  case Referent.TopLevel(Declared declared) -> new Bound.Expression.Global(declared.name(), name.span());
                  case Referent.Operation(var operation) -> new Bound.Expression.Operation(operation, name.span());
                  case Referent.Primitive(var type) -> new Bound.Expression.Primitive(type, name.span());
                })
        .orElseGet(() -> new Bound.Expression.Malformed(name.span()));
  }

  /// A variable that is lent or captured: it must be a local one that can be used at the current layer.
  Optional<Scope.Binding> variable(Ast.Name name) {
    Optional<Scope.Binding> binding = locals.find(name.text());
    if (binding.isEmpty()) {
      reportUndefined(name, () -> suggestions.forVariable(name.text()));
    }
    binding.ifPresent(locals::use);
    return binding.filter(found -> isReachable(found, name));
  }

  /// What `name` stands for if it is a top-level name of a file and no variable hides it.
  Optional<Declared> topLevel(Ast.Name name) {
    if (locals.find(name.text()).isPresent() || !isUnique(name)) {
      return Optional.empty();
    }
    return referent(name, suggestions::forName).flatMap(Lookup::declared);
  }

  /// The function or constructor in front of `of {…}`; variables are not looked at.
  Optional<Declared> callee(Ast.Name name) {
    Optional<Referent> referent = referent(name, suggestions::forCallee);
    Optional<Declared> callee = referent.flatMap(Lookup::declared);
    if (referent.isPresent() && callee.filter(declared -> declared.shape() == Ast.Shape.FUNCTION).isEmpty()) {
      diagnostics.report(new NameError.NoNamedParameters(name.text(), name.span()));
      return Optional.empty();
    }
    return callee;
  }

  /// The constructor that heads a pattern.
  Optional<Declared> constructor(Ast.Name name) {
    Optional<Declared> found = referent(name, suggestions::forName).flatMap(Lookup::declared);
    Optional<Declared> constructor = found.filter(declared -> declared.kind() == Declared.Kind.CONSTRUCTOR);
    if (found.isPresent() && constructor.isEmpty()) {
      diagnostics.report(new NameError.NotConstructor(name.text(), name.span(), found.get().span()));
    }
    return constructor;
  }

  /// `sugar` itself, if the library has the function that it calls.
  Bound.Expression fromLibrary(GlobalName function, Bound.Expression sugar) {
    if (globals.find(FileName.of(function), function.base()).isPresent()) {
      return sugar;
    }
    String hint = "This form calls it, and the library does not have it.";
    diagnostics.report(new NameError.UndefinedName(function.toString(), sugar.span(), hint));
    return new Bound.Expression.Malformed(sugar.span());
  }

  /// The text of a static file that this file imports.
  Optional<String> staticText(Ast.Name key) {
    scope.useStatic(key.text());
    return Optional.ofNullable(file.imports().statics().get(key.text()));
  }

  /// All names in a stretch of the program that means nothing on this machine count as used.
  void mention(Span span) {
    for (String word : span.text().split("[\\s=()`\":;,<>\\[\\]{}/*|]+")) {
      locals.find(word).ifPresent(locals::use);
      scope.use(word);
      scope.file(word.substring(0, Math.max(0, word.lastIndexOf('.')))).ifPresent(scope::use);
    }
  }

  private static Optional<Declared> declared(Referent referent) {
    return switch (referent) {
      case Referent.TopLevel(Declared declared) -> Optional.of(declared);
      case Referent.Operation _, Referent.Primitive _ -> Optional.empty();
    };
  }

  private boolean isReachable(Scope.Binding binding, Ast.Name use) {
    if (binding.role() == Scope.Role.BROKEN) {
      return false;
    }
    if (binding.layer() != locals.layer()) {
      diagnostics.report(
          new LayerError.WrongLayer(use.text(), binding.layer(), locals.layer(), use.span(), binding.span()));
      return false;
    }
    Optional<Scope.Frame> barrier = locals.barrier(binding);
    if (barrier.isPresent()) {
      Scope.Frame function = barrier.get();
      Span top = function.span();
      Span head = top.source().span(top.start(), Math.min(top.end(), endOfWord(top)));
      diagnostics.report(
          new LayerError.CaptureFromHigherLayer(
              use.text(), binding.layer(), function.layer(), head, use.span(), binding.span()));
    }
    return barrier.isEmpty();
  }

  /// The end of the word that a function begins with: `function` or `define`.
  private static int endOfWord(Span span) {
    String text = span.source().text();
    int end = span.start();
    while (end < span.end() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return Math.max(end, span.start() + 1);
  }

  private interface Hint {
    String about(String name);
  }

  private boolean isUnique(Ast.Name name) {
    int dot = name.text().lastIndexOf('.');
    return dot >= 0 ? fullName(name.text(), dot).isPresent() : scope.candidates(name.text()).size() == 1;
  }

  private Optional<Referent> referent(Ast.Name name, Hint hint) {
    Optional<Referent> referent = find(name, hint);
    referent.flatMap(Lookup::declared).ifPresent(declared -> used.add(declared.name()));
    return referent;
  }

  private Optional<Referent> find(Ast.Name name, Hint hint) {
    int dot = name.text().lastIndexOf('.');
    if (dot >= 0) {
      Optional<Declared> declared = fullName(name.text(), dot);
      if (declared.isEmpty()) {
        reportUndefined(name, () -> suggestions.forFullName(name.text().substring(0, dot), name.text().substring(dot + 1)));
      }
      return declared.map(Referent.TopLevel::new);
    }
    List<Candidate> candidates = scope.candidates(name.text());
    if (candidates.isEmpty()) {
      reportUndefined(name, () -> hint.about(name.text()));
      if (reported.size() <= MOST_HINTS && suggestions.isDefinedElsewhere(name.text())) {
        scope.fail(name.text());
      }
      return Optional.empty();
    }
    if (candidates.size() > 1 && scope.hasFailed(name.text())) {
      return Optional.empty();
    }
    if (candidates.size() > 1) {
      scope.fail(name.text());
      List<Label> labels = new ArrayList<>(List.of(new Label(name.span(), "used here")));
      candidates.forEach(candidate -> labels.addAll(candidate.places()));
      diagnostics.report(new NameError.AmbiguousName(name.text(), candidates.stream().map(Candidate::origin).toList(), labels));
      return Optional.empty();
    }
    scope.use(name.text());
    return Optional.of(candidates.getFirst().referent());
  }

  private Optional<Declared> fullName(String text, int dot) {
    String base = text.substring(dot + 1);
    Optional<FileName> meant = scope.file(text.substring(0, dot)).filter(scope::isActive);
    meant.ifPresent(scope::use);
    return meant
        .flatMap(found -> globals.find(found, base))
        .filter(declared -> !meant.get().equals(file.name()) || scope.sees(declared));
  }

  private void reportUndefined(Ast.Name name, Supplier<String> hint) {
    boolean known = scope.hasFailed(name.text()) || broken.hides(file.name(), name.text());
    if (!known && reported.merge(name.text(), 1, Integer::sum) <= MOST_PLACES) {
      diagnostics.report(new NameError.UndefinedName(name.text(), name.span(), reported.size() <= MOST_HINTS ? hint.get() : ""));
    }
  }
}
