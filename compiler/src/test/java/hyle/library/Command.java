package hyle.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a program is asked to do once.
record Command(List<Field> fields) {
  private static final String END = "\u001e";
  private static final String BETWEEN = "\u001f";

  Command {
    fields = List.copyOf(fields);
  }

  static Command of(Field... fields) {
    return new Command(List.of(fields));
  }

  /// The input of a program that is to do all of them.
  static String script(List<Command> commands) {
    return commands.stream().map(Command::written).collect(Collectors.joining(END));
  }

  /// The results of each answer in the output of a program.
  static List<List<String>> answers(String output) {
    List<String> answers = new ArrayList<>(List.of(output.split(END, -1)));
    answers.removeLast();
    return answers.stream().map(answer -> List.of(answer.split(BETWEEN, -1))).toList();
  }

  String word(int place) {
    return fields.get(place).written();
  }

  String text(int place) {
    return fields.get(place).written();
  }

  long number(int place) {
    return ((Field.Number) fields.get(place)).value();
  }

  List<Long> numbers(int place) {
    return ((Field.Numbers) fields.get(place)).values();
  }

  /// The same with one field simpler, in all ways.
  List<Command> simpler() {
    List<Command> simpler = new ArrayList<>();
    for (int place = 0; place < fields.size(); place++) {
      for (Field field : fields.get(place).simpler()) {
        List<Field> changed = new ArrayList<>(fields);
        changed.set(place, field);
        simpler.add(new Command(changed));
      }
    }
    return simpler;
  }

  private String written() {
    return fields.stream().map(Field::written).collect(Collectors.joining(BETWEEN));
  }

  @Override
  public String toString() {
    return fields.stream().map(field -> Results.visible(field.written())).collect(Collectors.joining("  "));
  }
}
