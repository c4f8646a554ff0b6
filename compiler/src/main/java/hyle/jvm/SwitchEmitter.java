package hyle.jvm;

import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.L2I;
import static org.objectweb.asm.Opcodes.LCMP;

import hyle.core.Core;
import hyle.core.Core.Case;
import hyle.core.Core.Constructor;
import hyle.core.Core.Key;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Type;
import hyle.core.Layout;
import hyle.name.PrimitiveOperation.Comparison;
import hyle.report.Span;
import hyle.runtime.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Label;

/// Goes to one of several labels by a scrutinee, with as few tests as the types allow.
///
/// ```
/// numbers, constructors without cells     word switch; a comparison computed for this switch only is a jump by itself
/// one constructor with a cell             x == k when one nullary goes another way; else x < FIRST_ADDRESS, then a word switch
/// several with a cell                     x < FIRST_ADDRESS, then word switch or switch on the tag, with which the cell begins
/// ```
final class SwitchEmitter {
  /// Up to so many words are compared one after the other.
  private static final int COMPARED_ONE_BY_ONE = 3;

  private final Core.Program program;
  private final MemoryEmitter memory;
  private final Code code;
  private final Frame frame;

  SwitchEmitter(Emission emission, Code code, Frame frame) {
    this.program = emission.plan().program();
    this.memory = emission.memory();
    this.code = code;
    this.frame = frame;
  }

  /// Emits the tests, so that case `i` continues at label `i`; the case that is returned may continue right after them.
  int dispatch(Operand scrutinee, List<Case> cases, List<Label> labels, Span span) {
    if (cases.size() == 1) {
      return 0;
    }
    return switch (withoutNoema(scrutinee.type())) {
      case Type.Data(Core.DataName name, _) -> onConstructors(scrutinee, program.dataTypes().get(name), cases, labels, span);
      case Type.Immediate _ -> onWords(scrutinee, cases, labels);
      case Type.Dynamic _, Type.Closure _, Type.Resource _, Type.Noema _, Type.Token _, Type.Hole _ ->
          throw new AssertionError("a switch on " + scrutinee.type());
    };
  }

  /// The last case is for all words that no key names, or for its key if they name all that can be.
  private int onWords(Operand scrutinee, List<Case> cases, List<Label> labels) {
    SortedMap<Long, Integer> targets = targets(cases);
    int otherwise = cases.size() - 1;
    Optional<Operation.Primitive> delayed = frame.delayed(scrutinee);
    if (delayed.isPresent() && delayed.get().operation() instanceof Comparison comparison) {
      int whenTrue = targets.getOrDefault(1L, otherwise);
      int whenFalse = targets.getOrDefault(0L, otherwise);
      new PrimitiveEmitter(code, frame).jumpUnless(comparison, delayed.get().operands(), labels.get(whenFalse));
      return whenTrue;
    }
    return switchWords(frame.local(scrutinee), targets, labels, otherwise);
  }

  private int onConstructors(Operand scrutinee, Core.DataType type, List<Case> cases, List<Label> labels, Span span) {
    SortedMap<Long, Integer> named = targets(cases);
    SortedMap<Long, Integer> nullary = new TreeMap<>();
    SortedMap<Long, Integer> cells = new TreeMap<>();
    for (Constructor constructor : type.constructors()) {
      long number = constructor.number();
      (constructor.fields().isEmpty() ? nullary : cells).put(number, named.getOrDefault(number, cases.size() - 1));
    }
    int value = frame.local(scrutinee);
    if (cells.isEmpty()) {
      return switchWords(value, nullary, labels, nullary.get(nullary.lastKey()));
    }
    Set<Integer> cellTargets = new TreeSet<>(cells.values());
    if (cellTargets.size() == 1) {
      return onNullary(value, nullary, labels, cellTargets.iterator().next());
    }
    if (!nullary.isEmpty()) {
      jumpWhenNullary(value, nullary, labels);
    }
    memory.looking(code, value, span);
    int tag = code.wordLocal();
    code.loadField(() -> code.load(value), Layout.tagOf(type));
    code.store(tag);
    return switchWords(tag, cells, labels, cells.get(cells.lastKey()));
  }

