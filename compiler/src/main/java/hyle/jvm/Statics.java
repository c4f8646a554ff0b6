package hyle.jvm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/// The static fields of a class under construction: one for each static text, the address once it is made, 0 before.
final class Statics {
  private final String owner;
  private final Map<String, String> texts = new LinkedHashMap<>();

  Statics(String owner) {
    this.owner = owner;
  }

  /// The internal name of the class.
  String owner() {
    return owner;
  }

  /// The field for a text.
  String text(String value) {
    return texts.computeIfAbsent(value, _ -> "text" + texts.size());
  }

  void declare(ClassVisitor visitor) {
    for (String name : texts.values()) {
      visitor.visitField(Opcodes.ACC_STATIC, name, "J", null, null).visitEnd();
    }
  }
}
