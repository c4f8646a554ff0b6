package hyle.interpret;

import hyle.check.FreeLocals;
import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.Block;
import hyle.interpret.Plan.Constant;
import hyle.interpret.Plan.ConstructorOf;
import hyle.interpret.Plan.Kind;
import hyle.interpret.Plan.Operation;
import hyle.interpret.Plan.Variable;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes down, for one piece of code, what runs in which order: expressions become steps, and names what they stand for [O14] [O16].
final class Planner {
  final Interpretation program;
  final Builders builders = new Builders();

  /// How often each local of the definition stands in its text.
  final Map<LocalName, Integer> uses;

  /// The bodies of functions that are being read where they are called, and how often each within itself.
  final Map<Expression, Integer> open = new IdentityHashMap<>();

  private final CallPlanner calls = new CallPlanner(this);
  private final MatchPlanner matches = new MatchPlanner(this);
  private final Set<LocalName> takenBack = new HashSet<>();
  private boolean allocates;

  /// The type that this very code computes.
  private Optional<Expression> computed = Optional.empty();

  /// The variables of the code.
  static final class Builders {
    final List<Variable> variables = new ArrayList<>();

    Builder block() {
      return new Builder(variables);
    }
  }

  Planner(Interpretation program, Map<LocalName, Integer> uses) {
    this.program = program;
    this.uses = uses;
  }

  /// What is left to do for an expression: nothing, one step, or another expression.
  sealed interface Next {
    record Done(Meaning meaning) implements Next {}

    record Run(Operation operation, Kind kind, Span span) implements Next {}

    record Go(Expression expression, Scope scope) implements Next {}

    /// The body of a function that is read where it is called.
    record Expand(Expression body, Scope scope) implements Next {}
  }

  /// A definition, called with all its arguments.
  static Code definition(Interpretation program, Typed.Declaration.Definition definition) {
    return new Code(
        definition.name().display(),
        () -> {
          Planner planner = new Planner(program, new HashMap<>(program.uses(definition)));
          Scope scope = Scope.topLevel();
          List<Variable> parameters = planner.parameters(all(definition.implicits(), definition.parameters()), scope);
          Block body = planner.block(definition.body(), scope, planner.builders.block());
          return planner.finished(List.of(), parameters, List.of(parameters), body);
        });
  }

  /// An expression on its own, to be run like a function without parameters that captured `captures`.
  static Code expression(Interpretation program, Expression expression, Scope scope, List<Variable> captures) {
    return new Code(
        "type",
        () -> {
          Planner planner = new Planner(program, new HashMap<>(FreeLocals.uses(expression)));
          planner.computed = Optional.of(expression);
          Map<Variable, Variable> renaming = new HashMap<>();
          List<Variable> own = planner.captured(captures, renaming);
          Block body = planner.block(expression, scope.inFunction(renaming), planner.builders.block());
          return planner.finished(own, List.of(), List.of(own), body);
        });
  }

  /// A function value, called with one word.
  static Code applied(Interpretation program, Expression function) {
    return new Code(
        "resource",
        () -> {
          Planner planner = new Planner(program, new HashMap<>(FreeLocals.uses(function)));
          Variable word = planner.builders.block().variable("value", Kind.PLAIN);
          Builder builder = planner.builders.block();
          Meaning callee = planner.meaning(function, Scope.topLevel(), builder);
          Next next = planner.calls.applied(callee, List.of(new Meaning.Word(word)), builder, function.span());
          Block body = planner.ended(next, function.span(), builder);
          return planner.finished(List.of(), List.of(word), List.of(List.of(word)), body);
        });
  }

  /// How a function inside of another one gets what it captured.
  enum Handover {
    /// As parameters before its own, at each call [O7].
    PASSED,
    /// Out of a closure, after its parameters.
    TAKEN
  }

  /// The variables that a function inside starts with; those of a group come into being together.
  private record Starting(List<Variable> captured, List<Variable> parameters, List<List<Variable>> groups) {
    static Starting together(List<Variable> captured, List<Variable> parameters) {
      List<Variable> all = new ArrayList<>(captured);
      all.addAll(parameters);
      return new Starting(captured, parameters, List.of(all));
    }

    static Starting apart(List<Variable> parameters, List<Variable> captured) {
      return new Starting(captured, parameters, List.of(parameters, captured));
    }
  }

