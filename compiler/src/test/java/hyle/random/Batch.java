package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Some programs that are compiled together and run one after the other: that takes much less time than each alone.
record Batch(List<Long> seeds, List<Program> programs, List<Execution> ways, Checked.Scrutiny scrutiny) {
  private static final String SEPARATOR = "#";

  Batch {
    seeds = List.copyOf(seeds);
    programs = List.copyOf(programs);
    ways = List.copyOf(ways);
  }

  /// Programs of a batch that fail: one, where one of them fails by itself.
  record Finding(Batch batch, Failure failure) {}

  /// The programs of these seeds.
  static Batch of(List<Long> seeds, List<Execution> ways, Checked.Scrutiny scrutiny) {
    return new Batch(seeds, seeds.stream().map(ProgramGenerator::program).toList(), ways, scrutiny);
  }

  /// The text of the programs, as the compiler gets it.
  Sources sources() {
    List<String> texts = programs.stream().map(ProgramPrinter::print).toList();
    return texts.size() == 1 ? Sources.of(texts.getFirst()) : Sources.of(texts, SEPARATOR);
  }

  /// Runs the programs and counts what they do; where some fail, looks for the smallest part of the batch that does.
  void run(Tally tally, Consumer<Finding> findings) {
    Optional<Failure> failure = attempt(tally);
    if (failure.isEmpty()) {
      return;
    }
    int count = programs.size();
    if (count == 1) {
      findings.accept(new Finding(this, failure.get()));
      return;
    }
    List<Finding> inside = new ArrayList<>();
    part(0, count / 2).run(tally, inside::add);
    part(count / 2, count).run(tally, inside::add);
    if (inside.isEmpty()) {
      inside.add(new Finding(this, failure.get()));
    }
    inside.forEach(findings);
  }

  private Batch part(int from, int to) {
    return new Batch(seeds.subList(from, to), programs.subList(from, to), ways, scrutiny);
  }

  private Optional<Failure> attempt(Tally tally) {
    try {
      List<Execution.Result> results = Agreement.check(Checked.of(sources(), scrutiny), ways);
      count(results, tally);
      return Optional.empty();
    } catch (Failure failure) {
      return Optional.of(failure);
    }
  }

  /// What goes wrong with these programs in place of those of the batch.
  Optional<Failure> failure(List<Program> others) {
    return new Batch(seeds, others, ways, scrutiny).attempt(new Tally());
  }

  private void count(List<Execution.Result> results, Tally tally) {
    Execution.Result first = results.getFirst();
    String[] outputs = programs.size() == 1 ? new String[] {first.output()} : first.output().substring(1).split(Pattern.quote(SEPARATOR), -1);
    for (int index = 0; index < programs.size(); index++) {
      tally.program(programs.get(index), index < outputs.length ? outputs[index] : "", first.exitCode());
    }
    for (int index = 0; index < ways.size(); index++) {
      tally.way(ways.get(index).name(), programs.size(), results.get(index).memory().orElse(Execution.Memory.NONE));
    }
    tally.batch(scrutiny, programs.size());
  }
}
