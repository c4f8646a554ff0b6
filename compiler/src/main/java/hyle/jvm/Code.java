package hyle.jvm;

import hyle.core.Layout.Place;
import hyle.core.Width;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// The code of one method under construction: ASM's visitor in the terms of words, and the method's local variables.
///
/// Comments beside instructions show the operand stack after them, its top on the right.
final class Code implements Opcodes {
  static final String THREAD = "hyle/runtime/ProgramThread";
  static final String WORDS = "hyle/runtime/Words";
  static final String SEGMENT = "java/lang/foreign/MemorySegment";
  static final String LAYOUT = "java/lang/foreign/ValueLayout";
  private static final int FIELDS = hyle.runtime.Words.FIELDS;

  final MethodVisitor method;
  private int nextLocal;
  private int line;

  Code(MethodVisitor method, int firstLocal) {
    this.method = method;
    this.nextLocal = firstLocal;
  }

  /// A new local variable for a word.
  int wordLocal() {
    int local = nextLocal;
    nextLocal += 2;
    return local;
  }

  /// A new local variable for an object.
  int objectLocal() {
    return nextLocal++;
  }

  /// The first local variable that is not in use; `releaseTo` gives back all from a mark on.
  int mark() {
    return nextLocal;
  }

  void releaseTo(int mark) {
    nextLocal = mark;
  }

  /// What follows comes from this line.
  void line(int number) {
    if (number != line) {
      line = number;
      Label here = new Label();
      method.visitLabel(here);
      method.visitLineNumber(number, here);
    }
  }

  /// Pushes a known word; small ones without a constant in the pool.
  void word(long value) {
    if (value == 0 || value == 1) {
      method.visitInsn(value == 0 ? LCONST_0 : LCONST_1);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      number((int) value);
      method.visitInsn(I2L);
    } else {
      method.visitLdcInsn(value);
    }
  }

  /// Pushes a known int.
  void number(int value) {
    if (value >= -1 && value <= 5) {
      method.visitInsn(ICONST_0 + value);
    } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
      method.visitIntInsn(BIPUSH, value);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      method.visitIntInsn(SIPUSH, value);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void load(int local) {
    method.visitVarInsn(LLOAD, local);
  }

  void store(int local) {
    method.visitVarInsn(LSTORE, local);
  }

  void instruction(int opcode) {
    method.visitInsn(opcode);
  }

  void jump(int opcode, Label target) {
    method.visitJumpInsn(opcode, target);
  }

  void place(Label label) {
    method.visitLabel(label);
  }

  void call(String owner, String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, owner, name, descriptor, false);
  }

  /// `…` to `…, word`: loads a part of the cell that `pushCell` pushes.
  void loadField(Runnable pushCell, Place place) {
    switch (place.width()) {
      case NOTHING -> word(0);
      case WORD -> loadField(pushCell, place.offset() / Width.WORD.bytes());
      case BYTE, SHORT, INT -> new NarrowField(this, place).load(pushCell);
    }
  }

  /// Stores in a part of the cell what of the word belongs there.
  void storeField(Runnable pushCell, Place place, Runnable pushWord) {
    switch (place.width()) {
      case NOTHING -> {}
      case WORD -> storeField(pushCell, place.offset() / Width.WORD.bytes(), pushWord);
      case BYTE, SHORT, INT -> new NarrowField(this, place).store(pushCell, pushWord);
    }
  }

  /// `…` to `…, word`: loads a word of the cell that `pushCell` pushes.
  void loadField(Runnable pushCell, int slot) {
    segmentAndLayout(slot);
    pushCell.run();
    offset(slot);
    getWord();
  }

  /// Stores a word in the cell.
  void storeField(Runnable pushCell, int slot, Runnable pushWord) {
    segmentAndLayout(slot);
    pushCell.run();
    offset(slot);
    pushWord.run(); // segment layout address word
    setWord();
  }

  /// `segment layout address` to `word`.
  void getWord() {
    method.visitMethodInsn(INVOKEINTERFACE, SEGMENT, "get", "(Ljava/lang/foreign/ValueLayout$OfLong;J)J", true);
  }

  /// `segment layout address word` to nothing.
  void setWord() {
    method.visitMethodInsn(INVOKEINTERFACE, SEGMENT, "set", "(Ljava/lang/foreign/ValueLayout$OfLong;JJ)V", true);
  }

  /// Pushes the segment of a field, and the layout of a word.
  void segmentAndLayout(int slot) {
    method.visitFieldInsn(GETSTATIC, WORDS, "F" + (slot < FIELDS ? slot : 0), "L" + SEGMENT + ";");
    method.visitFieldInsn(GETSTATIC, LAYOUT, "JAVA_LONG_UNALIGNED", "Ljava/lang/foreign/ValueLayout$OfLong;");
  }

  /// Pushes the thread.
  void thread() {
    call("java/lang/Thread", "currentThread", "()Ljava/lang/Thread;");
    method.visitTypeInsn(CHECKCAST, THREAD);
  }

  /// Throws the assertion that this place is never reached.
  void unreachable() {
    call("hyle/runtime/Stop", "unreachable", "()Ljava/lang/AssertionError;");
    instruction(ATHROW);
  }

  private void offset(int slot) {
    if (slot >= FIELDS) {
      word(8L * slot);
      instruction(LADD);
    }
  }
}