  /// The code of a function inside of the one that is planned. `self` is empty or the name by which it calls itself.
  Code inside(String name, Expression.Function function, List<LocalName> self, Scope scope, List<Variable> captures, Handover how) {
    Code[] code = new Code[1];
    code[0] =
        new Code(
            name,
            () -> {
              Planner planner = new Planner(program, uses);
              Map<Variable, Variable> renaming = new HashMap<>();
              List<Typed.Parameter> parameters = all(function.implicits(), function.parameters());
              Scope own = scope.inFunction(renaming);
              Starting start =
                  switch (how) {
                    case PASSED -> Starting.together(planner.captured(captures, renaming), planner.parameters(parameters, own));
                    case TAKEN -> Starting.apart(planner.parameters(parameters, own), planner.captured(captures, renaming));
                  };
              self.forEach(each -> own.bind(each, new Meaning.Lifted(code[0], List.copyOf(start.captured()))));
              Block body = planner.block(function.body(), own, planner.builders.block());
              return planner.finished(start.captured(), start.parameters(), start.groups(), body);
            });
    return code[0];
  }

  private Code.Body finished(List<Variable> captures, List<Variable> parameters, List<List<Variable>> groups, Block body) {
    Ownership ownership = new Ownership(builders.variables);
    Ownership.Entered entered = ownership.enter(groups, body);
    return new Code.Body(captures, parameters, entered.entry(), entered.block(), builders.variables.size(), allocates);
  }

  private List<Variable> captured(List<Variable> captures, Map<Variable, Variable> renaming) {
    List<Variable> own = new ArrayList<>();
    for (Variable capture : captures) {
      Variable variable = builders.block().variable(capture.name, capture.isOwned() ? Kind.GIVEN : Kind.PLAIN);
      renaming.put(capture, variable);
      own.add(variable);
    }
    return own;
  }

  private List<Variable> parameters(List<Typed.Parameter> parameters, Scope scope) {
    List<Variable> variables = new ArrayList<>();
    for (Typed.Parameter parameter : parameters) {
      Variable variable = builders.block().variable(parameter.name().text(), kind(parameter.type(), scope));
      scope.bind(parameter.name(), new Meaning.Word(variable));
      variables.add(variable);
    }
    return variables;
  }

  /// A block that ends with the value of the expression.
  Block block(Expression expression, Scope scope, Builder builder) {
    return ended(next(expression, scope, builder), expression.span(), builder);
  }

  private Block ended(Next next, Span place, Builder builder) {
    return switch (next) {
      case Next.Done(Meaning meaning) -> {
        Atom atom = atom(meaning, builder, place);
        yield builder.finish(new Operation.Move(atom), place);
      }
      case Next.Run(Operation operation, _, Span span) -> builder.finish(operation, span);
      case Next.Go(Expression rest, Scope inner) -> block(rest, inner, builder);
      case Next.Expand(Expression body, Scope inner) -> calls.within(body, () -> block(body, inner, builder));
    };
  }

  /// The meaning of an expression that is not the last one.
  Meaning meaning(Expression expression, Scope scope, Builder builder) {
    Next next = next(expression, scope, builder);
    return switch (next) {
      case Next.Done(Meaning meaning) -> meaning;
      case Next.Run(Operation operation, Kind kind, Span span) -> new Meaning.Word(builder.let("value", kind, operation, span));
      case Next.Go(Expression rest, Scope inner) -> meaning(rest, inner, builder);
      case Next.Expand(Expression body, Scope inner) -> calls.within(body, () -> meaning(body, inner, builder));
    };
  }

  Atom atom(Expression expression, Scope scope, Builder builder) {
    return atom(meaning(expression, scope, builder), builder, expression.span());
  }

  /// The word of a meaning: what stood for itself so far is built here.
  Atom atom(Meaning meaning, Builder builder, Span span) {
    return switch (meaning) {
      case Meaning.Word(Atom atom) -> atom;
      case Meaning.Built(ConstructorOf constructor, Kind kind, List<Meaning> fields) -> {
        List<Atom> atoms = atoms(fields, builder, span);
        yield builder.let(constructor.constructor().name().base(), kind, new Operation.Construct(constructor, atoms), span);
      }
      case Meaning.Known known -> calls.closure(known, builder, span);
    };
  }

  List<Atom> atoms(List<Meaning> meanings, Builder builder, Span span) {
    List<Atom> atoms = new ArrayList<>();
    meanings.forEach(meaning -> atoms.add(atom(meaning, builder, span)));
    return atoms;
  }

