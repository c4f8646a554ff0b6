package hyle.interpret;

import hyle.check.Typed;
import hyle.interpret.Plan.Arm;
import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.Block;
import hyle.interpret.Plan.Clause;
import hyle.interpret.Plan.Constant;
import hyle.interpret.Plan.ConstructorOf;
import hyle.interpret.Plan.Decision;
import hyle.interpret.Plan.Kind;
import hyle.interpret.Plan.Occurrence;
import hyle.interpret.Plan.Operation;
import hyle.interpret.Plan.Statement;
import hyle.interpret.Plan.Variable;
import hyle.name.GlobalName;
import hyle.report.Span;
import hyle.runtime.Counted;
import hyle.runtime.StackMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One thread of an interpreted program: runs plans step by step.
///
/// A call at the end of code takes no stack of ours; every other one takes some.
final class Machine {
  private final Interpretation program;
  private final Values values;
  private final ForeignCalls foreign;
  private Span place = Interpreter.NOWHERE;
  private Span usersPlace = Interpreter.NOWHERE;
  private int looking;

  Machine(Interpretation program) {
    this.program = program;
    this.values = new Values(program, this);
    this.foreign = new ForeignCalls(program);
  }

  /// A call that is still to be made: code with all that it starts from.
  private record Call(Code code, long[] captured, long[] types, long[] arguments) {}

  private static final long[] NOTHING = {};

  /// Runs the definition with this name, which takes nothing.
  void runDefinition(GlobalName name) {
    run(new Call(program.definition(name), NOTHING, NOTHING, NOTHING));
  }

  /// Where the program is: a place of the user's, if there was one.
  Span place() {
    return usersPlace;
  }

  /// Calls a function value, which is used up.
  long apply(long function, long... arguments) {
    return finished(called(function, arguments));
  }

  /// Runs code that computes a type: it looks at values, and uses none up.
  long looking(Code code, long[] captured) {
    looking++;
    long word = run(new Call(code, captured, new long[captured.length], NOTHING));
    looking--;
    return word;
  }

  /// Whether nothing is used up now.
  boolean isLooking() {
    return looking > 0;
  }

  /// What a call comes to: its result, or a call that is still to be made.
  private sealed interface Outcome {
    record Result(long word) implements Outcome {}

    record Pending(Call call) implements Outcome {}
  }

