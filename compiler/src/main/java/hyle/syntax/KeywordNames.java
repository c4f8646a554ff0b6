package hyle.syntax;

import hyle.report.Label;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The names given so far that are keywords, so that no expression can read them.
///
/// A definition may have such a name, for `core.thread.detach` reads it; a variable may not. Where a use of one leads to an
/// error, that error is put down to the name.
final class KeywordNames {
  private final Map<String, Span> definitions;
  private final List<Ast.Name> variables = new ArrayList<>();

  /// For one declaration; `definitions` collects those of the file.
  KeywordNames(Map<String, Span> definitions) {
    this.definitions = definitions;
  }

  void define(Ast.Name name) {
    if (Words.isKeyword(name.text())) {
      definitions.put(name.text(), name.span());
    }
  }

  void bind(Ast.Name name) {
    if (Words.isKeyword(name.text())) {
      variables.add(name);
    }
  }

  /// The errors for a declaration that was read to its end: one for each variable.
  List<SyntaxError> unread() {
    return variables.stream()
        .<SyntaxError>map(name -> new SyntaxError.KeywordAsName(name.text(), List.of(new Label(name.span(), ""))))
        .toList();
  }

  /// What is wrong when reading stops between `before` and `here` with `error`: in `match }`, the name of a parameter.
  SyntaxError explain(SyntaxError error, Token before, Token here) {
    if (here instanceof Token.Symbol(String text, Span use) && Words.separates(text)) {
      Label read = new Label(use, "this is read as the keyword");
      return given(text, use)
          .<SyntaxError>map(name -> new SyntaxError.KeywordAsName(text, List.of(read, givenHere(name))))
          .orElse(error);
    }
    if (before instanceof Token.Symbol(String text, Span use)) {
      Label stopped = new Label(here.span(), "reading stopped here");
      Label read = new Label(use, "this is read as the keyword");
      return given(text, use)
          .<SyntaxError>map(name -> new SyntaxError.KeywordAsName(text, List.of(stopped, read, givenHere(name))))
          .orElse(error);
    }
    return error;
  }

  /// Where a variable, or else a definition, was given this name, if that is not `use` itself.
  private Optional<Span> given(String text, Span use) {
    return variables.stream()
        .filter(name -> name.text().equals(text))
        .map(Ast.Name::span)
        .findFirst()
        .or(() -> Optional.ofNullable(definitions.get(text)))
        .filter(place -> !place.equals(use));
  }

  private static Label givenHere(Span name) {
    return new Label(name, "the name was given here");
  }
}