  private Next next(Expression expression, Scope scope, Builder builder) {
    Span span = expression.span();
    return switch (expression) {
      case Expression.Local(LocalName name, _, _) -> new Next.Done(scope.find(name));
      case Expression.Global(GlobalName name, _) -> new Next.Done(calls.global(name));
      case Expression.Operation(var operation, _) -> new Next.Done(new Meaning.Primitive(operation));
      case Expression.Primitive(var type, _) -> word(program.type(new RuntimeType.Primitive(type)));
      case Expression.Universe _ -> word(program.type(new RuntimeType.OfTypes()));
      case Expression.Noema _ -> word(program.type(new RuntimeType.Noema()));
      case Expression.Pi pi -> word(program.type(LazyType.givesTypes(pi.codomain()) ? new RuntimeType.OfTypes() : new RuntimeType.Function()));
      case Expression.Number(long bits, _, _) -> word(bits);
      case Expression.Rune(int packed, _) -> word(packed);
      case Expression.Text(String value, _) ->
          new Next.Done(new Meaning.Word(builder.let("text", Kind.PLAIN, new Operation.StaticText(value), span)));
      case Expression.Block block -> {
        statements(block.statements(), scope, builder);
        yield new Next.Go(block.result(), scope);
      }
      case Expression.Call call -> calls.call(call, scope, builder);
      case Expression.Function function -> new Next.Done(new Meaning.Expanded(function, scope));
      case Expression.Recursive(LocalName self, Expression.Function function, _) ->
          new Next.Done(calls.lifted(function, List.of(self), scope, self.text()));
      case Expression.Match match -> matches.match(match, scope, builder);
      case Expression.Embody(Expression value, Expression type, _) -> {
        Kind kind = kind(type, scope);
        yield new Next.Run(new Operation.Embody(atom(value, scope, builder), kind), kind, span);
      }
      case Expression.Cast cast -> cast(cast, scope, builder);
      case Expression.Load(Expression type, Expression pointer, _) -> {
        Atom address = atom(pointer, scope, builder);
        yield new Next.Run(new Operation.Load(kind(type, scope, Precision.EXACT), address), Kind.PLAIN, span);
      }
      case Expression.Store(Expression type, Expression value, Expression pointer, _) -> {
        Atom word = atom(value, scope, builder);
        Atom address = atom(pointer, scope, builder);
        yield new Next.Run(new Operation.Store(kind(type, scope, Precision.EXACT), word, address), Kind.PLAIN, span);
      }
      case Expression.Alloca(Expression type, Expression count, _) -> {
        allocates = true;
        Atom number = atom(count, scope, builder);
        yield new Next.Run(new Operation.Allocate(kind(type, scope, Precision.EXACT), number), Kind.PLAIN, span);
      }
      case Expression.External external -> {
        List<Atom> atoms = new ArrayList<>();
        external.arguments().forEach(argument -> atoms.add(atom(argument, scope, builder)));
        List<Kind> types = external.argumentTypes().stream().map(type -> kind(type, scope, Precision.EXACT)).toList();
        ForeignSite site =
            new ForeignSite(
                external.symbol(), types, external.fixedArguments(), kind(external.type(), scope, Precision.EXACT), span.toString());
        yield new Next.Run(new Operation.Foreign(site, atoms), kind(external.type(), scope), span);
      }
      case Expression.ForeignGlobal(String symbol, _, _) -> new Next.Run(new Operation.ForeignVariable(symbol), Kind.PLAIN, span);
    };
  }

  private static Next word(long word) {
    return new Next.Done(new Meaning.Word(new Constant(word)));
  }

  /// A cast gives another value, and uses up what it was, even where the type stays the same.
  private Next cast(Expression.Cast cast, Scope scope, Builder builder) {
    Atom atom = atom(cast.value(), scope, builder);
    builder.compute();
    Kind kind = kind(cast.to(), scope);
    boolean isWord = atom instanceof Variable variable && !variable.isOwned();
    return isWord && kind instanceof Kind.Plain
        ? new Next.Done(new Meaning.Word(atom))
        : new Next.Run(new Operation.Move(atom), kind, cast.span());
  }

