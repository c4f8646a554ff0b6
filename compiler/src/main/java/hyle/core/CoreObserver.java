package hyle.core;

/// Is shown the program after each phase that gives Core: `--dump` prints it, tests lint it.
public interface CoreObserver {
  /// `phase` is `core` or the name of a pass.
  void after(String phase, Core.Program program);

  /// Looks at nothing.
  CoreObserver NONE = (_, _) -> {};
}
