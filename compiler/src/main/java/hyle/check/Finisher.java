package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveType;
import hyle.report.Label;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Terms to the finished tree: holes become what they were found to be, types are written out, modality goes away.
final class Finisher {
  private final Elaboration elaboration;
  private final Coverage coverage;
  private final FinishedTypes types;
  private final String module;
  private int owner;
  private boolean isOwn;

  /// Remarks are made on declarations of `module` only, which is the user's own.
  Finisher(Elaboration elaboration, Coverage coverage, String module) {
    this.elaboration = elaboration;
    this.coverage = coverage;
    this.module = module;
    this.types = new FinishedTypes(elaboration, this);
  }

  /// `resource` has the functions of a resource type and is not looked at otherwise.
  Typed.Declaration declaration(GlobalName name, Globals.Entry entry, Optional<Declarations.Resource> resource, int number) {
    owner = number;
    isOwn = name.module().equals(module);
    return switch (entry) {
      case Globals.Entry.Definition definition -> {
        Signature signature = definition.signature();
        yield new Typed.Declaration.Definition(
            name,
            opacity(definition.opacity()),
            shape(definition.shape()),
            parameters(signature.implicits()),
            parameters(signature.parameters()),
            expression(signature.result()),
            expression(definition.body().orElseThrow()),
            definition.span());
      }
      case Globals.Entry.Data data -> {
        List<Typed.Constructor> constructors = new ArrayList<>();
        for (GlobalName constructor : data.constructors()) {
          Globals.Entry.Constructor known = elaboration.globals().constructor(constructor).orElseThrow();
          List<Typed.Parameter> fields = parameters(known.signature().parameters());
          constructors.add(new Typed.Constructor(constructor, known.number(), shape(known.shape()), fields));
        }
        yield new Typed.Declaration.Data(
            name, shape(data.shape()), parameters(data.signature().parameters()), constructors, data.span());
      }
      case Globals.Entry.Resource _ -> {
        Declarations.Resource functions = resource.orElseThrow();
        yield new Typed.Declaration.Resource(
            name,
            types.type(functions.carrier(), functions.span()),
            expression(functions.discarder()),
            expression(functions.copier()),
            functions.span());
      }
      case Globals.Entry.Constructor _, Globals.Entry.Promise _ -> throw new AssertionError("not a declaration of its own");
    };
  }