  private long finished(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Result(long word) -> word;
      case Outcome.Pending(Call call) -> run(call);
    };
  }

  private long run(Call first) {
    Call call = first;
    while (true) {
      Code.Body body = call.code().body();
      Frame frame = new Frame(body.variables());
      set(body.captures(), call.captured(), frame);
      for (int i = 0; i < body.captures().size(); i++) {
        frame.types[body.captures().get(i).number] = call.types()[i];
      }
      set(body.parameters(), call.arguments(), frame);
      long mark = body.allocates() ? StackMemory.mark() : 0;
      body.entry().forEach(statement -> execute(statement, frame));
      Outcome outcome = end(body.block(), frame);
      if (body.allocates()) {
        StackMemory.release(mark);
      }
      switch (outcome) {
        case Outcome.Result(long word) -> {
          return word;
        }
        case Outcome.Pending(Call next) -> call = next;
      }
    }
  }

  private static void set(List<Variable> variables, long[] words, Frame frame) {
    if (variables.size() != words.length) {
      throw new AssertionError(words.length + " words for " + variables);
    }
    for (int i = 0; i < words.length; i++) {
      frame.words[variables.get(i).number] = words[i];
    }
  }

  /// Runs a block; what it ends with is left to be called if it is a call.
  private Outcome end(Block first, Frame frame) {
    Block block = first;
    while (true) {
      block.statements().forEach(statement -> execute(statement, frame));
      at(block.span());
      switch (block.last()) {
        case Operation.Branch branch -> block = chosen(branch, frame);
        case Operation.CallDefinition(GlobalName name, List<Atom> atoms) -> {
          return new Outcome.Pending(new Call(program.definition(name), NOTHING, NOTHING, words(atoms, frame)));
        }
        case Operation.CallCode(Code code, List<Atom> captured, List<Atom> arguments) -> {
          return new Outcome.Pending(new Call(code, words(captured, frame), types(captured, frame), words(arguments, frame)));
        }
        case Operation.Apply(Atom function, List<Atom> atoms) -> {
          return called(word(function, frame), words(atoms, frame));
        }
        case Operation other -> {
          return new Outcome.Result(value(other, frame, block.span()));
        }
      }
    }
  }

  private Outcome called(long function, long[] arguments) {
    if (!program.isFunction(function)) {
      Cells.Cell cell = program.cells().get(function, place);
      free(function);
      return switch (cell.shape()) {
        case Cells.Shape.Captured(Code code, long[] types) -> new Outcome.Pending(new Call(code, cell.words(), types, arguments));
        case Cells.Shape.Constructed _ -> throw new AssertionError("a constructor's cell is called");
      };
    }
    return switch (program.function(function)) {
      case FunctionValue.Plain(Code code) -> new Outcome.Pending(new Call(code, NOTHING, NOTHING, arguments));
      case FunctionValue.OfTypes(Code code, List<Long> captured) -> {
        long[] words = captured.stream().mapToLong(Long::longValue).toArray();
        yield new Outcome.Pending(new Call(code, words, new long[words.length], arguments));
      }
      case FunctionValue.Primitive(var operation) -> new Outcome.Result(Arithmetic.compute(operation, boxed(arguments), place));
      case FunctionValue.TopLevel(GlobalName name) -> topLevel(name, arguments);
    };
  }

  /// A constructor as a function takes the arguments of its type first.
  private Outcome topLevel(GlobalName name, long[] arguments) {
    if (program.constructor(name).isPresent()) {
      ConstructorOf constructor = program.constructor(name).get();
      int types = constructor.data().parameters().size();
      return new Outcome.Result(constructed(constructor, Arrays.copyOfRange(arguments, types, arguments.length)));
    }
    return switch (program.declaration(name)) {
      case Typed.Declaration.Data _ -> new Outcome.Result(program.dataType(name, boxed(arguments)));
      case Typed.Declaration.Resource _ -> new Outcome.Result(program.type(new RuntimeType.Resource(name)));
      case Typed.Declaration.Definition _ -> new Outcome.Pending(new Call(program.definition(name), NOTHING, NOTHING, arguments));
    };
  }

  private long constructed(ConstructorOf constructor, long[] fields) {
    if (constructor.isNewtype()) {
      return fields[0];
    }
    return fields.length == 0 ? constructor.constructor().number() : made(new Cells.Shape.Constructed(constructor), fields);
  }

  private long made(Cells.Shape shape, long[] words) {
    Cells.Ownership ownership = isLooking() ? Cells.Ownership.SCRATCH : Cells.Ownership.OWNED;
    if (!isLooking()) {
      Counted.built();
    }
    return program.cells().make(new Cells.Cell(shape, words, ownership, place));
  }

  private void free(long handle) {
    if (!isLooking()) {
      program.cells().free(handle, place);
    }
  }

  private void execute(Statement statement, Frame frame) {
    at(statement.span());
    switch (statement.operation()) {
      case Operation.Take(Atom value, ConstructorOf constructor) -> take(word(value, frame), constructor, statement.results(), frame);
      case Operation.Discard(Variable variable) -> {
        if (!isLooking()) {
          values.discard(frame.words[variable.number], type(variable, frame));
        }
      }
      case Operation operation -> {
        long word = value(operation, frame, statement.span());
        statement.results().forEach(result -> frame.words[result.number] = word);
        if (operation instanceof Operation.Copy(Variable source)) {
          passType(source, statement.results(), frame);
        } else if (operation instanceof Operation.Move(Variable source)) {
          passType(source, statement.results(), frame);
        }
      }
    }
  }

  /// What was captured keeps the type that came with it under other names.
  private static void passType(Variable source, List<Variable> results, Frame frame) {
    results.forEach(result -> frame.types[result.number] = frame.types[source.number]);
  }

  private void at(Span span) {
    if (!span.source().path().isEmpty()) {
      place = span;
      usersPlace = span.source().path().startsWith(Interpreter.LIBRARY) ? usersPlace : span;
    }
  }

  private void take(long word, ConstructorOf constructor, List<Variable> results, Frame frame) {
    if (results.isEmpty()) {
      return;
    }
    Cells.Cell cell = cellOf(word, constructor);
    set(results, cell.words(), frame);
    free(word);
  }

  private Cells.Cell cellOf(long word, ConstructorOf constructor) {
    Cells.Cell cell = program.cells().get(word, place);
    if (!(cell.shape() instanceof Cells.Shape.Constructed(ConstructorOf made))
        || !made.constructor().name().equals(constructor.constructor().name())) {
      throw new AssertionError("a cell is taken for a `" + constructor.constructor().name().display() + "` at " + place);
    }
    return cell;
  }

  private long value(Operation operation, Frame frame, Span span) {
    return switch (operation) {
      case Operation.Move(Atom atom) -> word(atom, frame);
      case Operation.Primitive(var primitive, List<Atom> atoms, Span site) -> Arithmetic.compute(primitive, boxed(words(atoms, frame)), site);
      case Operation.CallDefinition(GlobalName name, List<Atom> atoms) ->
          run(new Call(program.definition(name), NOTHING, NOTHING, words(atoms, frame)));
      case Operation.CallCode(Code code, List<Atom> captured, List<Atom> arguments) ->
          run(new Call(code, words(captured, frame), types(captured, frame), words(arguments, frame)));
      case Operation.Apply(Atom function, List<Atom> atoms) -> finished(called(word(function, frame), words(atoms, frame)));
      case Operation.Construct(ConstructorOf constructor, List<Atom> fields) -> constructed(constructor, words(fields, frame));
      case Operation.MakeType(GlobalName data, List<Atom> arguments) -> program.dataType(data, boxed(words(arguments, frame)));
      case Operation.MakeClosure(Code code, List<Atom> captured) ->
          made(new Cells.Shape.Captured(code, types(captured, frame)), words(captured, frame));
      case Operation.MakeTypeFunction(Code code, List<Atom> captured) ->
          program.function(new FunctionValue.OfTypes(code, boxed(words(captured, frame))));
      case Operation.StaticText(String text) -> program.text(text);
      case Operation.Lend(Atom atom) -> word(atom, frame);
      case Operation.Keep _ -> 0;
      case Operation.Embody(Atom noema, Kind kind) -> isLooking() ? word(noema, frame) : values.copy(word(noema, frame), type(kind, frame));
      case Operation.Copy(Variable variable) ->
          isLooking() ? word(variable, frame) : values.copy(frame.words[variable.number], type(variable, frame));
      case Operation.Load(Kind type, Atom address) -> foreign.load(values.stored(type(type, frame)), word(address, frame));
      case Operation.Store(Kind type, Atom value, Atom address) -> {
        foreign.store(values.stored(type(type, frame)), word(value, frame), word(address, frame));
        yield 0;
      }
      case Operation.Allocate(Kind type, Atom count) -> foreign.allocate(values.stored(type(type, frame)), word(count, frame));
      case Operation.Foreign(ForeignSite site, List<Atom> atoms) ->
          foreign.call(
              site,
              site.arguments.stream().map(kind -> values.stored(type(kind, frame))).toList(),
              values.stored(type(site.result, frame)),
              words(atoms, frame));
      case Operation.ForeignVariable(String symbol) -> foreign.variable(symbol);
      case Operation.Peek(Atom value, ConstructorOf constructor, int field) -> cellOf(word(value, frame), constructor).words()[field];
      case Operation.Branch branch -> finished(end(chosen(branch, frame), frame));
      case Operation.Take _, Operation.Discard _ -> throw new AssertionError("no value: " + operation + " at " + span);
    };
  }

  /// The body of the clause that fits, after what its patterns name was taken apart.
  private Block chosen(Operation.Branch branch, Frame frame) {
    Clause clause = branch.clauses().get(chosen(branch.decision(), frame));
    clause.patterns().forEach(statement -> execute(statement, frame));
    return clause.body();
  }

  /// The clause that the tests lead to, after what happens on the way.
  private int chosen(Decision first, Frame frame) {
    Decision decision = first;
    while (true) {
      switch (decision) {
        case Decision.Leaf(int clause) -> {
          return clause;
        }
        case Decision.Fail() -> throw new AssertionError("no clause fits at " + place);
        case Decision.ByConstructor(Occurrence occurrence, var arms, var otherwise) -> {
          Arm arm = arms.get(values.constructor(found(occurrence, frame), place));
          decision = enter(arm == null ? otherwise.orElseThrow() : arm, frame);
        }
        case Decision.ByWord(Occurrence occurrence, var arms, Arm otherwise) ->
            decision = enter(arms.getOrDefault(found(occurrence, frame), otherwise), frame);
      }
    }
  }

  private Decision enter(Arm arm, Frame frame) {
    arm.head().forEach(statement -> execute(statement, frame));
    return arm.next();
  }

  private long found(Occurrence occurrence, Frame frame) {
    long word = word(occurrence.root(), frame);
    for (int field : occurrence.fields()) {
      word = program.cells().get(word, place).words()[field];
    }
    return word;
  }

  private static long word(Atom atom, Frame frame) {
    return switch (atom) {
      case Constant(long word) -> word;
      case Variable variable -> frame.words[variable.number];
    };
  }

  private static long[] words(List<Atom> atoms, Frame frame) {
    long[] words = new long[atoms.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(atoms.get(i), frame);
    }
    return words;
  }

  /// The words for the types of what is captured; 0 where nothing is owned.
  private long[] types(List<Atom> atoms, Frame frame) {
    long[] types = new long[atoms.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = atoms.get(i) instanceof Variable variable && variable.isOwned() ? type(variable, frame) : 0;
    }
    return types;
  }

  private long type(Variable variable, Frame frame) {
    return variable.kind instanceof Kind.Given ? givenType(variable, frame) : type(variable.kind, frame);
  }

  private static long givenType(Variable variable, Frame frame) {
    return frame.types[variable.number];
  }

  /// The word for the type of what such a variable holds.
  long type(Kind kind, Frame frame) {
    return switch (kind) {
      case Kind.Plain() -> program.type(new RuntimeType.OfTypes());
      case Kind.OfType(LazyType type) -> type.word(this, frame);
      case Kind.Given(), Kind.Passing() -> throw new AssertionError("a value without a type at " + place);
    };
  }

  private static List<Long> boxed(long[] words) {
    List<Long> boxed = new ArrayList<>(words.length);
    for (long word : words) {
      boxed.add(word);
    }
    return boxed;
  }
}
