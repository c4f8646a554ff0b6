package hyle.syntax;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Severity;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// What can be wrong with the form of a file.
///
/// The first label is where reading stopped, so that the line agrees with the reference's; what it began with is the second.
public sealed interface SyntaxError extends Diagnostic {
  /// Something else stands where the grammar wants `what`.
  record Expected(String what, String found, Span place, List<Label> context, String hint) implements SyntaxError {
    public Expected {
      context = List.copyOf(context);
    }

    @Override
    public String code() {
      return "syntax";
    }

    @Override
    public String title() {
      return "Expected " + what + ", found " + found;
    }

    @Override
    public List<Label> labels() {
      List<Label> labels = new ArrayList<>(context);
      labels.addFirst(new Label(place, ""));
      return labels;
    }
  }

  /// The file, or the definition, ends before a bracket is closed.
  record UnclosedBrace(Mark opener, Span opening, Span missed, String end, List<Label> suspects) implements SyntaxError {
    public UnclosedBrace {
      suspects = List.copyOf(suspects);
    }

    @Override
    public String title() {
      return "This " + opener.quoted() + " is not closed before " + end;
    }

    @Override
    public List<Label> labels() {
      List<Label> labels = new ArrayList<>();
      labels.add(new Label(missed, opener.closer().quoted() + " is missing before this place"));
      labels.add(new Label(opening, "opened here"));
      labels.addAll(suspects);
      return labels;
    }

    @Override
    public String hint() {
      return "Write the " + opener.closer().quoted() + " that belongs to it, or take the " + opener.quoted() + " away.";
    }
  }

  /// A text without its closing `"`.
  record UnterminatedText(Span opening, Span missed, String end) implements SyntaxError {
    @Override
    public String title() {
      return "This text is not closed before " + end;
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(missed, "reading stopped here"), new Label(opening, "the text begins here"));
    }

