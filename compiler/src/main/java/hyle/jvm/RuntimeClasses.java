package hyle.jvm;

import java.util.List;

/// The classes of `hyle.runtime` that every jar carries.
public final class RuntimeClasses {
  private static final List<String> SIMPLE_NAMES =
      List.of(
          "Blocks", "Blocks$1", "Checked", "CheckedHeap", "Console", "Counted", "Counters", "DefaultStack", "Detached", "Environment", "Execution",
          "Execution$Main",
          "Floats", "ForeignFunction", "FreeLists", "Launch", "Locks", "Machine", "Memory", "Numbers", "Outcome", "Output", "Place", "Program", "ProgramThread",
          "RawMemory", "Runes", "SharedCells", "SharedCells$Rest", "Stop", "Text", "TextNumbers", "Threads", "Words");

  private RuntimeClasses() {}

  /// Their binary names, in order.
  public static List<String> names() {
    return SIMPLE_NAMES.stream().map(name -> "hyle.runtime." + name).toList();
  }
}
