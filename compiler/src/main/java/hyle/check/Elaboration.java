package hyle.check;

import hyle.name.LocalName;
import hyle.name.LocalNames;
import hyle.report.Diagnostic;
import hyle.report.Diagnostics;
import hyle.report.Span;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What all parts of the elaborator share: the names in scope, the holes, and how types are compared.
final class Elaboration {
  private final Globals globals = new Globals();
  private final Locals locals = new Locals();
  private final Holes holes = new Holes();
  private final Agenda agenda = new Agenda();
  private final LocalNames names;
  private final Diagnostics diagnostics;
  private final Evaluator evaluator;
  private final TypeOf types;
  private final Solver solver;
  private final Unifier unifier;
  private final TypePrinter printer;
  private final Set<Integer> faulty = new TreeSet<>();
  private final Set<Integer> undetermined = new TreeSet<>();
  private Scope scope = Scope.EMPTY;
  private int errors;

  Elaboration(LocalNames names, long inlineLimit, Diagnostics diagnostics) {
    this.names = names;
    this.diagnostics = diagnostics;
    this.evaluator = new Evaluator(globals, inlineLimit);
    this.types = new TypeOf(globals, locals, evaluator);
    this.solver = new Solver(evaluator, locals, names, types, agenda, holes);
    this.unifier = new Unifier(globals, evaluator, locals, names, solver);
    this.printer = new TypePrinter(evaluator, locals, names);
  }

  Globals globals() {
    return globals;
  }

  Locals locals() {
    return locals;
  }

  Holes holes() {
    return holes;
  }

  Agenda agenda() {
    return agenda;
  }

  LocalNames names() {
    return names;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  TypeOf types() {
    return types;
  }

  Unifier unifier() {
    return unifier;
  }

  TypePrinter printer() {
    return printer;
  }

  Scope scope() {
    return scope;
  }

  /// Puts a variable into scope until `leave`.
  void enter(LocalName name, Value type) {
    scope = scope.enter(name);
    locals.declare(name, type, scope);
  }

  void leave(Scope outer) {
    scope = outer;
  }

  Hole hole(Value type, Hole.Origin origin, Span span) {
    return holes.fresh(scope, type, origin, span);
  }

  Value evaluate(Term term) {
    return evaluator.evaluate(term, Environment.EMPTY);
  }

  /// The value with `inline` definitions at its head unfolded, to see what kind of type it is.
  Value reduce(Value value) {
    evaluator.refuel();
    return evaluator.reduce(value);
  }

  /// Stops asking for the hole in `value`, about which enough was said.
  void abandon(Value value) {
    if (evaluator.force(value) instanceof Value.Neutral(Value.Head.Unknown(Hole hole, Environment _), List<Value.Arguments> _)) {
      solver.abandon(hole);
    }
  }

  /// Fills a hole that nothing determines with a closed term.
  void assume(Hole hole, Term term) {
    solver.settle(hole, term, evaluate(term));
  }

  boolean isKnown(Value value) {
    return !(evaluator.force(value) instanceof Value.Neutral(Value.Head.Unknown _, List<Value.Arguments> _));
  }

  /// Demands that the type `found` of what stands at `span` is `expected`; whether that is not refuted yet.
  boolean require(Value expected, Value found, Span span, Reason reason) {
    Equation equation = equation(expected, found, span, reason);
    agenda.add(equation);
    return !equation.hasFailed();
  }

  /// The demand of `require`, not yet made.
  Equation equation(Value expected, Value found, Span span, Reason reason) {
    return new Equation(
        this, expected, found, obstacle -> Mismatches.describe(this, expected, found, span, reason, obstacle));
  }

  /// An expression whose type was inferred, at a place that may expect something.
  Typing conclude(Typing typing, Expected expected) {
    return switch (expected) {
      case Expected.Any _ -> typing;
      case Expected.Exactly(Value type, Reason reason) -> {
        require(type, typing.type(), typing.term().span(), reason);
        yield new Typing(typing.term(), type);
      }
    };
  }

  /// A value as a term of the scope that it is in, at the place `span`.
  Term readback(Value value, Span span) {
    return new Readback(evaluator, locals, names, types, new PlainRule(), span).term(value);
  }

  /// Stands for what an error was reported about; what follows from it in the same declaration is not worth a message.
  Typing malformed(Span span) {
    faulty.add(holes.owner());
    return new Typing(new Term.Malformed(span), Value.MALFORMED);
  }

  String print(Value value) {
    return printer.print(value);
  }

  void report(Diagnostic diagnostic) {
    report(diagnostic, holes.owner());
  }

  /// A diagnostic about something in the declaration number `owner`.
  void report(Diagnostic diagnostic, int owner) {
    errors++;
    faulty.add(owner);
    diagnostics.report(diagnostic);
  }

  /// The same about something that nothing determines; it does not explain what else is undetermined there.
  void reportUndetermined(TypeError.UnresolvedHole error, int owner) {
    errors++;
    undetermined.add(owner);
    diagnostics.report(error);
  }

  /// How many errors were reported so far.
  int errors() {
    return errors;
  }

  /// Something that is worth a word where nothing is wrong.
  void remark(Diagnostic diagnostic) {
    diagnostics.remark(diagnostic);
  }

  void warn(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
  }

  /// Whether an error was found in the declaration number `owner`, so that what follows from it is not worth a message.
  boolean isFaulty(int owner) {
    return faulty.contains(owner) || undetermined.contains(owner);
  }

  /// Whether what is undetermined in the declaration number `owner` may follow from an error that was reported.
  boolean explainsHoles(int owner) {
    return faulty.contains(owner);
  }
}
