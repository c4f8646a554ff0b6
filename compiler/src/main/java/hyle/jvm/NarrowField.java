package hyle.jvm;

import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.I2B;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.I2S;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.L2I;
import static org.objectweb.asm.Opcodes.LADD;

import hyle.core.Layout.Place;
import hyle.runtime.Words;

/// Loading and storing a field that is narrower than a word, by a segment for its place, as `Words` has them for the first bytes of a cell.
record NarrowField(Code code, Place place) {
  /// `…` to `…, word`.
  void load(Runnable pushCell) {
    address(pushCell);
    invoke("get", "(L" + layoutClass() + ";J)" + javaType());
    code.instruction(I2L);
  }

  /// Other bits of the word than those that have room are lost.
  void store(Runnable pushCell, Runnable pushWord) {
    address(pushCell);
    pushWord.run();
    code.instruction(L2I);
    switch (javaType()) {
      case "B" -> code.instruction(I2B);
      case "S" -> code.instruction(I2S);
      default -> {}
    }
    invoke("set", "(L" + layoutClass() + ";J" + javaType() + ")V"); // segment layout address value
  }

  private void address(Runnable pushCell) {
    boolean hasSegment = place.offset() < Words.NARROW_BYTES;
    field(Code.WORDS, javaType() + (hasSegment ? place.offset() : 0), Code.SEGMENT);
    field(Code.LAYOUT, layoutName(), layoutClass());
    pushCell.run();
    if (!hasSegment) {
      code.word(place.offset());
      code.instruction(LADD);
    }
  }

  private void field(String owner, String name, String type) {
    code.method.visitFieldInsn(GETSTATIC, owner, name, "L" + type + ";");
  }

  private void invoke(String name, String descriptor) {
    code.method.visitMethodInsn(INVOKEINTERFACE, Code.SEGMENT, name, descriptor, true);
  }

  private String layoutName() {
    return switch (place.width()) {
      case BYTE -> "JAVA_BYTE";
      case SHORT -> "JAVA_SHORT_UNALIGNED";
      case INT -> "JAVA_INT_UNALIGNED";
      case NOTHING, WORD -> throw notNarrow();
    };
  }

  private String layoutClass() {
    return Code.LAYOUT
        + switch (place.width()) {
          case BYTE -> "$OfByte";
          case SHORT -> "$OfShort";
          case INT -> "$OfInt";
          case NOTHING, WORD -> throw notNarrow();
        };
  }

  private String javaType() {
    return switch (place.width()) {
      case BYTE -> "B";
      case SHORT -> "S";
      case INT -> "I";
      case NOTHING, WORD -> throw notNarrow();
    };
  }

  private AssertionError notNarrow() {
    return new AssertionError("a field of another kind: " + place);
  }
}
