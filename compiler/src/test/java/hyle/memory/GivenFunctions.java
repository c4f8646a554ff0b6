package hyle.memory;

import static hyle.memory.Sketch.LIST;
import static hyle.memory.Sketch.WORD;

import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.Constant;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Key;
import hyle.core.Core.Operation;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.List;

/// The functions that every random program has.
final class GivenFunctions {
  private GivenFunctions() {}

  /// `sum(xs: &list, total: word): word`, a reader of what is borrowed.
  static Function sum() {
    Sketch sketch = Sketch.function();
    Variable list = sketch.variable("xs", new Type.Noema(LIST));
    Variable total = sketch.variable("total", WORD);
    Sketch cons = sketch.inner();
    Variable number = cons.let("x", WORD, new Operation.Peek(list, Sketch.shape(LIST, 1), 0));
    Variable rest = cons.let("rest", new Type.Noema(LIST), new Operation.Peek(list, Sketch.shape(LIST, 1), 1));
    Block next = cons.tailCall("sum", rest, cons.compute("add-int", cons.compute("add-int", total, total), number));
    Case nil = new Case(new Key.OfConstructor(LIST.name(), 0), sketch.inner().end(new End.Return(total)));
    Case more = new Case(new Key.OfConstructor(LIST.name(), 1), next);
    return Sketch.function("sum", WORD, sketch.end(new End.Switch(list, List.of(nil, more))), List.of(list, total));
  }

  /// `put(x: word, rest: list): list`, which builds one cell, none, or two.
  static Function put() {
    Sketch sketch = Sketch.function();
    Variable number = sketch.variable("x", WORD);
    Variable rest = sketch.variable("rest", LIST);
    Sketch one = sketch.inner();
    Sketch two = sketch.inner();
    Variable inner = two.build(Sketch.shape(LIST, 1), LIST, new Constant(1, WORD), rest);
    List<Case> cases =
        List.of(
            new Case(new Key.OfWord(0), sketch.inner().end(new End.Return(rest))),
            new Case(new Key.OfWord(1), one.end(new End.Return(one.build(Sketch.shape(LIST, 1), LIST, number, rest)))),
            new Case(
                new Key.Otherwise(),
                two.end(new End.Return(two.build(Sketch.shape(LIST, 1), LIST, number, inner)))));
    return Sketch.function("put", LIST, sketch.end(new End.Switch(number, cases)), List.of(number, rest));
  }
}
