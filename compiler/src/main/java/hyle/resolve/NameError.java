package hyle.resolve;

import hyle.report.Label;
import hyle.report.Nearest;
import hyle.report.Span;
import java.util.List;

/// A name means nothing, too many things, or the wrong kind of thing.
public sealed interface NameError extends ResolveError {
  /// Nothing of this name can be seen from here.
  record UndefinedName(String name, Span span, String hint) implements NameError {
    @Override
    public String title() {
      return "`" + name + "` is not defined";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "nothing of this name can be seen from here"));
    }
  }

  /// Several definitions have the name.
  ///
  /// `origins` say where each comes from; the first label is the place that brings them together.
  record AmbiguousName(String name, List<String> origins, List<Label> labels) implements NameError {
    public AmbiguousName {
      origins = List.copyOf(origins);
      labels = List.copyOf(labels);
    }

    @Override
    public String title() {
      return "`" + name + "` is ambiguous: it could mean " + String.join(" or ", origins);
    }

    @Override
    public String hint() {
      return "Write the full name of the one you mean, or give your own definition another name.";
    }
  }

  /// An import asks a file for a name that it does not define.
  record NameNotInFile(String name, String locator, List<String> near, Span span) implements NameError {
    public NameNotInFile {
      near = List.copyOf(near);
    }

    @Override
    public String title() {
      return "`" + locator + "` does not define `" + name + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return Nearest.question(near);
    }
  }

  /// A pattern is headed by something that is not a constructor.
  record NotConstructor(String name, Span span, Span defined) implements NameError {
    @Override
    public String title() {
      return "`" + name + "` is not a constructor, so it cannot stand in a pattern";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "used as a pattern here"), new Label(defined, "defined here"));
    }

    @Override
    public String hint() {
      return "A pattern is made of constructors of data types, literals, and variables, which begin with a small letter.";
    }
  }

  /// A constructor that has fields stands in a pattern without them.
  record ConstructorNeedsArguments(String name, Span span, Span defined) implements NameError {
    @Override
    public String title() {
      return "The constructor `" + name + "` is written with parentheses";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "its fields are missing here"), new Label(defined, "defined here"));
    }

    @Override
    public String hint() {
      return "Write a pattern for each field, `_` for those that do not matter, or name some: `" + name + " of {…}`.";
    }
  }

  /// A constructor without fields stands in a pattern with parentheses.
  record ConstructorTakesNoArguments(String name, Span span, Span defined) implements NameError {
    @Override
    public String title() {
      return "The constructor `" + name + "` is written without parentheses";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""), new Label(defined, "defined here"));
    }

    @Override
    public String hint() {
      return "It has no fields: write just `" + name + "`.";
    }
  }

  /// `f of {…}` where the parameters of `f` have no names.
  record NoNamedParameters(String name, Span span) implements NameError {
    @Override
    public String title() {
      return "`" + name + "` has no parameters that could be named";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "`of {…}` is for functions and constructors that are defined with a list of parameters.";
    }
  }

  /// `include-text` of a key that the file does not import.
  record StaticNotImported(String key, Span span) implements NameError {
    @Override
    public String title() {
      return "The static file `" + key + "` is not imported here";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Declare it in module.ens, `static { " + key + " \"path/of/the/file.txt\" }`, and import it: `import {static {"
          + key + "}}`.";
    }
  }
}