  /// All cells go the same way.
  private int onNullary(int value, SortedMap<Long, Integer> nullary, List<Label> labels, int cell) {
    List<Long> apart = nullary.keySet().stream().filter(number -> nullary.get(number) != cell).toList();
    if (apart.isEmpty()) {
      return cell;
    }
    if (apart.size() == 1) {
      jumpWhenEqual(value, apart.getFirst(), labels.get(nullary.get(apart.getFirst())));
      return cell;
    }
    if (Set.copyOf(nullary.values()).size() == 1) {
      jumpByAddress(value, IFLT, labels.get(nullary.get(nullary.firstKey())));
      return cell;
    }
    jumpByAddress(value, IFGE, labels.get(cell));
    return switchWords(value, nullary, labels, nullary.get(nullary.lastKey()));
  }

  /// Falls through with a cell.
  private void jumpWhenNullary(int value, SortedMap<Long, Integer> nullary, List<Label> labels) {
    if (Set.copyOf(nullary.values()).size() == 1) {
      jumpByAddress(value, IFLT, labels.get(nullary.get(nullary.firstKey())));
      return;
    }
    Label cell = new Label();
    jumpByAddress(value, IFGE, cell);
    int last = switchWords(value, nullary, labels, nullary.get(nullary.lastKey()));
    code.jump(GOTO, labels.get(last));
    code.place(cell);
  }

  /// Words that are not in `targets` go to `otherwise`, which is returned.
  private int switchWords(int value, SortedMap<Long, Integer> targets, List<Label> labels, int otherwise) {
    SortedMap<Long, Integer> others = new TreeMap<>(targets);
    others.values().removeIf(target -> target == otherwise);
    SortedMap<Long, Integer> ints = new TreeMap<>(others.subMap((long) Integer.MIN_VALUE, Integer.MAX_VALUE + 1L));
    boolean oneByOne = ints.size() <= COMPARED_ONE_BY_ONE;
    others.forEach(
        (word, target) -> {
          if (oneByOne || !ints.containsKey(word)) {
            jumpWhenEqual(value, word, labels.get(target));
          }
        });
    if (!oneByOne) {
      code.load(value);
      code.load(value);
      code.instruction(L2I);
      code.instruction(I2L);
      code.instruction(LCMP);
      code.jump(IFNE, labels.get(otherwise));
      switchInts(value, ints, labels, labels.get(otherwise));
    }
    return otherwise;
  }

  private void switchInts(int value, SortedMap<Long, Integer> targets, List<Label> labels, Label otherwise) {
    code.load(value);
    code.instruction(L2I);
    int[] keys = targets.keySet().stream().mapToInt(Long::intValue).toArray();
    Label[] goals = targets.values().stream().map(labels::get).toArray(Label[]::new);
    IntSwitch.emit(code, keys, goals, otherwise);
  }

  private void jumpWhenEqual(int value, long word, Label target) {
    code.load(value);
    code.word(word);
    code.instruction(LCMP);
    code.jump(IFEQ, target);
  }

  /// `IFLT` jumps with an immediate, `IFGE` with an address.
  private void jumpByAddress(int value, int opcode, Label target) {
    code.load(value);
    code.word(Words.FIRST_ADDRESS);
    code.instruction(LCMP);
    code.jump(opcode, target);
  }

  private static SortedMap<Long, Integer> targets(List<Case> cases) {
    SortedMap<Long, Integer> targets = new TreeMap<>();
    for (int at = 0; at < cases.size(); at++) {
      switch (cases.get(at).key()) {
        case Key.OfWord(long bits) -> targets.put(bits, at);
        case Key.OfConstructor(_, int constructor) -> targets.put((long) constructor, at);
        case Key.Otherwise() -> {}
      }
    }
    return targets;
  }

  private static Type withoutNoema(Type type) {
    return switch (type) {
      case Type.Noema(Type of) -> withoutNoema(of);
      case Type.Immediate _, Type.Data _, Type.Dynamic _, Type.Closure _, Type.Resource _, Type.Token _, Type.Hole _ -> type;
    };
  }
}
