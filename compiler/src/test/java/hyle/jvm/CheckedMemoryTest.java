package hyle.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.Constant;
import hyle.core.Core.Constructor;
import hyle.core.Core.DataName;
import hyle.core.Core.DataType;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Key;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Core;
import hyle.core.Width;
import hyle.report.Source;
import hyle.report.Span;
import hyle.runtime.Launch;
import hyle.tool.ProgramLoader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Checked mode sees faults of ours that Core's linter would refuse: here they are seeded by hand.
final class CheckedMemoryTest {
  private static final Span HERE = new Source("seeded.nt", "x").span(0, 1);
  private static final Type WORD = Type.IMMEDIATE;
  private static final DataName EITHER = new DataName("either");
  private static final Type VALUE = new Type.Data(EITHER);
  private static final DataType TYPE =
      new DataType(EITHER, "either", 0, List.of(constructor(0, "Left"), constructor(1, "Right")));
  private static final Shape LEFT = new Shape.Constructed(EITHER, 0);
  private static final Constant ZERO = new Constant(0, WORD);

  private static Constructor constructor(int number, String name) {
    return new Constructor(number, name, List.of(WORD), List.of(Width.WORD));
  }

  private final Variable token = new Variable(0, "cell", new Type.Token(2));
  private final Variable value = new Variable(1, "value", VALUE);
  private final Variable hole = new Variable(2, "hole", new Type.Hole(WORD));
  private final Variable dead = new Variable(3, "dead", new Type.Token(2));
  private final Variable field = new Variable(4, "field", WORD);

  @Test
  void theTagOfADeadCellIsNotLookedAt() {
    Block nothing = new Block(List.of(), new End.Return(ZERO));
    End choice =
        new End.Switch(
            value,
            List.of(
                new Case(new Key.OfConstructor(EITHER, 0), nothing),
                new Case(new Key.OfConstructor(EITHER, 1), new Block(List.of(), new End.Return(new Constant(1, WORD))))));
    stopsBecause("a cell is used after it was freed", new Block(List.of(allocate(), build(new Field.Store(ZERO)), take(), free()), choice));
  }

  @Test
  void aHoleInADeadCellIsNotFilled() {
    stopsBecause(
        "a cell is used after it was freed",
        new Block(List.of(allocate(), build(new Field.Later()), makeHole(), take(), free(), fill()), new End.Return(ZERO)));
  }

  @Test
  void aHoleIsNotFilledTwice() {
    stopsBecause(
        "an address is filled that is no hole",
        new Block(List.of(allocate(), build(new Field.Later()), makeHole(), fill(), fill(), take(), free()), new End.Return(ZERO)));
  }

  private Statement allocate() {
    return new Statement(List.of(token), new Operation.Allocate(2), HERE);
  }

  private Statement build(Field content) {
    return new Statement(List.of(value), new Operation.Build(token, LEFT, List.of(content)), HERE);
  }

  private Statement makeHole() {
    return new Statement(List.of(hole), new Operation.HoleOf(value, LEFT, 0), HERE);
  }

  private Statement take() {
    return new Statement(List.of(field, dead), new Operation.Take(value, LEFT), HERE);
  }

  private Statement free() {
    return new Statement(List.of(), new Operation.Free(dead), HERE);
  }

  private Statement fill() {
    return new Statement(List.of(), new Operation.Fill(hole, new Field.Store(ZERO)), HERE);
  }

  private static void stopsBecause(String fault, Block body) {
    FunctionName name = new FunctionName("seeded.main");
    Function main = new Function(name, "seeded.main", Author.USER, List.of(), WORD, body, HERE);
    Core.Program program = new Core.Program(Map.of(name, main), Map.of(EITHER, TYPE), Map.of(), name);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int exit =
        Launch.run(
                ProgramLoader.load(Emitter.emit(program, Mode.CHECKED)), List.of(), new ByteArrayOutputStream(), errors,
                InputStream.nullInputStream(), 1 << 20)
            .exitCode();
    String said = errors.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains(fault), said);
    assertEquals(1, exit);
  }
}
