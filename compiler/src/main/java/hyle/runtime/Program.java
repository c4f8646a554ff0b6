package hyle.runtime;

/// A compiled program: its main class extends this.
public abstract class Program {
  private final Memory memory;
  private final String name;

  protected Program(Memory memory, String name) {
    this.memory = memory;
    this.name = name;
  }

  /// Runs the program to its end, on a `ProgramThread`.
  public abstract void run();

  /// Calls a closure without arguments, which is used up. Programs that start threads override it.
  public long call(long closure) {
    throw Stop.unreachable();
  }

  /// Where a thread of the program, with this stack, is in the source, as `path:line: `; empty if that is not known.
  public String place(Thread thread, StackTraceElement[] trace) {
    return Place.in(trace);
  }

  /// How many times the stack of compiled code a call may take here.
  public int stackFactor() {
    return 1;
  }

  /// The stack of the main thread that the program was built with; 0 for what suits the machine.
  public long stackBytes() {
    return 0;
  }

  /// How the code was compiled to watch its memory.
  public final Memory memory() {
    return memory;
  }

  /// What the program finds as its argument 0.
  public final String name() {
    return name;
  }
}