    @Override
    public String hint() {
      return "End the text with `\"`. A `\"` inside a text is written `\\\"`.";
    }
  }

  /// A rune literal without its closing backtick.
  record UnterminatedRune(Span opening) implements SyntaxError {
    @Override
    public String title() {
      return "This rune literal is not closed";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(opening, "the rune begins here"));
    }

    @Override
    public String hint() {
      return "A rune is one character between two backticks: `a`.";
    }
  }

  /// A backslash in a literal, with something behind it that means nothing.
  record UnknownEscape(String escape, Span place, String hint) implements SyntaxError {
    @Override
    public String title() {
      return "The escape `" + shortened(escape) + "` has no meaning";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }
  }

  /// A rune literal that holds none or several characters.
  record RuneLength(int length, Span place) implements SyntaxError {
    @Override
    public String title() {
      return "A rune literal holds exactly one character, and this one holds " + (length == 0 ? "none" : length);
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      return "Several characters make a text: write them between `\"` and `\"`.";
    }
  }

  /// A character that belongs to no token.
  record UnexpectedCharacter(String character, Span place, String hint) implements SyntaxError {
    @Override
    public String title() {
      return "The character " + character + " cannot stand here";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }
  }

  /// A number with its point in the wrong place.
  record MalformedNumber(String text, Span place) implements SyntaxError {
    @Override
    public String title() {
      return "`" + shortened(text) + "` is not a number";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      return "A float has digits on both sides of its point, and no `_`: `0.5`, `12.0`.";
    }
  }

  /// A number with more digits than anything can hold.
  record NumberTooLong(int length, Span place) implements SyntaxError {
    @Override
    public String title() {
      return "This number is " + length + " characters long";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "the longest has " + Numerals.LONGEST));
    }

    @Override
    public String hint() {
      return "The widest integer type holds 64 bits: 20 digits are enough.";
    }
  }

  /// A binding without its `in`.
  record MissingIn(String word, Span binding, Span place, String found) implements SyntaxError {
    @Override
    public String title() {
      return "Expected `in` after the value of this `" + word + "`, found " + found;
    }

    @Override
    public List<Label> labels() {
      return List.of(
          new Label(place, "`in` is missing before this place"), new Label(binding, "this `" + word + "` needs an `in`"));
    }

    @Override
    public String hint() {
      return "Write `" + word + " … in`, then what comes after it.";
    }
  }

  /// An `if` without its `else`.
  record MissingElse(Span condition, Span place, String found) implements SyntaxError {
    @Override
    public String title() {
      return "Expected `else` after the branch of this `if`, found " + found;
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "`else` is missing before this place"), new Label(condition, "this `if` needs an `else`"));
    }

    @Override
    public String hint() {
      return "Write `else { … }`, or use `when` where nothing is to be done otherwise.";
    }
  }

  /// An import behind a definition.
  record MisplacedImport(Span place) implements SyntaxError {
    @Override
    public String title() {
      return "An `import` stands before all definitions";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this one comes after a definition"));
    }

    @Override
    public String hint() {
      return "Move it to the top of the file.";
    }
  }

  /// A constructor whose name is not capitalised.
  record ConstructorLowerCase(String name, Span place) implements SyntaxError {
    @Override
    public String title() {
      return "The name of a constructor begins with an upper-case letter, and `" + shortened(name) + "` does not";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      int first = name.isEmpty() ? 0 : name.codePointAt(0);
      if (!Character.isLowerCase(first) || Character.toUpperCase(first) == first) {
        return "In a pattern, a name that is not capitalised is a variable.";
      }
      String capitalised = Character.toString(Character.toUpperCase(first)) + name.substring(Character.charCount(first));
      return "Write `" + shortened(capitalised) + "`.";
    }
  }

  /// A variable that no expression can read, for its name is a word of the language.
  record KeywordAsName(String keyword, List<Label> labels) implements SyntaxError {
    public KeywordAsName {
      labels = List.copyOf(labels);
    }

    @Override
    public String title() {
      return "`" + keyword + "` is a keyword and cannot be read as a name";
    }

    @Override
    public String hint() {
      return "Choose another name, `" + keyword + "'` or `the-" + keyword + "` for instance.";
    }
  }

  /// A name with a dot where a new name is wanted.
  record DottedName(String name, Span place) implements SyntaxError {
    @Override
    public String title() {
      return "The name `" + shortened(name) + "` is being defined, and so cannot have a dot in it";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      return "Dots stand between the parts of a path; write `-` inside a name.";
    }
  }

  /// `f(x)::y`
  record ProjectionAfterCall(Span call, Span place) implements SyntaxError {
    @Override
    public String title() {
      return "A field cannot be taken from a call directly";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "`::` comes before the arguments"), new Label(call, "this is the call"));
    }

    @Override
    public String hint() {
      return "Put the call in braces: `{f(x)}::field`.";
    }
  }

  /// More constructs inside each other than the compiler reads.
  record NestingTooDeep(int limit, Span place) implements SyntaxError {
    @Override
    public String title() {
      return "More than " + limit + " constructs stand inside each other here";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "reading stopped here"));
    }

    @Override
    public String hint() {
      return "Give names to the inner parts, by `let` or as definitions of their own.";
    }
  }

  /// A form of older versions of the language.
  record DeprecatedForm(String old, String replacement, Span place) implements SyntaxError {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String title() {
      return "`" + old + "` is an older form";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      return "Write `" + replacement + "`, which means the same.";
    }
  }

  /// The name as far as a message can hold it.
  static String shortened(String name) {
    int shown = 40;
    StringBuilder visible = new StringBuilder();
    name.codePoints().limit(shown).forEach(codePoint -> visible.appendCodePoint(isVisible(codePoint) ? codePoint : 0xfffd));
    return name.codePoints().skip(shown).findFirst().isPresent() ? visible + "…" : visible.toString();
  }

  private static boolean isVisible(int codePoint) {
    return codePoint != 0xfeff && !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
  }
}
