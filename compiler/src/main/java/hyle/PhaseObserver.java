package hyle;

/// Is told what the compiler begins to do: progress lines show it, `hyle bench compile` times it.
public interface PhaseObserver {
  /// `words` say what is being done from now on, such as `checking types`.
  void begins(String words);

  /// Does not listen.
  PhaseObserver NONE = _ -> {};
}
