package hyle.jvm;

import java.util.List;

/// The classes of `hyle.runtime` that every jar carries.
public final class RuntimeClasses {
  private static final List<String> SIMPLE_NAMES =
      List.of(
          "Arguments", "Blocks", "Blocks$1", "Checked", "CheckedHeap", "ChildProcess", "Console", "Counted", "Counters",
          "Decimal", "DefaultStack", "Descriptors", "Detached", "Ending", "Environment", "ErrorNumber", "Execution", "Execution$Main", "Floats", "ForeignCall", "ForeignFunction",
          "ForeignLibraries", "FreeLists", "Intrinsics", "Launch", "Locks", "Machine", "Memory", "Numbers", "Outcome", "Output", "Place", "PlaceCounters",
          "Program", "ProgramThread", "RawMemory", "Runes", "SharedCells", "SharedCells$Rest", "StackMemory", "StandardInput", "Stop",
          "Text", "TextNumbers", "Threads", "Training", "TypeDescriptors", "TypeDescriptors$Made", "Words");

  private RuntimeClasses() {}

  /// Their binary names, in order.
  public static List<String> names() {
    return SIMPLE_NAMES.stream().map(name -> "hyle.runtime." + name).toList();
  }
}
