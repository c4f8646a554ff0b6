package hyle.library;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Dictionaries with integers and with texts as keys, against two `TreeMap`s.
final class Dictionaries implements Family {
  private static final List<String> WORDS = List.of("insert", "insert", "insert", "insert", "delete", "delete", "lookup", "copy");
  /// The order of texts: bytes are compared as they are in Java, with their signs.
  static final Comparator<String> BY_BYTES =
      (one, other) -> Arrays.compare(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  @Override
  public String name() {
    return "dictionaries";
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
    return Command.of(new Field.Word(chance.of(WORDS)), new Field.Number(chance.number()), new Field.Text(chance.text(2)));
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(new Maps());
  }

  private static final class Maps implements Model {
    private final Map<Long, String> byNumber = new TreeMap<>();
    private final Map<String, Long> byText = new TreeMap<>(BY_BYTES);

    @Override
    public Results answer(Command command) {
      String text = command.text(2);
      switch (command.word(0)) {
        case "insert" -> {
          byNumber.put(command.number(1), text);
          byText.put(text, command.number(1));
          return sizes("insert");
        }
        case "delete" -> {
          byNumber.remove(command.number(1));
          byText.remove(text);
          return sizes("delete");
        }
        case "lookup" -> {
          Results results = new Results();
          results.option("lookup", Optional.ofNullable(byNumber.get(command.number(1))), found -> Results.listed(List.of(found)));
          return results.option("lookup", Optional.ofNullable(byText.get(text)), String::valueOf);
        }
        case "copy" -> {
          return entries();
        }
        default -> {
          fill(command.numbers(1));
          return sizes("from-list");
        }
      }
    }

    private void fill(List<Long> numbers) {
      byNumber.clear();
      byText.clear();
      for (int at = 0; at < numbers.size(); at++) {
        byNumber.put(numbers.get(at), Integer.toString(at));
        byText.put(Integer.toString(at), numbers.get(at));
      }
    }

    private Results sizes(String name) {
      return new Results().number("size after " + name, byNumber.size()).number("size after " + name, byText.size());
    }

    private Results entries() {
      List<String> numbers = new ArrayList<>();
      byNumber.forEach((key, value) -> numbers.add(Results.listed(List.of(key.toString(), value))));
      List<String> texts = new ArrayList<>();
      byText.forEach((key, value) -> texts.add(Results.listed(List.of(key, value.toString()))));
      return new Results().texts("to-list", numbers).texts("to-list", texts);
    }
  }
}
