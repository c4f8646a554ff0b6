package hyle.syntax;

import hyle.report.Source;
import hyle.report.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/// The syntax tree: what the user wrote, names as strings, sugar in place [spec: grammar].
///
/// Longer than other files: the whole grammar stands in one place.
///
/// The comment of each node is its concrete syntax. A missing type is an `Ast.Hole` with an empty span where the type would stand.
public final class Ast {
  private Ast() {}

  /// A file: its imports, merged, and its declarations in order.
  ///
  /// `lost` are the words of what could not be read and is left out: it may have given any of them a meaning.
  public record Module(Source source, List<Import> imports, List<Declaration> declarations, Set<String> lost) {
    public Module {
      imports = List.copyOf(imports);
      declarations = List.copyOf(declarations);
      lost = Set.copyOf(lost);
    }
  }

  /// A name and its place. `text` is as written: dotted, with `!`, whatever the lexical rules allow.
  public record Name(String text, Span span) {
    /// Whether it was there; the one that stands for a missing name has an empty place.
    public boolean isRead() {
      return span.start() < span.end();
    }
  }

  /// One item of an `import { … }` block.
  public sealed interface Import {
    Span span();

    /// `core.list {append, length}`, or `core.list` with no names, or a prefix `List`.
    record Path(Name locator, List<Name> names, Span span) implements Import {
      public Path {
        names = List.copyOf(names);
      }
    }

    /// `static {key, …}`
    record Static(List<Name> keys, Span span) implements Import {
      public Static {
        keys = List.copyOf(keys);
      }
    }
  }

  /// Whether a definition can be looked through by the type checker and expanded at its calls.
  public enum Opacity {
    /// `define`
    DEFINE,
    /// `inline`
    INLINE
  }

  /// Whether a name is written with parentheses.
  public enum Shape {
    /// `foo`, no parameter list at all: every use means `foo()`.
    CONSTANT,
    /// `foo(…)`, perhaps with no parameters.
    FUNCTION
  }

  /// `x: t`, or `x` with a hole for its type.
  public record Binder(Name name, Expression type) {}

  /// `name<implicits>(parameters): result`
  public record Header(Name name, List<Binder> implicits, Shape shape, List<Binder> parameters, Expression result) {
    public Header {
      implicits = List.copyOf(implicits);
      parameters = List.copyOf(parameters);
    }
  }

  /// A statement of a file.
  public sealed interface Declaration {
    Span span();

    /// `define header { body }` and `inline header { body }`
    record Define(Opacity opacity, Header header, Expression body, Span span) implements Declaration {}

    /// `data name(parameters) {| Constructor(…) | …}`
    record Data(Name name, Shape shape, List<Binder> parameters, List<Constructor> constructors, Span span)
        implements Declaration {
      public Data {
        parameters = List.copyOf(parameters);
        constructors = List.copyOf(constructors);
      }
    }

    /// `nominal { header, … }`
    record Nominal(List<Header> headers, Span span) implements Declaration {
      public Nominal {
        headers = List.copyOf(headers);
      }
    }

    /// `resource name { discarder, copier }`
    record Resource(Name name, Expression discarder, Expression copier, Span span) implements Declaration {}

    /// `foreign { f(t, …): t, … }`
    record Foreign(List<ForeignFunction> functions, Span span) implements Declaration {
      public Foreign {
        functions = List.copyOf(functions);
      }
    }
  }

  /// `Name(field: t, t, …)`. A field without a name is called `_`.
  public record Constructor(Name name, Shape shape, List<Binder> fields) {
    public Constructor {
      fields = List.copyOf(fields);
    }
  }

  /// `f(t, …): t`
  public record ForeignFunction(Name name, List<Expression> parameters, Expression result) {
    public ForeignFunction {
      parameters = List.copyOf(parameters);
    }
  }

  /// What binds in front of `in`, or stands before `;`.
  public sealed interface Statement {
    Span span();

    /// The words that bind with a pattern and no change of layer; `catch` is an older one.
    enum Word {
      LET,
      TRY,
      CATCH,
      TIE,
      BIND
    }

    /// The two words that take a value out of its box.
    enum BoxWord {
      /// `letbox`
      LETBOX,
      /// `letbox-T`
      LETBOX_T
    }

