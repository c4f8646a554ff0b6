package hyle.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Intmaps, against `HashMap`; their entries come out in the order of the keys taken without a sign.
final class Intmaps implements Family {
  private static final List<String> WORDS = List.of("insert", "insert", "insert", "insert", "delete", "delete", "lookup", "copy");

  @Override
  public String name() {
    return "intmaps";
  }

  @Override
  public int longest() {
    return 60;
  }

  @Override
  public Command command(Chance chance) {
    if (chance.oneIn(30)) {
      return Command.of(new Field.Word("from-list"), new Field.Numbers(chance.numbers(30)), new Field.Text(""));
    }
    String word = chance.oneIn(40) ? "singleton" : chance.of(WORDS);
    return Command.of(new Field.Word(word), new Field.Number(chance.number()), new Field.Text(chance.text(2)));
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(new Maps());
  }

  private static final class Maps implements Model {
    private final Map<Long, String> map = new HashMap<>();

    @Override
    public Results answer(Command command) {
      Results results = new Results();
      switch (command.word(0)) {
        case "insert" -> {
          map.put(command.number(1), command.text(2));
          return found(results, "lookup after insert", command);
        }
        case "singleton" -> {
          map.clear();
          map.put(command.number(1), command.text(2));
          return found(results, "lookup after singleton", command);
        }
        case "delete" -> {
          found(results, "lookup before delete", command);
          map.remove(command.number(1));
          return found(results, "lookup after delete", command);
        }
        case "lookup" -> {
          return found(results, "lookup", command);
        }
        case "copy" -> {
          return results.texts("to-list", entries());
        }
        default -> {
          fill(command.numbers(1));
          return results.text("from-list", "made");
        }
      }
    }

    private Results found(Results results, String name, Command command) {
      return results.option(name, Optional.ofNullable(map.get(command.number(1))), found -> Results.listed(List.of(found)));
    }

    private List<String> entries() {
      List<String> entries = new ArrayList<>();
      map.keySet().stream()
          .sorted(Long::compareUnsigned)
          .forEach(key -> entries.add(Results.listed(List.of(key.toString(), map.get(key)))));
      return entries;
    }

    private void fill(List<Long> numbers) {
      map.clear();
      for (int at = 0; at < numbers.size(); at++) {
        map.put(numbers.get(at), Integer.toString(at));
      }
    }
  }
}
