package hyle.resolve;

import hyle.report.Label;
import hyle.report.Span;
import java.util.List;

/// Declarations do not fit together.
public sealed interface DeclarationError extends ResolveError {
  /// A file defines a name twice.
  record AlreadyDefined(String name, Span span, Span earlier) implements DeclarationError {
    @Override
    public String title() {
      return "`" + name + "` is already defined in this file";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "defined again here"), new Label(earlier, "first defined here"));
    }

    @Override
    public String hint() {
      return "Give one of the two another name.";
    }
  }

  /// A definition differs from what `nominal` promised. `promised` and `defined` say how.
  record NominalMismatch(String name, String promised, String defined, Span span, Span promise) implements DeclarationError {
    @Override
    public String title() {
      return "`" + name + "` is defined differently from what `nominal` promised";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "defined with " + defined), new Label(promise, "promised with " + promised));
    }

    @Override
    public String hint() {
      return "Write the same parameters in both places.";
    }
  }

  /// A promise that no definition keeps.
  record NominalWithoutDefinition(String name, Span span) implements DeclarationError {
    @Override
    public String title() {
      return "`" + name + "` is promised by `nominal` and not defined in this file";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Define it below, or remove the promise.";
    }
  }

  /// A name is bound twice in one list of parameters, lent variables or fields; `what` says of what.
  record DuplicateParameter(String what, String name, Span span, Span earlier) implements DeclarationError {
    @Override
    public String title() {
      return "The " + what + " `" + name + "` is there twice";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "again here"), new Label(earlier, "first here"));
    }

    @Override
    public String hint() {
      return "Names in one list differ from each other; `_` may stand for those that are not used.";
    }
  }

  /// The file that the program starts from has no `main`.
  record NoMain(String file, Span span) implements DeclarationError {
    @Override
    public String title() {
      return "`" + file + "` does not define `main`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "A program starts at `define main(): unit {…}`.";
    }
  }
}
