package hyle.library;

import hyle.runtime.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// That a program answers every script as the model of its family does, and gives back all that it takes.
record Property(Family family, Driver driver) {
  private static final int MOST_RUNS_TO_SHRINK = 2_000;

  /// A script that shows that it does not hold, as small as it was made, and how it shows it.
  record Counterexample(List<Command> script, String difference) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(difference).append("\nwith these commands:");
      script.forEach(command -> text.append("\n  ").append(command));
      return text.toString();
    }
  }

  /// Tries the script that a seed decides.
  Optional<Counterexample> trySeed(long seed) {
    List<Command> script = script(family, seed);
    return difference(script).map(difference -> shrunk(new Counterexample(script, difference)));
  }

  /// The script that a seed decides.
  static List<Command> script(Family family, long seed) {
    Chance chance = new Chance(seed);
    List<Command> script = new ArrayList<>();
    for (int left = 1 + chance.below(family.longest()); left > 0; left--) {
      script.add(family.command(chance));
    }
    return script;
  }

  /// What a run does otherwise than the model; empty if nothing.
  Optional<String> difference(List<Command> script) {
    try (Workplace place = family.workplace()) {
      Driver.Run run = driver.run(Command.script(script), place.arguments());
      Optional<String> wrong = wrongAnswer(script, Command.answers(run.output()), place.model());
      if (wrong.isPresent() || run.outcome().exitCode() != 0 || !run.errors().isEmpty()) {
        return Optional.of(
            wrong.orElse("the answers are right") + "; exit code " + run.outcome().exitCode() + ", errors " + Results.visible(run.errors()));
      }
      Counters counters = run.outcome().counters();
      return counters.live() == 0 && counters.liveBytes() == 0
          ? place.difference()
          : Optional.of("memory is not given back: " + counters.summary());
    }
  }

  private static Optional<String> wrongAnswer(List<Command> script, List<List<String>> answers, Family.Model model) {
    for (int at = 0; at < script.size(); at++) {
      Results right = model.answer(script.get(at));
      if (at >= answers.size()) {
        return Optional.of("command " + (at + 1) + " has no answer");
      }
      Optional<String> difference = right.difference(answers.get(at));
      if (difference.isPresent()) {
        return difference.map(("command " + (at + 1) + ": ")::concat);
      }
    }
    return Optional.empty();
  }

  /// Leaves out commands, and makes those that stay simpler, while the property still does not hold.
  private Counterexample shrunk(Counterexample found) {
    Counterexample best = found;
    int runs = 0;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (List<Command> candidate : candidates(best.script())) {
        if (runs++ > MOST_RUNS_TO_SHRINK) {
          return best;
        }
        Optional<String> difference = difference(candidate);
        if (difference.isPresent()) {
          best = new Counterexample(candidate, difference.get());
          smaller = true;
          break;
        }
      }
    }
    return best;
  }

  private static List<List<Command>> candidates(List<Command> script) {
    List<List<Command>> candidates = new ArrayList<>();
    for (int size = script.size() - 1; size > 0; size /= 2) {
      for (int from = 0; from + size <= script.size(); from += size) {
        List<Command> fewer = new ArrayList<>(script);
        fewer.subList(from, from + size).clear();
        candidates.add(fewer);
      }
    }
    for (int at = 0; at < script.size(); at++) {
      for (Command simpler : script.get(at).simpler()) {
        List<Command> changed = new ArrayList<>(script);
        changed.set(at, simpler);
        candidates.add(changed);
      }
    }
    return candidates;
  }
}