    /// `let pattern: type on lent = value in`, also with `try`, `tie`, `bind`
    record Let(Word word, Pattern pattern, Expression type, List<Name> lent, Expression value, Span span) implements Statement {
      public Let {
        lent = List.copyOf(lent);
      }
    }

    /// `letbox pattern: type on lent = value in`
    record LetBox(BoxWord word, Pattern pattern, Expression type, List<Name> lent, Expression value, Span span)
        implements Statement {
      public LetBox {
        lent = List.copyOf(lent);
      }
    }

    /// `use value {fields} in`
    record Use(Expression value, List<Binder> fields, Span span) implements Statement {
      public Use {
        fields = List.copyOf(fields);
      }
    }

    /// `pin name: type on lent = value in`
    record Pin(Name name, Expression type, List<Name> lent, Expression value, Span span) implements Statement {
      public Pin {
        lent = List.copyOf(lent);
      }
    }

    /// `value;`
    record Sequence(Expression value, Span span) implements Statement {}
  }

  /// `pattern, … => body`
  public record Clause(List<Pattern> patterns, Expression body, Span span) {
    public Clause {
      patterns = List.copyOf(patterns);
    }
  }

  /// `key = value`; a bare `key` stands for `key = key`.
  public record Argument(Name key, Expression value) {}

  /// `key = pattern`; a bare `key` stands for `key = key`.
  public record FieldPattern(Name key, Pattern pattern) {}

  /// `if condition { body }` and each `else-if`
  public record Branch(Expression condition, Expression body) {}

  /// `| value => body` of an `introspect`
  public record Alternative(Name value, Expression body) {}

  /// Expressions, types among them: terms and types are one syntax.
  public sealed interface Expression {
    Span span();

    /// `statement … result`: one list, however long the sequence.
    record Block(List<Statement> statements, Expression result, Span span) implements Expression {
      public Block {
        statements = List.copyOf(statements);
      }
    }

    /// `name` or `core.list.append`
    record Variable(Name name) implements Expression {
      @Override
      public Span span() {
        return name.span();
      }
    }

    /// `42`, `-1`, `0xff`, `1_000`: as large as it was written
    record Integer(BigInteger value, Span span) implements Expression {}

    /// `3.8`, `1e5`
    record Float(double value, Span span) implements Expression {}

    /// `"…"`, escapes already read
    record Text(String value, Span span) implements Expression {}

    /// A rune literal, as a code point
    record Rune(int codePoint, Span span) implements Expression {}

    /// `[a, b]`
    record ListLiteral(List<Expression> elements, Span span) implements Expression {
      public ListLiteral {
        elements = List.copyOf(elements);
      }
    }

    /// `type`
    record Universe(Span span) implements Expression {}

    /// `pointer`
    record Pointer(Span span) implements Expression {}

    /// `void`
    record Void(Span span) implements Expression {}

    /// `rune` as a type
    record RuneType(Span span) implements Expression {}

    /// `admit`
    record Admit(Span span) implements Expression {}

    /// `_`, and any type that was left out
    record Hole(Span span) implements Expression {}

    /// `f(a, …)`
    record Call(Expression function, List<Expression> arguments, Span span) implements Expression {
      public Call {
        arguments = List.copyOf(arguments);
      }
    }

    /// `f of {k = e, …}`
    record KeywordCall(Name function, List<Argument> arguments, Span span) implements Expression {
      public KeywordCall {
        arguments = List.copyOf(arguments);
      }
    }

    /// `e::field`
    record Projection(Expression value, Name field, Span span) implements Expression {}

    /// `function <implicits> (parameters): result { body }`
    record Function(List<Binder> implicits, List<Binder> parameters, Expression result, Expression body, Span span)
        implements Expression {
      public Function {
        implicits = List.copyOf(implicits);
        parameters = List.copyOf(parameters);
      }
    }

    /// `define header { body }` inside an expression; its name may be `_`
    record LocalDefine(Header header, Expression body, Span span) implements Expression {}

    /// `<implicits> (x: t, u, …) -> codomain`; a parameter without a name is called `_`
    record Pi(List<Binder> implicits, List<Binder> parameters, Expression codomain, Span span) implements Expression {
      public Pi {
        implicits = List.copyOf(implicits);
        parameters = List.copyOf(parameters);
      }
    }

    /// `meta t`
    record Meta(Expression type, Span span) implements Expression {}

    /// `&t`
    record Noema(Expression type, Span span) implements Expression {}

