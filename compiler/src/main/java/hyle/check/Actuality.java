package hyle.check;

import hyle.name.GlobalName;
import hyle.report.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Demands that no value of a type can hold anything borrowed.
///
/// So are types, primitives, resources, and data types whose arguments and fields are; not so are `&t`, functions (they can
/// hide what they captured) and types that are not known.
final class Actuality implements Agenda.Task {
  /// A data type that lies so deep inside of itself, with other arguments each time, grows without end; nothing is promised about it.
  private static final int DEEPEST = 8;

  private final Elaboration elaboration;
  private final Value type;
  private final Function<String, Diagnostic> problem;
  private final int owner;
  private boolean hasFailed;

  /// `problem` makes the message from the text of the type.
  Actuality(Elaboration elaboration, Value type, Function<String, Diagnostic> problem) {
    this.elaboration = elaboration;
    this.type = type;
    this.problem = problem;
    this.owner = elaboration.holes().owner();
  }

  /// What is known about a type.
  private sealed interface Answer {
    record Actual() implements Answer {}

    record Borrowing() implements Answer {}

    record Unknown(Hole hole) implements Answer {}
  }

  /// A data type whose fields were asked: what its type arguments are makes no difference there, but the others do.
  private record Instance(GlobalName name, List<Value> others) {}

  /// What was asked already, and the data types around the one that is asked.
  private record Asked(Set<Instance> seen, List<GlobalName> around) {}

  private static final Answer ACTUAL = new Answer.Actual();
  private static final Answer BORROWING = new Answer.Borrowing();

  @Override
  public Agenda.Progress attempt(Agenda.Stage stage) {
    return switch (ask(type, new Asked(new HashSet<>(), new ArrayList<>()))) {
      case Answer.Actual _ -> Agenda.DONE;
      case Answer.Borrowing _ -> {
        hasFailed = true;
        elaboration.report(problem.apply(elaboration.print(type)), owner);
        yield Agenda.DONE;
      }
      case Answer.Unknown(Hole hole) -> Agenda.waits(hole);
    };
  }

  boolean hasFailed() {
    return hasFailed;
  }

  @Override
  public void giveUp() {
    // The hole itself is reported.
  }

  private Answer ask(Value question, Asked asked) {
    return switch (elaboration.reduce(question)) {
      case Value.Universe _, Value.Primitive _, Value.Malformed _ -> ACTUAL;
      case Value.Box(Value content) -> ask(content, asked);
      case Value.Neutral(Value.Head.Unknown(Hole hole, Environment _), List<Value.Arguments> _) -> new Answer.Unknown(hole);
      case Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> spine) -> global(name, spine, asked);
      case Value.Neutral _, Value.Noema _, Value.Pi _, Value.Function _ -> BORROWING;
      case Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Delayed _ -> BORROWING;
    };
  }

  private Answer global(GlobalName name, List<Value.Arguments> spine, Asked asked) {
    if (spine.size() != 1) {
      return BORROWING;
    }
    return elaboration
        .globals()
        .entry(name)
        .map(
            entry ->
                switch (entry) {
                  case Globals.Entry.Resource _ -> ACTUAL;
                  case Globals.Entry.Data data -> data(name, data, spine.getFirst(), asked);
                  case Globals.Entry.Definition _, Globals.Entry.Constructor _, Globals.Entry.Promise _ -> BORROWING;
                })
        .orElse(ACTUAL);
  }

  /// Type arguments are asked on their own; in the fields they count as `type`, so a recursive type is asked once for each choice of
  /// its other arguments.
  private Answer data(GlobalName name, Globals.Entry.Data data, Value.Arguments arguments, Asked asked) {
    Environment environment = Environment.EMPTY;
    List<Value> others = new ArrayList<>();
    for (int i = 0; i < data.signature().parameters().size(); i++) {
      Term.Parameter parameter = data.signature().parameters().get(i);
      Value argument = arguments.explicits().get(i);
      boolean isType = elaboration.evaluator().evaluate(parameter.type(), environment) instanceof Value.Universe;
      Answer answer = isType ? ask(argument, asked) : ACTUAL;
      if (!(answer instanceof Answer.Actual)) {
        return answer;
      }
      if (!isType) {
        others.add(elaboration.reduce(argument));
      }
      environment = environment.bind(parameter.name(), isType ? Value.UNIVERSE : argument);
    }
    if (!asked.seen.add(new Instance(name, others))) {
      return ACTUAL;
    }
    if (Collections.frequency(asked.around, name) >= DEEPEST) {
      return BORROWING;
    }
    asked.around.add(name);
    for (GlobalName constructor : data.constructors()) {
      Answer answer = fields(elaboration.globals().constructor(constructor).orElseThrow().signature(), environment, asked);
      if (!(answer instanceof Answer.Actual)) {
        return answer;
      }
    }
    asked.around.removeLast();
    return ACTUAL;
  }

  private Answer fields(Signature constructor, Environment environment, Asked asked) {
    Environment inner = environment;
    for (Term.Parameter field : constructor.parameters()) {
      Answer answer = ask(elaboration.evaluator().evaluate(field.type(), inner), asked);
      if (!(answer instanceof Answer.Actual)) {
        return answer;
      }
      inner = inner.bind(field.name(), Value.UNIVERSE);
    }
    return ACTUAL;
  }
}
