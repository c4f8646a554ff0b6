package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tables of spec/memory-report.md: which members each object has, and of which type; and which of them were seen so far.
final class ReportSchema {
  private static final Pattern TITLE = Pattern.compile("## (\\w+)");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| ([^|]+) \\| (always|with a run|sometimes) \\|.*\\|");
  private static final Pattern VARIANTS = Pattern.compile("One of ([\\w, ]+): its `kind` says which\\.");
  private static final String LIST = "list of ";

  /// Of each object its members; of one that is one of several, those.
  private final Map<String, Map<String, Member>> objects = new LinkedHashMap<>();
  private final Map<String, List<String>> variants = new LinkedHashMap<>();
  private final Set<String> seen = new TreeSet<>();

  /// Whether a run was measured.
  enum Measured {
    YES, NO
  }

  private record Member(String type, String there) {}

  static ReportSchema read(Path page) throws IOException {
    ReportSchema schema = new ReportSchema();
    String object = "";
    for (String line : Files.readAllLines(page)) {
      Matcher title = TITLE.matcher(line);
      Matcher row = ROW.matcher(line);
      Matcher several = VARIANTS.matcher(line);
      if (title.matches()) {
        object = title.group(1);
        schema.objects.put(object, new LinkedHashMap<>());
      } else if (row.matches()) {
        schema.objects.get(object).put(row.group(1), new Member(row.group(2).strip(), row.group(3)));
      } else if (several.matches()) {
        schema.variants.put(object, List.of(several.group(1).split(", ")));
      } else {
        assertTrue(!line.startsWith("| `"), "a row that cannot be read: " + line);
      }
    }
    return schema;
  }

  /// The members that are described and were never seen.
  Set<String> unseen() {
    Set<String> unseen = new TreeSet<>();
    objects.forEach((object, members) -> members.keySet().forEach(name -> unseen.add(object + "." + name)));
    unseen.removeAll(seen);
    return unseen;
  }

  /// Fails unless a value has a type: an object of the page, a list, a literal, or one of JSON's.
  void check(JsonValue value, String type, Measured measured) {
    if (type.startsWith(LIST)) {
      JsonValue.Elements elements = (JsonValue.Elements) value;
      elements.all().forEach(element -> check(element, type.substring(LIST.length()), measured));
    } else if (variants.containsKey(type)) {
      JsonValue kind = ((JsonValue.Members) value).all().get("kind");
      String variant = ((JsonValue.Text) kind).text();
      assertTrue(variants.get(type).contains(variant), "no " + type + " is called " + variant);
      check(value, variant, measured);
    } else if (objects.containsKey(type)) {
      members(((JsonValue.Members) value).all(), type, measured);
    } else {
      assertTrue(List.of(type.split(" or ")).stream().anyMatch(each -> isA(value, each)), value + " is no " + type);
    }
  }

  private void members(Map<String, JsonValue> found, String object, Measured measured) {
    Map<String, Member> described = objects.get(object);
    Set<String> required = new TreeSet<>();
    Set<String> allowed = new TreeSet<>();
    described.forEach(
        (name, member) -> {
          boolean isAllowed = !member.there.equals("with a run") || measured == Measured.YES;
          if (isAllowed) {
            allowed.add(name);
          }
          if (isAllowed && !member.there.equals("sometimes")) {
            required.add(name);
          }
        });
    Set<String> missing = new TreeSet<>(required);
    missing.removeAll(found.keySet());
    assertEquals(Set.of(), missing, "missing in " + object);
    Set<String> strange = new TreeSet<>(found.keySet());
    strange.removeAll(allowed);
    assertEquals(Set.of(), strange, "not described for " + object);
    found.forEach(
        (name, value) -> {
          seen.add(object + "." + name);
          check(value, described.get(name).type, measured);
        });
  }

  private static boolean isA(JsonValue value, String type) {
    return switch (value) {
      case JsonValue.Text(String text) -> type.equals("text") || type.equals("\"" + text + "\"");
      case JsonValue.Whole _ -> type.equals("number");
      case JsonValue.Truth _ -> type.equals("boolean");
      case JsonValue.Members _, JsonValue.Elements _ -> false;
    };
  }
}
