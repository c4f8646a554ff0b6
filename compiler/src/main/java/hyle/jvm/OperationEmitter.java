package hyle.jvm;

import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.LADD;
import static org.objectweb.asm.Opcodes.LASTORE;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;

import hyle.core.Core;
import hyle.core.Core.Field;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.core.Descriptor;
import hyle.core.Layout;
import hyle.jvm.MemoryEmitter.Purpose;
import hyle.memory.Derived;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The single steps of a function.
final class OperationEmitter {
  private final Emission emission;
  private final Core.Program program;
  private final Code code;
  private final Frame frame;
  private final ForeignEmitter foreign;
  private final Purpose purpose;
  /// What the dead cells at hand were.
  private final Map<Variable, Shape> shapesOfTokens = new HashMap<>();

  OperationEmitter(Emission emission, Code code, Frame frame, Core.Function function) {
    this.emission = emission;
    this.program = emission.plan().program();
    this.code = code;
    this.frame = frame;
    this.foreign = new ForeignEmitter(emission, code, frame);
    this.purpose = purpose(function);
  }

  void emit(Statement statement) {
    Span span = statement.span();
    List<Variable> results = statement.results();
    switch (statement.operation()) {
      case Operation.Primitive primitive -> primitive(primitive, results.getFirst(), span);
      case Operation.Call(FunctionName function, List<Operand> operands) -> {
        call(function, operands);
        finish(results);
        Results.take(code, frame, results);
      }
      case Operation.Apply(Operand closure, List<Operand> operands) -> {
        List<Operand> all = new ArrayList<>(operands);
        all.addFirst(closure);
        pushArguments(all);
        emission.calls().apply(code, operands.size());
        finish(results);
      }
      case Operation.Foreign(String symbol, List<Operand> operands) -> {
        foreign.call(symbol, operands, span);
        finish(results);
      }
      case Operation.StaticText(String value) -> {
        if (frame.isNeeded(results.getFirst())) {
          foreign.text(value);
          frame.pop(results.getFirst());
        }
      }
      case Operation.Reinterpret(Operand operand) -> frame.alias(results.getFirst(), operand);
      case Operation.Borrow(Operand operand) -> frame.alias(results.getFirst(), operand);
      case Operation.EndBorrow _ -> {}
      case Operation.Take(Operand operand, Shape shape) -> take(operand, shape, results, span);
      case Operation.Peek(Operand operand, Shape shape, int field) -> {
        if (frame.isNeeded(results.getFirst())) {
          int cell = frame.local(operand);
          Layout layout = Layout.of(program, shape);
          emission.memory().looking(code, cell, layout.words(), span);
          load(cell, layout.place(field), results.getFirst());
        }
      }
      case Operation.Allocate(int words) -> frame.put(results.getFirst(), emission.memory().allocate(code, words, span));
      case Operation.Free(Variable token) ->
          emission.memory().free(code, frame.local(token), words(token), purpose, span);
      case Operation.Build(Variable token, Shape shape, List<Field> fields) -> {
        build(token, shape, fields, span);
        frame.alias(results.getFirst(), token);
      }
      case Operation.Copy(Operand operand) -> copy(operand, results.getFirst());
      case Operation.Discard(Variable operand) -> {
        frame.push(operand);
        emission.types().discard(code, operand.type(), OperationEmitter::noField);
      }
      case Operation.CopyAs(Operand operand, Operand type) -> {
        frame.push(operand);
        frame.push(type);
        emission.types().copyAs(code);
        finish(results);
      }
      case Operation.DiscardAs(Variable operand, Operand type) -> {
        frame.push(operand);
        frame.push(type);
        emission.types().discardAs(code);
      }
      case Operation.Describe(Descriptor.Head head, List<Operand> arguments) -> {
        if (frame.isNeeded(results.getFirst())) {
          emission.types().describe(code, head, arguments.stream().<Runnable>map(argument -> () -> frame.push(argument)).toList());
          frame.pop(results.getFirst());
        }
      }
      case Operation.HoleOf(Variable cell, Shape shape, int field) -> {
        int owner = frame.local(cell);
        code.load(owner);
        code.word(Layout.of(program, shape).place(field).offset());
        code.instruction(LADD);
        frame.pop(results.getFirst());
        emission.memory().making(code, frame.local(results.getFirst()), owner, span);
      }
      case Operation.Fill(Variable hole, Field field) -> {
        int place = frame.local(hole);
        emission.memory().filling(code, place, span);
        if (field instanceof Field.Keep(Variable kept)) {
          emission.memory().keeping(code, place, () -> frame.push(kept), span);
        }
        store(place, Layout.Place.ofWord(0), field);
      }
    }
  }

