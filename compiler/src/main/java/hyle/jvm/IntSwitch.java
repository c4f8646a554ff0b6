package hyle.jvm;

import static org.objectweb.asm.Opcodes.L2I;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.objectweb.asm.Label;

/// The JVM's switch instructions.
final class IntSwitch {
  /// A table may have so many places for each key.
  private static final long PLACES_A_KEY = 3;

  private IntSwitch() {}

  /// Goes by the int on the stack; `keys` ascend, `goals[i]` belongs to `keys[i]`.
  static void emit(Code code, int[] keys, Label[] goals, Label otherwise) {
    int least = keys[0];
    int greatest = keys[keys.length - 1];
    long places = (long) greatest - least + 1;
    if (places > PLACES_A_KEY * keys.length) {
      code.method.visitLookupSwitchInsn(otherwise, keys, goals);
      return;
    }
    Label[] table = new Label[(int) places];
    Arrays.fill(table, otherwise);
    for (int at = 0; at < keys.length; at++) {
      table[keys[at] - least] = goals[at];
    }
    code.method.visitTableSwitchInsn(least, greatest, otherwise, table);
  }

  /// `switch ((int) word) { key => action; … }` on the word in a local variable, which is always one of the keys; each action's result
  /// is returned by the instruction `returning`.
  static <T> void returning(Code code, int word, List<T> values, ToIntFunction<T> key, Consumer<T> action, int returning) {
    Label none = new Label();
    if (!values.isEmpty()) {
      Label[] goals = values.stream().map(_ -> new Label()).toArray(Label[]::new);
      code.load(word);
      code.instruction(L2I);
      emit(code, values.stream().mapToInt(key).toArray(), goals, none);
      for (int at = 0; at < goals.length; at++) {
        code.place(goals[at]);
        action.accept(values.get(at));
        code.instruction(returning);
      }
    }
    code.place(none);
    code.unreachable();
  }
}
