package hyle.tool.bench;

import java.util.ArrayList;
import java.util.List;

/// A program of a benchmark that is built and ready to run: `command` and the arguments of a load.
record Contender(Benchmark.Variant variant, List<String> command) {
  Contender {
    command = List.copyOf(command);
  }

  String label() {
    return variant.label();
  }

  List<String> command(Load load) {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(load.arguments());
    return whole;
  }
}