  /// Leaves the result on the stack.
  void call(FunctionName function, List<Operand> operands) {
    pushArguments(operands);
    emission.calls().call(code, function);
  }

  /// Leaves on the stack what the function returns, with or without a call pending.
  void pass(FunctionName function, List<Operand> operands) {
    pushArguments(operands);
    emission.calls().pass(code, function);
  }

  /// The result is on the stack; it goes where it is needed, or away.
  private void finish(List<Variable> results) {
    if (results.isEmpty() || !frame.isNeeded(results.getFirst())) {
      code.instruction(POP2);
    } else {
      frame.pop(results.getFirst());
    }
  }

  /// What does not fit in a JVM call goes through an array of the thread. Nothing is called between filling and reading it.
  private void pushArguments(List<Operand> operands) {
    int excess = operands.size() - Plan.DIRECT_PARAMETERS;
    if (excess > 0) {
      code.number(excess);
      code.call(Code.THREAD, "excess", "(I)[J");
      for (int at = 0; at < excess; at++) {
        code.instruction(DUP);
        code.number(at);
        frame.push(operands.get(Plan.DIRECT_PARAMETERS + at));
        code.instruction(LASTORE);
      }
      code.instruction(POP);
    }
    operands.stream().limit(Plan.DIRECT_PARAMETERS).forEach(frame::push);
  }

  private void primitive(Operation.Primitive primitive, Variable result, Span span) {
    if (PrimitiveEmitter.canFail(primitive)) {
      new PrimitiveEmitter(code, frame).checkedValue(primitive, span);
      finish(List.of(result));
    } else if (frame.isNeeded(result) && !frame.delay(result, primitive)) {
      new PrimitiveEmitter(code, frame).value(primitive);
      frame.pop(result);
    }
  }

  /// Loads the fields that are needed; the cell becomes the token.
  private void take(Operand operand, Shape shape, List<Variable> results, Span span) {
    Layout layout = Layout.of(program, shape);
    if (!layout.hasCell()) {
      return;
    }
    int cell = frame.local(operand);
    emission.memory().looking(code, cell, layout.words(), span);
    Variable token = results.getLast();
    frame.put(token, cell);
    shapesOfTokens.put(token, shape);
    for (int field = 0; field < layout.fields().size(); field++) {
      if (frame.isNeeded(results.get(field))) {
        load(cell, layout.place(field), results.get(field));
      }
    }
  }

  private void load(int cell, Layout.Place place, Variable result) {
    code.loadField(() -> code.load(cell), place);
    frame.pop(result);
  }

  private void build(Variable token, Shape shape, List<Field> fields, Span span) {
    Layout layout = Layout.of(program, shape);
    int cell = frame.local(token);
    emission.memory().building(code, cell, layout.words(), purpose, span);
    if (layout.hasTag() && !shape.equals(shapesOfTokens.get(token))) {
      code.storeField(() -> code.load(cell), layout.tagPlace(), () -> code.word(tag(shape)));
    }
    for (int field = 0; field < fields.size(); field++) {
      store(cell, layout.place(field), fields.get(field));
    }
  }

  private long tag(Shape shape) {
    return switch (shape) {
      case Shape.Constructed(_, int constructor) -> constructor;
      case Shape.Captured(FunctionName function, _) -> emission.plan().codeNumber(function);
    };
  }

  private void store(int cell, Layout.Place place, Field field) {
    switch (field) {
      case Field.Store(Operand operand) -> code.storeField(() -> code.load(cell), place, () -> frame.push(operand));
      case Field.Keep _, Field.Later _ -> {}
    }
  }

  private void copy(Operand operand, Variable result) {
    switch (result.type()) {
      case Core.Type.Immediate _, Core.Type.Noema _ -> frame.alias(result, operand);
      case Core.Type.Data _, Core.Type.Dynamic _, Core.Type.Closure _, Core.Type.Resource _, Core.Type.Token _, Core.Type.Hole _ -> {
        frame.push(operand);
        emission.types().copy(code, result.type(), OperationEmitter::noField);
        frame.pop(result);
      }
    }
  }

  private static void noField(int field) {
    throw new AssertionError("no cell is at hand for field " + field);
  }

  private static int words(Variable token) {
    return switch (token.type()) {
      case Core.Type.Token(int words) -> words;
      case Core.Type.Immediate _, Core.Type.Data _, Core.Type.Dynamic _, Core.Type.Closure _, Core.Type.Resource _, Core.Type.Noema _,
          Core.Type.Hole _ ->
          throw new AssertionError(token + " is freed, but is no token: " + token.type());
    };
  }

  private static Purpose purpose(Core.Function function) {
    return Derived.copies(function) ? Purpose.COPY : Derived.discards(function) ? Purpose.DISCARD : Purpose.ORDINARY;
  }
}
