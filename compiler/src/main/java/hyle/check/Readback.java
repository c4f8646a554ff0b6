package hyle.check;

import hyle.name.LocalName;
import hyle.name.LocalNames;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Values back to terms; what is folded stays folded, binders get fresh names.
final class Readback {
  /// What becomes of the variables and holes of the value.
  interface Rule {
    Term local(LocalName name, Span span);

    /// An unsolved hole; the result is applied to the arguments that follow it.
    Term unknown(Value.Head.Unknown head, Readback readback);

    Term stuck(Value.Head.Stuck head, Readback readback);

    /// A binder inside the value; it is in scope in what is read from here on.
    void opened(LocalName name);

    /// What comes next stands among the arguments of an unsolved hole, whose solution may drop it.
    void enterFlexible();

    void leaveFlexible();
  }

  private final Evaluator evaluator;
  private final Locals locals;
  private final LocalNames names;
  private final TypeOf types;
  private final Rule rule;
  private final Span span;

  /// All terms get `span` as their place.
  Readback(Evaluator evaluator, Locals locals, LocalNames names, TypeOf types, Rule rule, Span span) {
    this.evaluator = evaluator;
    this.locals = locals;
    this.names = names;
    this.types = types;
    this.rule = rule;
    this.span = span;
  }

  Span span() {
    return span;
  }

  Term term(Value value) {
    return switch (evaluator.force(value)) {
      case Value.Universe _ -> new Term.Universe(span);
      case Value.Primitive primitive -> new Term.Primitive(primitive.type(), span);
      case Value.Noema noema -> new Term.Noema(term(noema.type()), span);
      case Value.Box box -> new Term.Meta(term(box.type()), span);
      case Value.Pi(Signature signature, Environment environment) -> {
        Opening opening = open(signature, environment);
        yield new Term.Pi(signature(opening, signature), span);
      }
      case Value.Function(Term.Function function, Environment environment) -> {
        Opening opening = open(function.signature(), environment);
        Signature signature = signature(opening, function.signature());
        yield new Term.Function(signature, term(evaluator.evaluate(function.body(), opening.environment())), span);
      }
      case Value.Integer integer -> new Term.Integer(integer.value(), integer.type(), span);
      case Value.Real real -> new Term.Real(real.value(), real.type(), span);
      case Value.Text text -> new Term.Text(text.value(), span);
      case Value.Rune rune -> new Term.Rune(rune.codePoint(), span);
      case Value.Neutral neutral -> neutral(neutral);
      case Value.Malformed _, Value.Delayed _ -> new Term.Malformed(span);
    };
  }

  List<Term> terms(List<Value> values) {
    return values.stream().map(this::term).toList();
  }

  /// The bindings of an environment for the names that matter, outermost first, the newest of each name only.
  List<Term.Substitution> substitutions(Environment environment, Predicate<LocalName> matters) {
    List<Term.Substitution> substitutions = new ArrayList<>();
    List<LocalName> seen = new ArrayList<>();
    Environment at = environment;
    while (at instanceof Environment.Bound(LocalName name, Value value, Environment rest)) {
      if (matters.test(name) && !seen.contains(name)) {
        seen.add(name);
        substitutions.addFirst(new Term.Substitution(name, term(value)));
      }
      at = rest;
    }
    return substitutions;
  }

  private Term neutral(Value.Neutral neutral) {
    boolean isFlexible = neutral.head() instanceof Value.Head.Unknown;
    Term head =
        switch (neutral.head()) {
          case Value.Head.Local local -> rule.local(local.name(), span);
          case Value.Head.Global global -> new Term.Global(global.name(), span);
          case Value.Head.Operation operation -> new Term.Operation(operation.operation(), span);
          case Value.Head.Unknown unknown -> rule.unknown(unknown, this);
          case Value.Head.Stuck stuck -> rule.stuck(stuck, this);
        };
    if (isFlexible) {
      rule.enterFlexible();
    }
    Term result = head;
    for (int i = 0; i < neutral.spine().size(); i++) {
      Value.Arguments arguments = neutral.spine().get(i);
      Value applied = new Value.Neutral(neutral.head(), neutral.spine().subList(0, i + 1));
      Value type = new Value.Delayed(() -> types.of(applied));
      result = new Term.Call(result, terms(arguments.implicits()), terms(arguments.explicits()), type, span);
    }
    if (isFlexible) {
      rule.leaveFlexible();
    }
    return result;
  }

  private Opening open(Signature signature, Environment environment) {
    Opening opening = Opening.of(signature, environment, evaluator, locals, names);
    opening.implicits().forEach(variable -> rule.opened(variable.name()));
    opening.parameters().forEach(variable -> rule.opened(variable.name()));
    return opening;
  }

  private Signature signature(Opening opening, Signature signature) {
    Term result = term(evaluator.evaluate(signature.result(), opening.environment()));
    return new Signature(parameters(opening.implicits()), parameters(opening.parameters()), result);
  }

  private List<Term.Parameter> parameters(List<Opening.Variable> variables) {
    return variables.stream().map(variable -> new Term.Parameter(variable.name(), term(variable.type()), span)).toList();
  }
}