  Typed.Expression expression(Term term) {
    return switch (term) {
      case Term.Local(LocalName name, Span span) -> local(name, span);
      case Term.Global(GlobalName name, Span span) -> new Typed.Expression.Global(name, span);
      case Term.Operation operation -> new Typed.Expression.Operation(operation.operation(), operation.span());
      case Term.Primitive primitive -> new Typed.Expression.Primitive(primitive.type(), primitive.span());
      case Term.Universe(Span span) -> new Typed.Expression.Universe(span);
      case Term.Integer integer -> types.integer(integer);
      case Term.Real real -> types.real(real);
      case Term.Text(String value, Span span) -> new Typed.Expression.Text(value, span);
      case Term.Rune(int codePoint, Span span) -> new Typed.Expression.Rune(Utf8.pack(codePoint), span);
      case Term.Block block ->
          new Typed.Expression.Block(
              block.statements().stream().map(this::statement).toList(), expression(block.result()), block.span());
      case Term.Call call ->
          new Typed.Expression.Call(
              expression(call.function()),
              expressions(call.implicits()),
              expressions(call.arguments()),
              types.type(call.type(), call.span()),
              call.span());
      case Term.Function function -> function(function);
      case Term.Recursive recursive ->
          new Typed.Expression.Recursive(recursive.self(), function(recursive.function()), recursive.span());
      case Term.Pi(Signature signature, Span span) ->
          new Typed.Expression.Pi(
              parameters(signature.implicits()), parameters(signature.parameters()), expression(signature.result()), span);
      case Term.Noema(Term type, Span span) -> new Typed.Expression.Noema(expression(type), span);
      case Term.Meta(Term type, Span _) -> expression(type);
      case Term.Box box -> box(box);
      case Term.Quote(Term body, Span _) -> expression(body);
      case Term.Embody(Term value, Value type, Span span) ->
          new Typed.Expression.Embody(expression(value), types.type(type, span), span);
      case Term.Match match -> match(match);
      case Term.Cast(Term from, Term to, Term value, Span span) ->
          new Typed.Expression.Cast(expression(from), expression(to), expression(value), span);
      case Term.Store(Term type, Term value, Term pointer, Span span) ->
          new Typed.Expression.Store(expression(type), expression(value), expression(pointer), span);
      case Term.Load(Term type, Term pointer, Span span) ->
          new Typed.Expression.Load(expression(type), expression(pointer), span);
      case Term.Alloca(Term type, Term count, Span span) ->
          new Typed.Expression.Alloca(expression(type), expression(count), span);
      case Term.External external ->
          new Typed.Expression.External(
              external.symbol(),
              expressions(external.arguments()),
              external.argumentTypes().stream().map(type -> types.type(type, external.span())).toList(),
              external.fixedArguments(),
              types.type(external.type(), external.span()),
              external.span());
      case Term.ForeignGlobal(String symbol, Term type, Span span) ->
          new Typed.Expression.ForeignGlobal(symbol, expression(type), span);
      case Term.OpaqueValue(Term value, Span _) -> expression(value);
      case Term.Unknown unknown -> types.type(elaboration.evaluate(unknown), unknown.span());
      case Term.Instance(Term inner, List<Term.Substitution> substitutions, Span span) ->
          inner instanceof Term.Unknown ? types.type(elaboration.evaluate(term), span) : instance(inner, substitutions, span);
      case Term.Malformed(Span span) -> FinishedTypes.malformed(span);
    };
  }

  private List<Typed.Expression> expressions(List<Term> terms) {
    return terms.stream().map(this::expression).toList();
  }

  private List<Typed.Parameter> parameters(List<Term.Parameter> parameters) {
    return parameters.stream().map(parameter -> new Typed.Parameter(parameter.name(), expression(parameter.type()))).toList();
  }

  private Typed.Expression.Local local(LocalName name, Span span) {
    LocalName visible = elaboration.locals().visible(name);
    return new Typed.Expression.Local(visible, types.ofLocal(visible, span), span);
  }

  private Typed.Expression.Function function(Term.Function function) {
    Signature signature = function.signature();
    return new Typed.Expression.Function(
        parameters(signature.implicits()),
        parameters(signature.parameters()),
        expression(signature.result()),
        expression(function.body()),
        function.span());
  }

  private Typed.Statement statement(Term.Statement statement) {
    return switch (statement) {
      case Term.Statement.Let let ->
          new Typed.Statement.Let(let.name(), types.type(let.type(), let.span()), expression(let.value()), let.span());
      case Term.Statement.Borrow borrow ->
          new Typed.Statement.Borrow(
              borrow.lent().stream().map(this::lent).toList(),
              borrow.name(),
              types.type(borrow.type(), borrow.span()),
              expression(borrow.value()),
              borrow.span());
    };
  }

  private Typed.Lent lent(Term.Lent lent) {
    return new Typed.Lent(lent.outer(), lent.inner(), lent.after(), types.type(lent.type(), lent.span()));
  }

  /// `box x {e}  ~>  let x: a = *x in e`
  private Typed.Expression box(Term.Box box) {
    Typed.Expression body = expression(box.body());
    if (box.captured().isEmpty()) {
      return body;
    }
    List<Typed.Statement> copies = new ArrayList<>();
    for (Term.Lent lent : box.captured()) {
      Typed.Expression type = types.type(lent.type(), lent.span());
      Typed.Expression copy = new Typed.Expression.Embody(local(lent.outer(), lent.span()), type, lent.span());
      copies.add(new Typed.Statement.Let(lent.inner(), type, copy, lent.span()));
    }
    return new Typed.Expression.Block(copies, body, box.span());
  }

