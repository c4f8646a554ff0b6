package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A term of a random program. It knows its type, so that another of the same type can stand in its place.
sealed interface Term {
  Type type();

  /// The terms right inside, from left to right.
  List<Term> children();

  /// The same around other terms, as many as there are `children`.
  Term with(List<Term> children);

  /// A parameter of a function.
  record Parameter(String name, Type type) {}

  /// `1`, `-0.5`, `` `a` ``, `"text"`
  record Literal(String text, Type type) implements Term {
    @Override
    public List<Term> children() {
      return List.of();
    }

    @Override
    public Literal with(List<Term> children) {
      return this;
    }
  }

  /// `x`: a variable, a constant, or a function by its name.
  record Name(String name, Type type) implements Term {
    @Override
    public List<Term> children() {
      return List.of();
    }

    @Override
    public Name with(List<Term> children) {
      return this;
    }
  }

  /// `f(a, b)`, where f is a function of the program, of the library, or a primitive operation
  record Call(String function, List<Term> children, Type type) implements Term {
    public Call {
      children = List.copyOf(children);
    }

    @Override
    public Call with(List<Term> other) {
      return new Call(function, other, type);
    }
  }

  /// `f of {y = b, x = a}`; the arguments are in the order of the parameters, and are written in the opposite one
  record Keyed(String function, List<String> keys, List<Term> children, Type type) implements Term {
    public Keyed {
      keys = List.copyOf(keys);
      children = List.copyOf(children);
    }

    @Override
    public Keyed with(List<Term> other) {
      return new Keyed(function, keys, other, type);
    }
  }

  /// `C`, `C(a, b)`
  record Construct(String constructor, List<Term> children, Type type) implements Term {
    public Construct {
      children = List.copyOf(children);
    }

    @Override
    public Construct with(List<Term> other) {
      return new Construct(constructor, other, type);
    }
  }

  /// `f(a, b)`, where f is a term; the first of the children is f
  record Apply(List<Term> children, Type type) implements Term {
    public Apply {
      children = List.copyOf(children);
    }

    @Override
    public Apply with(List<Term> other) {
      return new Apply(other, type);
    }
  }

  /// `function (x: t) { e }`
  record Lambda(List<Parameter> parameters, Term body) implements Term {
    public Lambda {
      parameters = List.copyOf(parameters);
    }

    @Override
    public Type type() {
      return new Type.Function(parameters.stream().map(Parameter::type).toList(), body.type());
    }

    @Override
    public List<Term> children() {
      return List.of(body);
    }

    @Override
    public Lambda with(List<Term> other) {
      return new Lambda(parameters, other.getFirst());
    }
  }

  /// Statements and a result
  record Block(List<Statement> statements, Term result) implements Term {
    public Block {
      statements = List.copyOf(statements);
    }

    @Override
    public Type type() {
      return result.type();
    }

    @Override
    public List<Term> children() {
      return Stream.concat(statements.stream().map(Statement::value), Stream.of(result)).toList();
    }

    @Override
    public Block with(List<Term> other) {
      List<Statement> changed = new ArrayList<>();
      for (int index = 0; index < statements.size(); index++) {
        changed.add(statements.get(index).with(other.get(index)));
      }
      return new Block(changed, other.getLast());
    }
  }

  /// A clause of a match, and what its body is
  record Clause(List<Pattern> patterns, Term body) {
    public Clause {
      patterns = List.copyOf(patterns);
    }
  }

  /// `match a, b { | p, q => e }`, or `case`
  record Match(String keyword, List<Term> scrutinees, List<Clause> clauses, Type type) implements Term {
    public Match {
      scrutinees = List.copyOf(scrutinees);
      clauses = List.copyOf(clauses);
    }

    @Override
    public List<Term> children() {
      return Stream.concat(scrutinees.stream(), clauses.stream().map(Clause::body)).toList();
    }

    @Override
    public Match with(List<Term> other) {
      int split = scrutinees.size();
      List<Clause> changed = new ArrayList<>();
      for (int index = 0; index < clauses.size(); index++) {
        changed.add(new Clause(clauses.get(index).patterns(), other.get(split + index)));
      }
      return new Match(keyword, other.subList(0, split), changed, type);
    }
  }

  /// `if a { b } else { c }`
  record If(List<Term> children, Type type) implements Term {
    public If {
      children = List.copyOf(children);
    }

    @Override
    public If with(List<Term> other) {
      return new If(other, type);
    }
  }

  /// `when a { b }`
  record When(List<Term> children) implements Term {
    public When {
      children = List.copyOf(children);
    }

    @Override
    public Type type() {
      return Type.UNIT;
    }

    @Override
    public When with(List<Term> other) {
      return new When(other);
    }
  }

  /// `*e`
  record Embody(Term value, Type type) implements Term {
    @Override
    public List<Term> children() {
      return List.of(value);
    }

    @Override
    public Embody with(List<Term> other) {
      return new Embody(other.getFirst(), type);
    }
  }

  /// `box x, y { e }`
  record Box(List<String> captured, Term body) implements Term {
    public Box {
      captured = List.copyOf(captured);
    }

    @Override
    public Type type() {
      return new Type.Meta(body.type());
    }

    @Override
    public List<Term> children() {
      return List.of(body);
    }

    @Override
    public Box with(List<Term> other) {
      return new Box(captured, other.getFirst());
    }
  }

  /// `quote { e }`
  record Quote(Term body) implements Term {
    @Override
    public Type type() {
      return new Type.Meta(body.type());
    }

    @Override
    public List<Term> children() {
      return List.of(body);
    }

    @Override
    public Quote with(List<Term> other) {
      return new Quote(other.getFirst());
    }
  }

  /// `[a, b]`
  record Elements(List<Term> children, Type type) implements Term {
    public Elements {
      children = List.copyOf(children);
    }

    @Override
    public Elements with(List<Term> other) {
      return new Elements(other, type);
    }
  }

  /// `x::field`
  record Project(Term value, String field, Type type) implements Term {
    @Override
    public List<Term> children() {
      return List.of(value);
    }

    @Override
    public Project with(List<Term> other) {
      return new Project(other.getFirst(), field, type);
    }
  }

  /// A type as a value
  record TypeTerm(String text) implements Term {
    @Override
    public Type type() {
      return Type.TYPE;
    }

    @Override
    public List<Term> children() {
      return List.of();
    }

    @Override
    public TypeTerm with(List<Term> other) {
      return this;
    }
  }

  /// `magic cast(s, t, e)`
  record Cast(String from, String to, Term value, Type type) implements Term {
    @Override
    public List<Term> children() {
      return List.of(value);
    }

    @Override
    public Cast with(List<Term> other) {
      return new Cast(from, to, other.getFirst(), type);
    }
  }

  /// A term whose place in the printed program matters: a mistake was put there.
  record Marked(Term value) implements Term {
    @Override
    public Type type() {
      return value.type();
    }

    @Override
    public List<Term> children() {
      return List.of(value);
    }

    @Override
    public Marked with(List<Term> other) {
      return new Marked(other.getFirst());
    }
  }

  /// This term and all terms inside.
  default Stream<Term> parts() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(Term::parts));
  }

  /// How many terms there are.
  default int nodes() {
    int nodes = 1;
    for (Term child : children()) {
      nodes += child.nodes();
    }
    return nodes;
  }

  static Term integer(long value) {
    return new Literal(Long.toString(value), Type.INT);
  }

  static Term text(String characters) {
    return new Literal("\"" + characters + "\"", Type.LITERAL_TEXT);
  }

  static Term call(String function, Type type, Term... arguments) {
    return new Call(function, List.of(arguments), type);
  }
}
