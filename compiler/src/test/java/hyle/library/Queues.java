package hyle.library;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Queues, against `ArrayDeque`.
final class Queues implements Family {
  private static final List<String> WORDS = List.of("enqueue", "enqueue", "enqueue", "dequeue", "dequeue", "copy");

  @Override
  public String name() {
    return "queues";
  }

  @Override
  public int longest() {
    return 40;
  }

  @Override
  public Command command(Chance chance) {
    return Command.of(new Field.Word(chance.of(WORDS)), new Field.Text(chance.text(2)));
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(new Deque());
  }

  private static final class Deque implements Model {
    private final ArrayDeque<String> deque = new ArrayDeque<>();

    @Override
    public Results answer(Command command) {
      Results results = new Results();
      switch (command.word(0)) {
        case "enqueue" -> {
          deque.addLast(command.text(1));
          results.text("enqueue", "done");
        }
        case "dequeue" -> results.option("dequeue", Optional.ofNullable(deque.pollFirst()), first -> Results.listed(List.of(first)));
        default -> results.texts("all that dequeue gives", List.copyOf(deque));
      }
      return results.number("size", deque.size()).truth("is-empty", deque.isEmpty());
    }
  }
}
