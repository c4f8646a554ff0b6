package hyle.random;

import java.util.List;
import java.util.Optional;

/// What stands before the result of a block; each has one term inside.
sealed interface Statement {
  Term value();

  /// The same around another term.
  Statement with(Term value);

  /// `let p: t on x, y = e in`; the type may be left out.
  record Let(Pattern pattern, Optional<Type> type, List<String> lent, Term value) implements Statement {
    public Let {
      lent = List.copyOf(lent);
    }

    @Override
    public Let with(Term other) {
      return new Let(pattern, type, lent, other);
    }
  }

  /// `tie p = e in`
  record Tie(Pattern pattern, Term value) implements Statement {
    @Override
    public Tie with(Term other) {
      return new Tie(pattern, other);
    }
  }

  /// `try x: t = e in`
  record Try(Pattern pattern, Type type, Term value) implements Statement {
    @Override
    public Try with(Term other) {
      return new Try(pattern, type, other);
    }
  }

  /// `letbox p on x = e in`, or `letbox-T`
  record Letbox(String keyword, Pattern pattern, List<String> lent, Term value) implements Statement {
    public Letbox {
      lent = List.copyOf(lent);
    }

    @Override
    public Letbox with(Term other) {
      return new Letbox(keyword, pattern, lent, other);
    }
  }

  /// `use e {x, y} in`
  record Use(Term value, List<String> fields) implements Statement {
    public Use {
      fields = List.copyOf(fields);
    }

    @Override
    public Use with(Term other) {
      return new Use(other, fields);
    }
  }

  /// `pin x: t = e in`
  record Pin(String name, Type type, Term value) implements Statement {
    @Override
    public Pin with(Term other) {
      return new Pin(name, type, other);
    }
  }

  /// `e;`
  record Do(Term value) implements Statement {
    @Override
    public Do with(Term other) {
      return new Do(other);
    }
  }

  /// `let f = define f(x: t): r { e } in`, or `let !f = define f…`
  record Local(String name, List<Term.Parameter> parameters, Type result, Term value) implements Statement {
    public Local {
      parameters = List.copyOf(parameters);
    }

    /// Its name inside of itself, where it may be called any number of times.
    String self() {
      return name.replace("!", "");
    }

    @Override
    public Local with(Term other) {
      return new Local(name, parameters, result, other);
    }
  }
}
