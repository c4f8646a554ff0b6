package hyle.check;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Nearest;
import hyle.report.Severity;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// What can be wrong with the types of a program.
sealed interface TypeError extends Diagnostic {
  /// Something has another type than its place needs; `words` says what the place is, `because` where that was decided.
  record TypeMismatch(Span place, String expected, String found, String words, List<Label> because, String hint)
      implements TypeError {
    public TypeMismatch {
      because = List.copyOf(because);
    }

    @Override
    public String title() {
      return "Expected `" + expected + "`, but found `" + found + "`";
    }

    @Override
    public List<Label> labels() {
      return labelled(place, words + " must be `" + expected + "`", because);
    }
  }

  /// A type would have to contain itself.
  record InfiniteType(Span place, String expected, String found, String words) implements TypeError {
    @Override
    public String title() {
      return "The type of this would contain itself";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, words + " must be `" + expected + "`, but is `" + found + "`"));
    }

    @Override
    public String hint() {
      return "Check whether a value is used both as an element and as the whole, or a function is applied to itself.";
    }
  }

  /// Unfolding an `inline` definition in a type does not end.
  record CompileTimeRecursion(Span place, String name, long limit) implements TypeError {
    @Override
    public String title() {
      return "Computing this type is given up: `" + name + "` and what it leads to were unfolded " + limit + " times";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this type is compared here"));
    }

    @Override
    public String hint() {
      return "An `inline` definition may not lead back to itself; write `define` where it is not meant to be looked through."
          + " If it comes to an end after all, a larger `inline-limit` in module.ens lets it.";
    }
  }

  /// `callee` is called with too many or too few arguments.
  ///
  /// `implicits` of its parameters are never given.
  record WrongArity(Span place, String callee, int expected, int implicits, int found, List<Label> declared)
      implements TypeError {
    public WrongArity {
      declared = List.copyOf(declared);
    }

    @Override
    public String title() {
      return callee + " expects " + count(expected) + ", but found " + found;
    }

    @Override
    public List<Label> labels() {
      return labelled(place, "this has " + count(found), declared);
    }

    @Override
    public String hint() {
      return implicits > 0 && found == expected + implicits
          ? "The parameters between `<` and `>` are found by the checker: leave them out."
          : "";
    }

    private static String count(int arguments) {
      return arguments == 1 ? "1 argument" : arguments + " arguments";
    }
  }

  /// A value that is no function is called.
  record NotAFunction(Span place, String type) implements TypeError {
    @Override
    public String title() {
      return "A function is needed here, but this is of type `" + type + "`";
    }

    @Override
    public String code() {
      return "not-a-function";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this is no function"));
    }

    @Override
    public String hint() {
      return "";
    }
  }

  /// A value is called whose type is not known at that point.
  record UnknownFunction(Span place) implements TypeError {
    @Override
    public String title() {
      return "The type of this is not known here, so it cannot be called";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this must be known to be a function"));
    }

    @Override
    public String hint() {
      return "Write its type where it is bound, for example `f: (int) -> int`.";
    }
  }

  /// A name without a parameter list is used with parentheses.
  record ConstantCalled(Span place, String name, List<Label> declared) implements TypeError {
    public ConstantCalled {
      declared = List.copyOf(declared);
    }

    @Override
    public String title() {
      return "`" + name + "` has no parameter list, so it is not called";
    }

    @Override
    public List<Label> labels() {
      return labelled(place, "this has parentheses", declared);
    }

    @Override
    public String hint() {
      return "Write `" + name + "` without parentheses.";
    }
  }

  /// A field that the type does not have.
  record UnknownField(Span place, String field, String type, List<String> fields) implements TypeError {
    public UnknownField {
      fields = List.copyOf(fields);
    }

    @Override
    public String title() {
      return "The type `" + type + "` has no field `" + field + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "no such field"));
    }

    @Override
    public String hint() {
      List<String> named = fields.stream().filter(name -> !name.equals("_")).map(name -> "`" + name + "`").toList();
      return named.isEmpty() ? "Its fields have no names." : "It has " + String.join(", ", named) + ".";
    }
  }

  /// Fields are taken out of something that is no record.
  record NotARecord(Span place, String type, String hint) implements TypeError {
    @Override
    public String title() {
      return "Fields are taken out of this, but its type has not exactly one constructor";
    }

    @Override
    public String code() {
      return "not-a-record";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this is of type `" + type + "`"));
    }
  }

  /// `main` or `zen` takes or gives something.
  record MainType(Span place, String name, String found) implements TypeError {
    @Override
    public String title() {
      return "`" + name + "` must be of type `() -> unit`, but is of type `" + found + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "the program starts here"));
    }

    @Override
    public String hint() {
      return "Write `define " + name + "(): unit {…}`; arguments of the program come from `core.environment`.";
    }
  }

  /// A definition does not have the type that `nominal` promised.
  record NominalTypeMismatch(Span place, String name, String promised, String found, Span promise) implements TypeError {
    @Override
    public String title() {
      return "`" + name + "` is promised to be `" + promised + "`, but is defined as `" + found + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "defined here"), new Label(promise, "promised here"));
    }

    @Override
    public String hint() {
      return "Make the two interfaces equal.";
    }
  }

  /// The body of a definition without a parameter list has to be computed.
  record ComputedConstant(Span place, String name, Span computed) implements TypeError {
    @Override
    public String title() {
      return "`" + name + "` has no parameter list, so its body must be a value, not a computation";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""), new Label(computed, "this is computed"));
    }

    @Override
    public String hint() {
      return "Write `" + name + "()` here and where it is used.";
    }
  }

  /// A part of the program that nothing determines.
  record UnresolvedHole(Span place, String title, String hint) implements TypeError {
    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }
  }

  /// A number stands where its type cannot be.
  record LiteralType(Span place, String literal, String type, String hint) implements TypeError {
    @Override
    public String title() {
      return literal + " stands where a value of type `" + type + "` is needed";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this must be `" + type + "`"));
    }
  }

  /// A number that its type cannot hold; it wraps.
  record LiteralOutOfRange(Span place, String literal, String type, String wrapped) implements TypeError {
    @Override
    public String title() {
      return "The number `" + literal + "` does not fit into `" + type + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this becomes `" + wrapped + "`"));
    }

    @Override
    public String hint() {
      return "Write `" + wrapped + "` if that is what is meant.";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// A foreign function that no `foreign` block declares.
  record UndeclaredForeign(Span place, String symbol) implements TypeError {
    @Override
    public String title() {
      return "The foreign function `" + symbol + "` is not declared";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      return "Declare it with its types: `foreign {" + symbol + "(int): int}`.";
    }
  }

  /// A type that has no form outside of the language.
  record ForeignType(Span place, String type) implements TypeError {
    @Override
    public String title() {
      return "Values of type `" + type + "` have no form in memory that foreign code knows";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this must be an integer, a float or a pointer"));
    }

    @Override
    public String hint() {
      return "Use `intN`, `floatN`, `pointer`, or a data type with one constructor and one field of such a type.";
    }
  }

  /// A name that begins as those of LLVM do, and is none that the compiler knows.
  record UnknownIntrinsic(Span place, String symbol, List<String> near) implements TypeError {
    @Override
    public String title() {
      return "There is no intrinsic `" + symbol + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      String reason =
          "Names in `llvm.` are those of LLVM on integers, floats and memory, with their types behind, as in `llvm.ctpop.i64`.";
      return near.isEmpty() ? reason : Nearest.question(near) + " " + reason;
    }
  }

  /// An intrinsic declared with other types than its name says.
  record IntrinsicTypes(Span place, String symbol, String signature) implements TypeError {
    @Override
    public String title() {
      return "The types of `" + symbol + "` are not those that its name says";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      return "Declare it as `" + symbol + signature + "`.";
    }
  }

  private static List<Label> labelled(Span place, String words, List<Label> more) {
    List<Label> labels = new ArrayList<>();
    labels.add(new Label(place, words));
    labels.addAll(more);
    return labels;
  }
}
