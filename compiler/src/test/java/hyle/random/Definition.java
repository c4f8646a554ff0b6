package hyle.random;

import java.util.List;

/// A top-level definition of a random program.
sealed interface Definition {
  String name();

  /// `define` or `inline`.
  enum Kind {
    DEFINE,
    INLINE;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Whether a `nominal` block at the top announces a data type.
  enum Announced {
    YES,
    NO
  }

  /// A field of a constructor; later ones may mention one of type `type`.
  record Field(String name, Type type) {}

  /// A constructor of a data type.
  record Constructor(String name, List<Field> fields) {
    public Constructor {
      fields = List.copyOf(fields);
    }
  }

  /// `data d(a) { | C(x: a) }`
  record Data(String name, List<String> parameters, List<Constructor> constructors, Announced announced) implements Definition {
    public Data {
      parameters = List.copyOf(parameters);
      constructors = List.copyOf(constructors);
    }
  }

  /// `resource r {…, …}`, with what makes its values and looks at them; `code` is all of it.
  record Resource(String name, String code) implements Definition {}

  /// `define f<a>(x: a): t { e }`
  record Function(
      Kind kind, String name, List<String> typeParameters, List<Term.Parameter> parameters, Type result, Term body) implements Definition {
    public Function {
      typeParameters = List.copyOf(typeParameters);
      parameters = List.copyOf(parameters);
    }

    Function with(Term other) {
      return new Function(kind, name, typeParameters, parameters, result, other);
    }
  }

  /// `nominal {f(x: a): t, …}`
  record Announcement(List<Function> functions) implements Definition {
    public Announcement {
      functions = List.copyOf(functions);
    }

    @Override
    public String name() {
      return "";
    }
  }

  /// `inline c: t { e }`; types are such constants too.
  record Constant(Kind kind, String name, Type type, Term body) implements Definition {
    Constant with(Term other) {
      return new Constant(kind, name, type, other);
    }
  }
}
