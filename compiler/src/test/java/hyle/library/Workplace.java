package hyle.library;

import java.util.List;
import java.util.Optional;

/// What one run of a program and its model need around them; nothing of it is left afterwards.
interface Workplace extends AutoCloseable {
  /// The arguments of the program.
  List<String> arguments();

  /// What the program is compared with in this run.
  Family.Model model();

  /// What the program and the model left behind that is not the same, in words; empty if nothing.
  Optional<String> difference();

  @Override
  void close();

  /// Where nothing is needed.
  static Workplace without(Family.Model model) {
    return new Workplace() {
      @Override
      public List<String> arguments() {
        return List.of();
      }

      @Override
      public Family.Model model() {
        return model;
      }

      @Override
      public Optional<String> difference() {
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