    /// `box x, … { e }`
    record Box(List<Name> captured, Expression body, Span span) implements Expression {
      public Box {
        captured = List.copyOf(captured);
      }
    }

    /// `quote { e }`
    record Quote(Expression body, Span span) implements Expression {}

    /// `*e`
    record Embody(Expression value, Span span) implements Expression {}

    /// `if … else-if … else { otherwise }`
    record If(List<Branch> branches, Expression otherwise, Span span) implements Expression {
      public If {
        branches = List.copyOf(branches);
      }
    }

    /// `when condition { body }`
    record When(Expression condition, Expression body, Span span) implements Expression {}

    /// `assert "message" { condition }`
    record Assert(String message, Expression condition, Span span) implements Expression {}

    /// `?t`
    record Optional(Expression type, Span span) implements Expression {}

    /// `detach { e }`
    record Detach(Expression body, Span span) implements Expression {}

    /// `attach { e }`
    record Attach(Expression body, Span span) implements Expression {}

    /// `with f { e }`
    record With(Expression function, Expression body, Span span) implements Expression {}

    /// `exact e`
    record Exact(Expression value, Span span) implements Expression {}

    /// Whether a match uses its scrutinees up.
    enum Mode {
      /// `match`
      MATCH,
      /// `case`
      CASE
    }

    /// `match a, … {| patterns => e …}` and `case …`
    record Match(Mode mode, List<Expression> scrutinees, List<Clause> clauses, Span span) implements Expression {
      public Match {
        scrutinees = List.copyOf(scrutinees);
        clauses = List.copyOf(clauses);
      }
    }

    /// `introspect key {| value => e …}`
    record Introspect(Name key, List<Alternative> alternatives, Span span) implements Expression {
      public Introspect {
        alternatives = List.copyOf(alternatives);
      }
    }

    /// `include-text(key)`
    record IncludeText(Name key, Span span) implements Expression {}

    /// `magic cast(from, to, value)`
    record Cast(Expression from, Expression to, Expression value, Span span) implements Expression {}

    /// `magic store(type, value, pointer)`
    record Store(Expression type, Expression value, Expression pointer, Span span) implements Expression {}

    /// `magic load(type, pointer)`
    record Load(Expression type, Expression pointer, Span span) implements Expression {}

    /// `magic alloca(type, count)`
    record Alloca(Expression type, Expression count, Span span) implements Expression {}

    /// `magic external f(a, …)(v: t, …)`; the second list, perhaps absent, are C varargs
    record External(Name function, List<Expression> arguments, List<Variadic> variadic, Span span) implements Expression {
      public External {
        arguments = List.copyOf(arguments);
        variadic = List.copyOf(variadic);
      }
    }

    /// `magic global("name", type)`
    record ForeignGlobal(String name, Expression type, Span span) implements Expression {}

    /// `magic opaque-value { e }`
    record OpaqueValue(Expression value, Span span) implements Expression {}

    /// What stood here could not be read; reported already.
    record Malformed(Span span) implements Expression {}
  }

  /// `value: type` among the varargs of `magic external`
  public record Variadic(Expression value, Expression type) {}

  /// Patterns.
  public sealed interface Pattern {
    Span span();

    /// A name that is not capitalised, `_` among them: matches all and binds. (`0b11` and the like are names here, as in the
    /// reference.)
    record Variable(Name name) implements Pattern {
      @Override
      public Span span() {
        return name.span();
      }
    }

    /// `Cons(p, …)`, or `Nil` when the shape is CONSTANT
    record Constructor(Name name, Shape shape, List<Pattern> arguments, Span span) implements Pattern {
      public Constructor {
        arguments = List.copyOf(arguments);
      }
    }

    /// `Config of {key = p, …}`
    record Keyword(Name name, List<FieldPattern> fields, Span span) implements Pattern {
      public Keyword {
        fields = List.copyOf(fields);
      }
    }

    /// `[p, …]`
    record ListPattern(List<Pattern> elements, Span span) implements Pattern {
      public ListPattern {
        elements = List.copyOf(elements);
      }
    }

    /// `3`, `-3`, `0xff`
    record Integer(BigInteger value, Span span) implements Pattern {}

    /// A rune literal, as a code point
    record Rune(int codePoint, Span span) implements Pattern {}

    /// What stood here could not be read; reported already.
    record Malformed(Span span) implements Pattern {}
  }
}
