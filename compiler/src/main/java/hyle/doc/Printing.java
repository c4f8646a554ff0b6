package hyle.doc;

import hyle.check.Typed;
import hyle.report.Diagnostic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// How the values of examples are printed: for each example the body of a function that does it, the functions for the types that occur,
/// and the files that these mention. Examples whose values cannot be shown are refused.
public record Printing(SequencedMap<Integer, String> runs, String functions, Set<String> files, Map<Integer, Diagnostic> refused) {
  public Printing {
    runs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(runs));
    files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
    refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
  }

  /// For the examples of these groups, whose types `program` has.
  public static Printing of(List<ExampleGroup> groups, Typed.Program program) {
    ValueTypes types = new ValueTypes(program);
    PrintFunctions functions = new PrintFunctions(types);
    SequencedMap<Integer, String> runs = new LinkedHashMap<>();
    Map<Integer, Diagnostic> refused = new LinkedHashMap<>();
    for (ExampleGroup group : groups) {
      for (Map.Entry<Integer, Example> entry : group.examples().entrySet()) {
        int number = entry.getKey();
        Typed.Declaration.Definition value = (Typed.Declaration.Definition) program.declarations().get(group.function(number));
        ValueType type = types.read(value.result());
        if (types.areShown(type)) {
          runs.put(number, run(group.function(number).toString(), number, functions.statements(type)));
        } else {
          refused.put(number, new ExampleProblem.ExampleNotShown(entry.getValue().place(), type.text()));
        }
      }
    }
    return new Printing(runs, functions.text(), functions.files(), refused);
  }

  private static String run(String function, int number, String statements) {
    return mark(Transcript.Mark.BEGIN, number) + "  let value = " + function + "() in\n"
        + mark(Transcript.Mark.VALUE, number) + "  " + statements + "\n" + mark(Transcript.Mark.END, number) + "  core.unit.Unit\n";
  }

  private static String mark(Transcript.Mark mark, int number) {
    return "  core.text.io.print(\"" + mark.literal(number) + "\");\n";
  }
}
