package hyle.verify;

import java.util.Map;
import java.util.Set;

/// What compiled programs may call outside of themselves, and what each of these does: the runtime, whose classes are compared byte by byte,
/// and a few methods of the JDK that take no cells and call nothing of the program.
final class RuntimeServices {
  private static final String RUNTIME = "hyle/runtime/";

  /// Methods that take one cell or block at most.
  private static final Map<String, Set<String>> ONE_CELL =
      Map.of(
          "Text", Set.of("allocate", "uninitialized", "copy", "slice", "append", "at"),
          "Runes", Set.of("text"),
          "TextNumbers", Set.of("fromInt", "fromUnsigned", "fromFloat"),
          "Environment", Set.of("argument", "variable"),
          "RawMemory", Set.of("allocate", "allocateWords", "allocateZeroed", "reallocate"),
          "ProgramThread", Set.of("fresh", "allocate"),
          "Counted", Set.of("allocate"),
          "Checked", Set.of("allocate"));

  /// Classes whose other methods take none, and call nothing of the program.
  private static final Set<String> QUIET =
      Set.of(
          "Text", "Runes", "TextNumbers", "Environment", "RawMemory", "ProgramThread", "Counted", "Checked", "Floats", "Numbers", "Intrinsics",
          "StackMemory", "ErrorNumber", "Descriptors", "TypeDescriptors", "Stop", "Console", "Locks", "ForeignLibraries");

  /// These read what the input gives.
  private static final Map<String, Set<String>> ANY = Map.of("Console", Set.of("readLine"));

  private static final Map<String, Set<String>> JAVA =
      Map.of(
          "java/lang/foreign/MemorySegment", Set.of("get", "set"),
          "java/lang/Thread", Set.of("currentThread"),
          "java/lang/invoke/MethodHandle", Set.of("invokeExact"),
          "java/lang/String", Set.of("concat"),
          "java/lang/Long", Set.of("compareUnsigned", "divideUnsigned", "remainderUnsigned"),
          "java/lang/Double", Set.of("longBitsToDouble", "doubleToRawLongBits"),
          "java/lang/Float", Set.of("intBitsToFloat", "float16ToFloat", "floatToRawIntBits", "floatToFloat16"));

  private RuntimeServices() {}

  /// Whether the method is one of the runtime.
  static boolean isOfRuntime(Method method) {
    return method.owner().startsWith(RUNTIME);
  }

  /// Whether compiled programs call this method of the JDK.
  static boolean isOfJava(Method method) {
    return JAVA.getOrDefault(method.owner(), Set.of()).contains(method.name());
  }

  /// What a call takes; a service that is not listed may do anything.
  static Cells cells(Method method) {
    String owner = method.owner().substring(method.owner().lastIndexOf('/') + 1);
    if (isOfJava(method)) {
      return Cells.NONE;
    }
    if (ANY.getOrDefault(owner, Set.of()).contains(method.name()) || !QUIET.contains(owner)) {
      return new Cells.Unknown("it calls " + method + " of the runtime");
    }
    return new Cells.AtMost(ONE_CELL.getOrDefault(owner, Set.of()).contains(method.name()) ? 1 : 0);
  }

  /// Whether a call may come back to the program.
  static boolean mayCallBack(Method method) {
    String owner = method.owner().substring(method.owner().lastIndexOf('/') + 1);
    return !isOfJava(method) && !QUIET.contains(owner);
  }
}
