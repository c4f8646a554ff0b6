package hyle.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Vectors of texts, against `ArrayList`.
final class Vectors implements Family {
  private static final List<String> CUTS = List.of("take", "drop", "slice", "take-end", "drop-end", "swap", "swap", "reverse");
  private static final List<String> SEARCHES = List.of("take-while", "drop-while", "take-while-end", "drop-while-end", "find", "find-end");
  private static final List<String> CHANGES =
      List.of(
          "from-list", "from-list", "create", "create", "create-E", "for-each", "for-each-N", "for-each-E", "for-each-EN", "for-each-vertical",
          "zip-with-N", "quicksort", "exchange", "exchange", "access", "fold");
  private static final int MOST = 12;

  @Override
  public String name() {
    return "vectors";
  }

  @Override
  public int longest() {
    return 30;
  }

  @Override
  public Command command(Chance chance) {
    List<Field> fields = new ArrayList<>();
    switch (chance.below(4)) {
      case 0 -> fields.addAll(List.of(new Field.Word("cut"), new Field.Word(chance.of(CUTS))));
      case 1 -> fields.addAll(List.of(new Field.Word("search"), new Field.Word(chance.of(SEARCHES))));
      default -> fields.addAll(List.of(new Field.Word("change"), new Field.Word(chance.of(CHANGES))));
    }
    fields.addAll(List.of(new Field.Number(chance.index(MOST)), new Field.Number(chance.index(MOST)), new Field.Text(chance.text(2))));
    return new Command(fields);
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(new Elements());
  }

  private static final class Elements implements Model {
    private List<String> elements = new ArrayList<>();

    @Override
    public Results answer(Command command) {
      String result =
          switch (command.word(0)) {
            case "cut" -> cut(command.word(1), command.number(2), command.number(3));
            case "search" -> search(command.word(1), command.text(4));
            default -> change(command.word(1), command.number(2), command.number(3), command.text(4));
          };
      return new Results().text(command.word(1), result).texts("the elements after " + command.word(1), elements);
    }

    private String cut(String word, long n, long m) {
      int size = elements.size();
      switch (word) {
        case "take" -> keep(0, clamp(n));
        case "drop" -> keep(clamp(n), size);
        case "slice" -> keep(Math.min(clamp(n) - (n >= 1 && n <= size ? 1 : 0), clamp(m)), clamp(m));
        case "take-end" -> keep(size - clamp(n), size);
        case "drop-end" -> keep(0, size - clamp(n));
        case "swap" -> {
          if (isInside(n) && isInside(m)) {
            Collections.swap(elements, (int) n, (int) m);
          }
        }
        default -> Collections.reverse(elements);
      }
      return size();
    }

    private String search(String word, String text) {
      List<Boolean> less = elements.stream().map(element -> Dictionaries.BY_BYTES.compare(element, text) < 0).toList();
      int size = elements.size();
      int first = less.indexOf(false) < 0 ? size : less.indexOf(false);
      int last = less.lastIndexOf(false);
      switch (word) {
        case "take-while" -> keep(0, first);
        case "drop-while" -> keep(first, size);
        case "take-while-end" -> keep(last + 1, size);
        case "drop-while-end" -> keep(0, last + 1);
        case "find" -> {
          return place(less.indexOf(true));
        }
        default -> {
          return place(less.lastIndexOf(true));
        }
      }
      return size();
    }

    private String change(String word, long n, long m, String text) {
      switch (word) {
        case "from-list", "create" -> elements = created(text, n % MOST, Long.MAX_VALUE).orElseThrow();
        case "create-E" -> {
          return attempt(created(text, n % MOST, m), text);
        }
        case "for-each", "for-each-N", "for-each-vertical" -> elements = numbered(elements);
        case "for-each-E", "for-each-EN" -> {
          return isInside(m) ? attempt(Optional.empty(), elements.get((int) m)) : attempt(Optional.of(numbered(elements)), text);
        }
        case "zip-with-N" -> {
          List<String> zipped = new ArrayList<>();
          for (int at = 0; at < clamp(n); at++) {
            zipped.add(elements.get(at) + elements.get(at) + at);
          }
          elements = zipped;
        }
        case "quicksort" -> elements.sort(Dictionaries.BY_BYTES);
        case "exchange" -> {
          return isInside(n) ? Results.listed(List.of(elements.set((int) n, text))) : "none";
        }
        case "access" -> {
          return isInside(n) ? Results.listed(List.of(elements.get((int) n))) : "none";
        }
        default -> {
          List<String> forward = numbered(elements);
          return Results.listed(List.of(Results.listed(forward.reversed()), Results.listed(forward)));
        }
      }
      return size();
    }

    /// So many texts, or nothing if one of them is at the place `bad`.
    private static Optional<List<String>> created(String text, long count, long bad) {
      List<String> created = new ArrayList<>(Collections.nCopies((int) Math.max(0, count), text));
      return bad >= 0 && bad < created.size() ? Optional.empty() : Optional.of(numbered(created));
    }

    private static List<String> numbered(List<String> texts) {
      List<String> numbered = new ArrayList<>();
      for (int at = 0; at < texts.size(); at++) {
        numbered.add(texts.get(at) + at);
      }
      return numbered;
    }

    /// Keeps what was made; what was not leaves nothing but the text that the failure has.
    private String attempt(Optional<List<String>> made, String failure) {
      elements = made.orElseGet(ArrayList::new);
      return made.isPresent() ? size() : Results.listed(List.of(Integer.toString(failure.codePointCount(0, failure.length())), failure));
    }

    private void keep(int from, int to) {
      elements = new ArrayList<>(elements.subList(from, to));
    }

    private int clamp(long n) {
      return Math.clamp(n, 0, elements.size());
    }

    private boolean isInside(long n) {
      return n >= 0 && n < elements.size();
    }

    private String size() {
      return Integer.toString(elements.size());
    }

    private static String place(int place) {
      return place < 0 ? "none" : Integer.toString(place);
    }
  }
}
