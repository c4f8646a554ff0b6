package hyle.resolve;

import hyle.report.Label;
import hyle.report.Severity;
import hyle.report.Span;
import java.util.List;

/// What is accepted and worth a word.
public sealed interface ResolveWarning extends ResolveError {
  @Override
  default Severity severity() {
    return Severity.WARNING;
  }

  /// `admit` stands for a value that is still to be written.
  record Admitted(Span span) implements ResolveWarning {
    @Override
    public String title() {
      return "This part is not written yet: a program that gets here stops";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "admitted here"));
    }

    @Override
    public String hint() {
      return "";
    }
  }

  /// An older name of an `introspect` key.
  record OldIntrospectionKey(String old, String current, Span span) implements ResolveWarning {
    @Override
    public String title() {
      return "`introspect " + old + "` is the older name of `introspect " + current + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return current.equals("operating-system and architecture")
          ? "Ask for the two separately."
          : "Write `" + current + "`.";
    }
  }

  /// A constant of the library is called with parentheses, as earlier libraries had it.
  record OldConstantCall(String name, Span span) implements ResolveWarning {
    @Override
    public String title() {
      return "`" + name + "` is a constant now and needs no parentheses";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Write `" + name + "` without `()`.";
    }
  }

  /// A variable that nothing uses.
  ///
  /// `near` are constructors of nearly that name.
  record UnusedVariable(String name, List<String> near, Span span) implements ResolveWarning {
    public UnusedVariable {
      near = List.copyOf(near);
    }

    @Override
    public String title() {
      return "`" + name + "` is defined and not used";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return near.isEmpty()
          ? "Write `_` in its place if it is not needed."
          : "Write `_` in its place, or `" + near.getFirst()
              + "` if the constructor was meant: in small letters it is a variable.";
    }
  }

  /// A variable behind `on` or `box` that nothing inside uses.
  record UnusedLoan(String name, Span span) implements ResolveWarning {
    @Override
    public String title() {
      return "`" + name + "` is borrowed and not used inside";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "borrowed here"));
    }

    @Override
    public String hint() {
      return "Leave it out of the list.";
    }
  }

  /// A variable behind `on` that nothing uses afterwards.
  record UnusedAfterLoan(String name, Span span) implements ResolveWarning {
    @Override
    public String title() {
      return "`" + name + "` comes back from its loan and is not used any more";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "borrowed here, and owned again behind the `in`"));
    }

    @Override
    public String hint() {
      return "`let _ = " + name + " in` behind it says that it ends there.";
    }
  }

  /// A file, a name of one, or a static file that is imported for nothing.
  record UnusedImport(String name, Span span) implements ResolveWarning {
    @Override
    public String title() {
      return "`" + name + "` is imported and not used";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Leave it out of the imports.";
    }
  }
}
