package hyle;

import hyle.check.OpenTypes;
import hyle.core.CoreObserver;
import hyle.jvm.Emitter;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;

/// What a caller of the compiler chooses: the way the program uses memory at run time, which optimisations run, what becomes of types
/// that nothing determines, who watches.
public record Options(Mode mode, PassSelection passes, OpenTypes openTypes, CoreObserver observer, PhaseObserver phases, long stackBytes) {
  /// For a program, whose types must be determined, and which takes the usual stack.
  public Options(Mode mode, PassSelection passes, CoreObserver observer, PhaseObserver phases) {
    this(mode, passes, OpenTypes.REFUSED, observer, phases, Emitter.USUAL_STACK);
  }

  /// The same without anybody who wants to know how far the work is.
  public Options(Mode mode, PassSelection passes, CoreObserver observer) {
    this(mode, passes, observer, PhaseObserver.NONE);
  }
}
