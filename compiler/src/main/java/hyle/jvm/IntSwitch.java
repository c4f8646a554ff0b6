package hyle.jvm;

import java.util.Arrays;
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
}