  private Typed.Expression instance(Term term, List<Term.Substitution> substitutions, Span span) {
    List<Typed.Statement> lets = new ArrayList<>();
    for (Term.Substitution substitution : substitutions) {
      Typed.Expression type = types.ofLocal(substitution.name(), span);
      lets.add(new Typed.Statement.Let(substitution.name(), type, expression(substitution.term()), span));
    }
    return new Typed.Expression.Block(lets, expression(term), span);
  }

  private Typed.Expression match(Term.Match match) {
    List<Typed.Clause> clauses = new ArrayList<>();
    for (Term.Clause clause : match.clauses().stream().filter(this::canFit).toList()) {
      List<Typed.Pattern> patterns = clause.patterns().stream().map(this::pattern).toList();
      clauses.add(new Typed.Clause(patterns, expression(clause.body()), clause.span()));
    }
    Typed.Expression.Match finished =
        new Typed.Expression.Match(
            match.mode(),
            expressions(match.scrutinees()),
            match.scrutineeTypes().stream().map(type -> types.type(type, match.span())).toList(),
            clauses,
            types.type(match.type(), match.span()),
            match.span());
    if (!elaboration.isFaulty(owner)) {
      Coverage.Result result = coverage.of(finished);
      if (!result.missing().isEmpty()) {
        elaboration.report(new CoverageError.MissingCases(match.span(), result.missing(), match.origin(), after(match)), owner);
      }
      if (match.origin() == Bound.Origin.MATCH && isOwn) {
        result.unreachable().forEach(clause -> elaboration.remark(new CoverageError.UnreachableClause(row(clause))));
      }
    }
    return finished;
  }

  private boolean canFit(Term.Clause clause) {
    return clause.patterns().stream().allMatch(types::canFit);
  }

  /// The place of a clause's patterns.
  private static Span row(Typed.Clause clause) {
    return clause.patterns().getFirst().span().to(clause.patterns().getLast().span());
  }

  private static List<Label> after(Term.Match match) {
    return switch (match.origin()) {
      case LET, TIE -> List.of(new Label(match.clauses().getFirst().body().span(), "this needs a value that fits"));
      case MATCH, IF, WHEN, TRY -> List.of();
    };
  }

  private Typed.Pattern pattern(Term.Pattern pattern) {
    return switch (pattern) {
      case Term.Pattern.Variable(LocalName name, Value type, Span span) ->
          new Typed.Pattern.Variable(name, types.type(type, span), span);
      case Term.Pattern.Constructor constructor ->
          new Typed.Pattern.Constructor(
              constructor.name(),
              constructor.typeArguments().stream().map(type -> types.type(type, constructor.span())).toList(),
              constructor.arguments().stream().map(this::pattern).toList(),
              constructor.span());
      case Term.Pattern.Integer integer -> types.literal(integer);
      case Term.Pattern.Rune(int codePoint, Span span) -> {
        Typed.Expression type = new Typed.Expression.Primitive(PrimitiveType.RUNE, span);
        yield new Typed.Pattern.Literal(Utf8.pack(codePoint), type, span);
      }
      case Term.Pattern.Malformed(Span span) ->
          new Typed.Pattern.Variable(elaboration.names().fresh("_"), FinishedTypes.malformed(span), span);
    };
  }

  private static Typed.Opacity opacity(Bound.Opacity opacity) {
    return switch (opacity) {
      case DEFINE -> Typed.Opacity.DEFINE;
      case INLINE -> Typed.Opacity.INLINE;
    };
  }

  private static Typed.Shape shape(Bound.Shape shape) {
    return switch (shape) {
      case CONSTANT -> Typed.Shape.CONSTANT;
      case FUNCTION -> Typed.Shape.FUNCTION;
    };
  }
}
