package hyle.check;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// What can be wrong with borrowing and its types.
sealed interface ModalityError extends Diagnostic {
  /// The result of a borrow could hold what was borrowed.
  record NoemaEscapes(Span place, String type, List<Label> borrowed) implements ModalityError {
    public NoemaEscapes {
      borrowed = List.copyOf(borrowed);
    }

    @Override
    public String title() {
      return "A value of type `" + type + "` may hold a borrowed value, so it cannot leave the borrow";
    }

    @Override
    public List<Label> labels() {
      List<Label> labels = new ArrayList<>();
      labels.add(new Label(place, "this result is of type `" + type + "`"));
      labels.addAll(borrowed);
      return labels;
    }

    @Override
    public String hint() {
      return "Make the result an owned value: `*e` copies what `e` borrows. Functions, `&t` and type variables may not leave.";
    }
  }

  /// A value is quoted whose type may hold a borrowed value.
  record QuoteOfNoema(Span place, String type) implements ModalityError {
    @Override
    public String title() {
      return "A value of type `" + type + "` may hold a borrowed value, so it cannot be quoted";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this is of type `" + type + "`"));
    }

    @Override
    public String hint() {
      return "Use `box {…}`, which lists what it takes along.";
    }
  }

  /// `match` looks into a borrowed value.
  record MatchOnNoema(Span place, String type, Span scrutinee) implements ModalityError {
    @Override
    public String title() {
      return "`match` uses a value up, but a value of type `" + type + "` is only borrowed";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this pattern is for an owned value"), new Label(scrutinee, "this is borrowed"));
    }

    @Override
    public String hint() {
      return "Write `case` instead of `match` (`tie` instead of `let`), or copy the value by `*`.";
    }
  }

  /// `case` is given an owned value.
  record CaseOnOwned(Span place, String type) implements ModalityError {
    @Override
    public String title() {
      return "`case` looks at a borrowed value, but a value of type `" + type + "` is owned";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this must be `&" + type + "`"));
    }

    @Override
    public String hint() {
      return "Write `match` to use it up, or borrow it: `let … on … = … in`.";
    }
  }
}
