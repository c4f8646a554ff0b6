package hyle.library;

import java.util.List;

/// What one run of a program and its model need around them; nothing of it is left afterwards.
interface Workplace extends AutoCloseable {
  /// The arguments of the program.
  List<String> arguments();

  /// What the program is compared with in this run.
  Family.Model model();

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
      public void close() {}
    };
  }
}