  private void statements(List<Typed.Statement> statements, Scope scope, Builder builder) {
    for (Typed.Statement statement : statements) {
      switch (statement) {
        case Typed.Statement.Let let -> {
          Meaning value = meaning(let.value(), scope, builder);
          if (endsHere(let, value)) {
            builder.let(List.of(), new Operation.Keep((Variable) ((Meaning.Word) value).atom()), let.span());
          }
          scope.bind(let.name(), calls.shared(value, let.name()));
        }
        case Typed.Statement.Borrow borrow -> borrow(borrow, scope, builder);
      }
    }
  }

  /// `let _ = x` after x was lent: x ends at this place, and not already where the loan does [O5].
  private boolean endsHere(Typed.Statement.Let let, Meaning value) {
    return let.name().isWildcard()
        && let.value() instanceof Expression.Local(LocalName name, _, _)
        && takenBack.contains(name)
        && value instanceof Meaning.Word(Variable variable)
        && variable.isOwned();
  }

  /// A variable is used up by being lent: what is a noema in the value and owned behind it is another one [O8].
  private void borrow(Typed.Statement.Borrow borrow, Scope scope, Builder builder) {
    builder.compute();
    List<Variable> owners = new ArrayList<>();
    List<Typed.Lent> lent = new ArrayList<>();
    for (Typed.Lent each : borrow.lent()) {
      Atom owner = atom(scope.find(each.outer()), builder, borrow.span());
      if (owner instanceof Variable outer && outer.isOwned()) {
        Variable variable = builder.let(outer.name, outer.kind, new Operation.Move(outer), borrow.span());
        Variable noema = builder.let(each.noema().text(), Kind.PLAIN, new Operation.Lend(variable), borrow.span());
        scope.bind(each.noema(), new Meaning.Word(noema));
        owners.add(variable);
        lent.add(each);
        takenBack.add(each.after());
      } else {
        Variable noema = builder.let(each.noema().text(), Kind.PLAIN, new Operation.Move(owner), borrow.span());
        scope.bind(each.noema(), new Meaning.Word(noema));
        scope.bind(each.after(), new Meaning.Word(owner));
      }
    }
    Atom value = atom(borrow.value(), scope, builder);
    scope.bind(borrow.name(), new Meaning.Word(value));
    for (int i = 0; i < owners.size(); i++) {
      Kind kind = kind(lent.get(i).type(), scope);
      Variable after = builder.let(lent.get(i).after().text(), kind, new Operation.Move(owners.get(i)), borrow.span());
      scope.bind(lent.get(i).after(), new Meaning.Word(after));
    }
  }

  /// Whether the type of a plain value is still to be known.
  private enum Precision {
    OWNERSHIP,
    EXACT
  }

  /// What is known of values of a type before the program runs.
  Kind kind(Expression type, Scope scope) {
    return kind(type, scope, Precision.OWNERSHIP);
  }

  private Kind kind(Expression type, Scope scope, Precision precision) {
    boolean isPlain =
        switch (type) {
          case Expression.Primitive _, Expression.Noema _, Expression.Universe _ -> true;
          case Expression.Pi pi -> LazyType.givesTypes(pi.codomain());
          case Expression.Global(GlobalName name, _) -> program.isEnumeration(name);
          case Expression.Call(Expression.Global(GlobalName name, _), _, _, _, _) -> program.isEnumeration(name);
          case Expression.Call _, Expression.Local _, Expression.Operation _, Expression.Number _, Expression.Text _, Expression.Rune _,
              Expression.Block _, Expression.Function _, Expression.Recursive _, Expression.Embody _, Expression.Match _, Expression.Cast _,
              Expression.Store _, Expression.Load _, Expression.Alloca _, Expression.External _, Expression.ForeignGlobal _ ->
              false;
        };
    return isPlain && precision == Precision.OWNERSHIP ? Kind.PLAIN : new Kind.OfType(new LazyType(program, type, scope));
  }

  static List<Typed.Parameter> all(List<Typed.Parameter> implicits, List<Typed.Parameter> parameters) {
    List<Typed.Parameter> all = new ArrayList<>(implicits);
    all.addAll(parameters);
    return all;
  }

  /// Whether an expression is the type that this code computes.
  boolean computes(Expression expression) {
    return computed.filter(each -> each == expression).isPresent();
  }

  Meaning shared(Meaning meaning, LocalName name) {
    return calls.shared(meaning, name);
  }

  /// The constructor of this name, if it is one.
  Optional<ConstructorOf> constructor(GlobalName name) {
    return program.constructor(name);
  }
}
