package hyle;

import hyle.core.CoreObserver;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;

/// What a caller of the compiler chooses: the way the program uses memory at run time, which optimisations run, who watches.
public record Options(Mode mode, PassSelection passes, CoreObserver observer, PhaseObserver phases) {
  /// The same without anybody who wants to know how far the work is.
  public Options(Mode mode, PassSelection passes, CoreObserver observer) {
    this(mode, passes, observer, PhaseObserver.NONE);
  }
}
