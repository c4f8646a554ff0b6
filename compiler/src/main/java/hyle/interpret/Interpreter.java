package hyle.interpret;

import hyle.check.Typed;
import hyle.report.Source;
import hyle.report.Span;
import hyle.runtime.Memory;
import hyle.runtime.Program;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The reference for what programs mean: runs them as they come from the checker, before any pass has touched their memory.
///
/// Nothing of the compiler behind the checker is used, and nothing is done for speed. Each cell is an object of its own that is never used
/// again: a use after a free, a second free and a leak stop the program. Copies and discards happen where the specification puts them. The
/// runtime's services are those of compiled programs, in checked memory.
public final class Interpreter {
  /// Where the source files of the library are.
  static final String LIBRARY = "core-lib/source/";

  /// The place of steps that no text stands for.
  static final Span NOWHERE = new Span(new Source("", ""), 0, 0);

  private static final int STACK_FACTOR = 4;

  private Interpreter() {}

  /// The program, ready to be launched. `foreignCode` is the class loader that has the program's own C code.
  public static Program program(Typed.Program program, String name, ClassLoader foreignCode) {
    return new Interpreted(new Interpretation(program, foreignCode), name);
  }

  private static final class Interpreted extends Program {
    private final Interpretation interpretation;
    private final Map<Thread, Machine> machines = new ConcurrentHashMap<>();

    Interpreted(Interpretation interpretation, String name) {
      super(Memory.CHECKED, name);
      this.interpretation = interpretation;
    }

    @Override
    public void run() {
      machine().runDefinition(interpretation.entry());
      interpretation.cells().stopAtLeaks();
    }

    @Override
    public long call(long closure) {
      return machine().apply(closure);
    }

    @Override
    public int stackFactor() {
      return STACK_FACTOR;
    }

    @Override
    public String place(Thread thread, StackTraceElement[] trace) {
      Machine machine = machines.get(thread);
      Span place = machine == null ? NOWHERE : machine.place();
      return place.equals(NOWHERE) ? "" : place.source().path() + ":" + place.line() + ": ";
    }

    private Machine machine() {
      return machines.computeIfAbsent(Thread.currentThread(), _ -> new Machine(interpretation));
    }
  }
}
