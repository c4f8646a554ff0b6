package hyle.doc;

import hyle.name.GlobalName;
import hyle.report.Span;
import hyle.syntax.Ast;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A public definition, as its page shows it.
///
/// `signature` is the stretch of the file that is shown; `constructors` are names in it that have an anchor of their own. `variables` are
/// the names that mean its parameters in the comment.
record Definition(GlobalName name, Span nameSpan, Kind kind, Span signature, List<Ast.Name> constructors, Set<String> variables, Comment comment) {
  /// What a definition makes, as the language calls it.
  enum Kind {
    DEFINE,
    INLINE,
    DATA,
    RESOURCE;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Whether it is shown among the types.
    boolean isType() {
      return switch (this) {
        case DATA, RESOURCE -> true;
        case DEFINE, INLINE -> false;
      };
    }
  }

  Definition {
    constructors = List.copyOf(constructors);
    variables = Set.copyOf(variables);
  }

  static Definition of(Ast.Declaration.Define define, GlobalName name, Comment comment) {
    Ast.Header header = define.header();
    Kind kind =
        switch (define.opacity()) {
          case DEFINE -> Kind.DEFINE;
          case INLINE -> Kind.INLINE;
        };
    Span whole = define.span();
    String text = whole.source().text();
    int end = Math.max(header.result().span().end(), header.name().span().end());
    int before = text.lastIndexOf('{', define.body().span().start() - 1);
    int brace = before >= end ? before : text.indexOf('{', end);
    Set<String> variables = new HashSet<>();
    header.implicits().forEach(binder -> variables.addAll(spellings(binder)));
    header.parameters().forEach(binder -> variables.addAll(spellings(binder)));
    return new Definition(name, header.name().span(), kind, trimmed(whole, brace < 0 ? end : brace), List.of(), variables, comment);
  }

  /// One whose constructors are private is shown without them.
  static Definition of(Ast.Declaration.Data data, GlobalName name, Comment comment) {
    List<Ast.Name> constructors = data.constructors().stream().map(Ast.Constructor::name).toList();
    boolean isOpaque = !constructors.isEmpty() && constructors.stream().allMatch(constructor -> constructor.text().startsWith(GlobalName.PRIVATE));
    Set<String> variables = new HashSet<>();
    data.parameters().forEach(binder -> variables.addAll(spellings(binder)));
    int brace = data.span().source().text().indexOf('{', endOfParameters(data));
    Span shown = isOpaque ? trimmed(data.span(), brace) : data.span();
    return new Definition(name, data.name().span(), Kind.DATA, shown, isOpaque ? List.of() : constructors, variables, comment);
  }

  static Definition of(Ast.Declaration.Resource resource, GlobalName name, Comment comment) {
    Span shown = resource.span().source().span(resource.span().start(), resource.name().span().end());
    return new Definition(name, resource.name().span(), Kind.RESOURCE, shown, List.of(), Set.of(), comment);
  }

  /// Prose may leave out the `!` of a variable that can be copied.
  private static Set<String> spellings(Ast.Binder binder) {
    String name = binder.name().text();
    return Set.of(name, name.startsWith("!") ? name.substring(1) : "!" + name);
  }

  private static int endOfParameters(Ast.Declaration.Data data) {
    return data.parameters().isEmpty() ? data.name().span().end() : data.parameters().getLast().type().span().end();
  }

  private static Span trimmed(Span whole, int end) {
    String text = whole.source().text().substring(whole.start(), end);
    return whole.source().span(whole.start(), whole.start() + text.stripTrailing().length());
  }
}
