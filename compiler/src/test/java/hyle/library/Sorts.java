package hyle.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Sorting, against `Collections.sort`: long vectors, in order already, in the other order, and with the same numbers again and again.
final class Sorts implements Family, Family.Model {
  private static final int MOST = 300;

  @Override
  public String name() {
    return "sorts";
  }

  @Override
  public int longest() {
    return 2;
  }

  @Override
  public Command command(Chance chance) {
    List<Long> numbers = new ArrayList<>(chance.numbers(chance.oneIn(2) ? MOST : 5));
    if (chance.oneIn(4)) {
      numbers.replaceAll(number -> number % 3);
    }
    if (chance.oneIn(4)) {
      Collections.sort(numbers);
    }
    if (chance.oneIn(4)) {
      Collections.reverse(numbers);
    }
    return Command.of(new Field.Numbers(numbers));
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(this);
  }

  @Override
  public Results answer(Command command) {
    List<Long> sorted = new ArrayList<>(command.numbers(0));
    Collections.sort(sorted);
    List<Long> middle = sorted.isEmpty() ? sorted : new ArrayList<>(command.numbers(0).subList(1, sorted.size()));
    Collections.sort(middle);
    return new Results()
        .numbers("quicksort", sorted)
        .numbers("quicksort by the other order", sorted.reversed())
        .numbers("quicksort of drop", middle);
  }
}
