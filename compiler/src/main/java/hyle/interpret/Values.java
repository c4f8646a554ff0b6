package hyle.interpret;

import hyle.check.Typed;
import hyle.interpret.Plan.ConstructorOf;
import hyle.name.GlobalName;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import hyle.runtime.Counted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Copies and discards values by their types [O4]: all fields in order, all that a closure captured, a resource by its own functions.
final class Values {
  private final Interpretation program;
  private final Machine machine;

  Values(Interpretation program, Machine machine) {
    this.program = program;
    this.machine = machine;
  }

  /// A value that waits for its end.
  private record Dying(long word, long type) {}

  /// A value whose copy belongs into a place.
  private record Copying(long word, long type, long[] into, int at) {}

  /// Uses the value up. Its parts wait in a list of ours: values may be deep.
  void discard(long word, long type) {
    Deque<Dying> waiting = new ArrayDeque<>();
    waiting.push(new Dying(word, type));
    while (!waiting.isEmpty()) {
      Dying next = waiting.pop();
      discard(next.word(), next.type(), waiting);
    }
  }

  private void discard(long word, long type, Deque<Dying> waiting) {
    switch (program.type(type)) {
      case RuntimeType.Primitive _, RuntimeType.OfTypes _, RuntimeType.Noema _ -> {}
      case RuntimeType.Resource(GlobalName name) -> {
        Typed.Declaration.Resource resource = resource(name);
        machine.apply(program.resourceFunction(resource.discarder()), word);
      }
      case RuntimeType.Function() -> {
        if (Cells.isHandle(word)) {
          Cells.Cell cell = cell(word);
          release(word);
          push(cell.words(), captured(cell), waiting);
        }
      }
      case RuntimeType.Data data -> {
        if (isNewtype(data)) {
          waiting.push(new Dying(word, fieldTypes(data, 0, new long[] {word})[0]));
        } else if (Cells.isHandle(word)) {
          Cells.Cell cell = cell(word);
          release(word);
          push(cell.words(), fieldTypes(data, constructor(word, cell), cell.words()), waiting);
        }
      }
    }
  }

  private void release(long handle) {
    program.cells().free(handle, machine.place());
    Counted.discarded();
  }

  private static void push(long[] words, long[] types, Deque<Dying> waiting) {
    for (int i = words.length - 1; i >= 0; i--) {
      if (types[i] != 0) {
        waiting.push(new Dying(words[i], types[i]));
      }
    }
  }

  /// A deep copy of what the word is or looks at, which stays as it is.
  long copy(long word, long type) {
    long[] result = new long[1];
    Deque<Copying> waiting = new ArrayDeque<>();
    waiting.push(new Copying(word, type, result, 0));
    while (!waiting.isEmpty()) {
      Copying next = waiting.pop();
      next.into()[next.at()] = copy(next, waiting);
    }
    return result[0];
  }

  private long copy(Copying copying, Deque<Copying> waiting) {
    long word = copying.word();
    return switch (program.type(copying.type())) {
      case RuntimeType.Primitive _, RuntimeType.OfTypes _, RuntimeType.Noema _ -> word;
      case RuntimeType.Resource(GlobalName name) -> machine.apply(program.resourceFunction(resource(name).copier()), word);
      case RuntimeType.Function() -> Cells.isHandle(word) ? copyCell(cell(word), captured(cell(word)), waiting) : word;
      case RuntimeType.Data data -> {
        if (isNewtype(data)) {
          waiting.push(new Copying(word, fieldTypes(data, 0, new long[] {word})[0], copying.into(), copying.at()));
          yield word;
        }
        yield Cells.isHandle(word) ? copyCell(cell(word), fieldTypes(data, constructor(word, cell(word)), cell(word).words()), waiting) : word;
      }
    };
  }

  private long copyCell(Cells.Cell cell, long[] types, Deque<Copying> waiting) {
    long[] words = cell.words().clone();
    long copy = program.cells().make(new Cells.Cell(cell.shape(), words, Cells.Ownership.OWNED, machine.place()));
    Counted.copied(1 + words.length);
    Counted.built();
    for (int i = words.length - 1; i >= 0; i--) {
      if (types[i] != 0) {
        waiting.push(new Copying(words[i], types[i], words, i));
      }
    }
    return copy;
  }

  private Cells.Cell cell(long word) {
    return program.cells().get(word, machine.place());
  }

  /// The number of the constructor that a value of a data type was made by.
  int constructor(long word, Span place) {
    return Cells.isHandle(word) ? constructor(word, program.cells().get(word, place)) : (int) word;
  }

  private static int constructor(long word, Cells.Cell cell) {
    return switch (cell.shape()) {
      case Cells.Shape.Constructed(ConstructorOf constructor) -> constructor.constructor().number();
      case Cells.Shape.Captured(Code code, _) -> throw new AssertionError("the closure " + word + " of " + code + " is taken for data");
    };
  }

  private static long[] captured(Cells.Cell cell) {
    return switch (cell.shape()) {
      case Cells.Shape.Captured(_, long[] types) -> types;
      case Cells.Shape.Constructed(ConstructorOf constructor) ->
          throw new AssertionError("a `" + constructor.constructor().name().display() + "` is taken for a closure");
    };
  }

  private boolean isNewtype(RuntimeType.Data data) {
    List<Typed.Constructor> constructors = declaration(data).constructors();
    return constructors.size() == 1 && constructors.getFirst().fields().size() == 1;
  }

  private Typed.Declaration.Data declaration(RuntimeType.Data type) {
    return switch (program.declaration(type.name())) {
      case Typed.Declaration.Data data -> data;
      case Typed.Declaration.Definition _, Typed.Declaration.Resource _ -> throw new AssertionError(type + " is no data type");
    };
  }

  private Typed.Declaration.Resource resource(GlobalName name) {
    return switch (program.declaration(name)) {
      case Typed.Declaration.Resource resource -> resource;
      case Typed.Declaration.Data _, Typed.Declaration.Definition _ -> throw new AssertionError(name + " is no resource");
    };
  }

  /// The types of the fields of a constructor, which may mention the arguments of the data type and the fields before them.
  private long[] fieldTypes(RuntimeType.Data type, int constructor, long[] fields) {
    Interpretation.Fields declared = program.fields(declaration(type), constructor);
    Frame frame = new Frame(declared.variables().size());
    int variables = 0;
    for (long argument : type.arguments()) {
      frame.words[variables++] = argument;
    }
    for (long field : fields) {
      frame.words[variables++] = field;
    }
    long[] types = new long[fields.length];
    for (int i = 0; i < fields.length; i++) {
      types[i] = machine.type(declared.variables().get(type.arguments().size() + i).kind, frame);
    }
    return types;
  }

  /// The primitive type that lies in memory for values of a type: that of its field, for a newtype.
  PrimitiveType stored(long type) {
    return switch (program.type(type)) {
      case RuntimeType.Primitive(PrimitiveType primitive) -> primitive;
      case RuntimeType.Data data when isNewtype(data) -> stored(fieldTypes(data, 0, new long[1])[0]);
      case RuntimeType.Data _, RuntimeType.OfTypes _, RuntimeType.Noema _, RuntimeType.Function _, RuntimeType.Resource _ -> PrimitiveType.INT64;
    };
  }
}
