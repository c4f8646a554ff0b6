package hyle.resolve;

import hyle.module.FileName;
import hyle.module.LoadedFile;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import hyle.report.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what a name that is not defined may have meant, and says what to do about it.
final class Suggestions {
  private static final int MOST = 3;
  private static final List<String> OPERATORS =
      Stream.<Enum<?>[]>of(
              PrimitiveOperation.Arithmetic.Operator.values(),
              PrimitiveOperation.Comparison.Operator.values(),
              PrimitiveOperation.Conversion.Operator.values())
          .flatMap(Stream::of)
          .map(operator -> operator.name().toLowerCase(Locale.ROOT))
          .toList();
  private static final List<String> TYPES =
      List.of("int", "float", "int1", "int8", "int16", "int32", "int64", "float16", "float32", "float64");

  /// What other languages call it.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "string", "text", "String", "text", "char", "rune", "boolean", "bool", "double", "float", "integer", "int",
          "Int", "int", "true", "True", "false", "False", "nil", "Nil");

  private final LoadedFile file;
  private final GlobalTable globals;
  private final FileScope scope;
  private final Scope locals;

  Suggestions(LoadedFile file, GlobalTable globals, FileScope scope, Scope locals) {
    this.file = file;
    this.globals = globals;
    this.scope = scope;
    this.locals = locals;
  }

  /// For a name without dots.
  String forName(String name) {
    return definedBelow(file.name(), name)
        .or(() -> marked(name))
        .or(() -> inLibrary(name))
        .or(() -> literal(name))
        .or(() -> Optional.ofNullable(ELSEWHERE.get(name)).map(ours -> "Did you mean `" + ours + "`?"))
        .orElseGet(() -> nearest(name));
  }

  /// What can be seen from here comes before what the library would have.
  private String nearest(String name) {
    List<String> seen = Nearest.to(name, known(name));
    if (!seen.isEmpty()) {
      return Nearest.question(seen);
    }
    boolean isConstructor = Character.isUpperCase(name.charAt(0));
    List<String> alike = file.catalogue().names().stream().filter(other -> Character.isUpperCase(other.charAt(0)) == isConstructor).toList();
    List<String> inLibrary = Nearest.to(name, alike);
    return inLibrary.isEmpty() ? "" : Nearest.question(inLibrary) + " " + inLibrary(inLibrary.getFirst()).orElse("");
  }

  /// Whether one repair, an import or a `nominal`, mends every use of this name.
  boolean isDefinedElsewhere(String name) {
    return definedBelow(file.name(), name).or(() -> marked(name).isPresent() ? Optional.empty() : inLibrary(name)).isPresent();
  }

  /// For a name after `on` or `box`, which must be a variable.
  String forVariable(String name) {
    return marked(name).orElseGet(() -> Nearest.question(Nearest.to(name, locals.visibleNames())));
  }

  /// For the head of `f of {…}`, where variables do not count.
  String forCallee(String name) {
    return locals.find(name).isPresent()
        ? "`" + name + "` is a local variable; only top-level functions and constructors can be called by keys."
        : forName(name);
  }

  /// For a full name: `core.queue.size`, or `List.size` with a prefix.
  String forFullName(String locator, String base) {
    Optional<FileName> meant = scope.file(locator);
    if (meant.isEmpty()) {
      return unknownLocator(locator, base);
    }
    if (meant.get().equals(file.name())) {
      return definedBelow(file.name(), base).orElseGet(() -> Nearest.question(Nearest.to(base, definedBy(meant.get()))));
    }
    if (!scope.isActive(meant.get())) {
      return file.catalogue().hasFile(meant.get()) || globals.find(meant.get(), base).isPresent()
          ? "`" + locator + "` is not imported here: write `import {" + locator + "}`."
          : "There is no file for `" + locator + "`.";
    }
    return Nearest.question(Nearest.to(base, definedBy(meant.get())));
  }

  private String unknownLocator(String locator, String base) {
    if (base.isEmpty() || locator.startsWith(".")) {
      return "Dots stand between names. The rest of a list is taken by `Cons(x, rest)`.";
    }
    if (locator.indexOf('.') >= 0) {
      String module = locator.substring(0, locator.indexOf('.'));
      String known = quoted(file.imports().aliases().sequencedKeySet().stream());
      return "There is no module called `" + module + "`; known are " + known + ".";
    }
    if (file.project().prefixes().containsKey(locator)) {
      return "The prefix is not imported here: write `import {" + locator + "}`.";
    }
    List<String> near = Nearest.to(locator, file.imports().prefixes().sequencedKeySet());
    return near.isEmpty() && !scope.candidates(base).isEmpty() ? "Write just `" + base + "`." : Nearest.question(near);
  }

  private Optional<String> definedBelow(FileName here, String name) {
    return globals
        .find(here, name)
        .filter(declared -> !scope.sees(declared))
        .map(
            declared ->
                switch (declared.kind()) {
                  case DEFINITION ->
                      "It is defined further down, at line "
                          + declared.span().line()
                          + ". Promise it above with `nominal {…}`, or move the definition up.";
                  case DATA, RESOURCE, CONSTRUCTOR ->
                      "It is defined further down, at line " + declared.span().line() + ". Move the definition up.";
                });
  }

  private Optional<String> marked(String name) {
    String other = name.startsWith("!") ? name.substring(1) : "!" + name;
    return locals
        .find(other)
        .map(_ -> "There is a variable `" + other + "`: the `!` is part of a name, in every place where it is used.");
  }

  /// A name may begin like a number, or with a quotation mark; it is more likely that a literal was meant.
  private static Optional<String> literal(String name) {
    char first = name.charAt(0);
    if (first == '\'') {
      return Optional.of("One character is written between two backquotes, a text between two `\"`.");
    }
    return first >= '0' && first <= '9'
        ? Optional.of("As a number it is not readable: after `0x` stand 0 to 9 and a to f, after `0o` 0 to 7, after `0b` 0 and 1.")
        : Optional.empty();
  }

  private Optional<String> inLibrary(String name) {
    List<FileName> definers =
        file.catalogue().definersOf(name).stream()
            .filter(definer -> !definer.equals(file.name()))
            .sorted(Comparator.<FileName>comparingInt(definer -> definer.locator().length()).thenComparing(FileName::locator))
            .toList();
    if (definers.isEmpty()) {
      return Optional.empty();
    }
    String first = definers.getFirst().locator();
    String places = quoted(definers.stream().limit(MOST).map(FileName::locator));
    return Optional.of("`" + name + "` is in " + places + ": write `import {" + first + " {" + name + "}}`.");
  }

  /// The innermost variables come first, so that they win among names that are equally near.
  private List<String> known(String name) {
    List<String> known = new ArrayList<>(locals.visibleNames().stream().toList().reversed());
    known.addAll(scope.visibleNames());
    known.addAll(definedBy(file.name()));
    known.addAll(TYPES);
    List<String> parts = List.of(name.split("-", -1));
    if (parts.size() == 1) {
      for (String operator : OPERATORS) {
        TYPES.stream().map(type -> operator + "-" + type).filter(Suggestions::isOperation).forEach(known::add);
      }
    }
    if (parts.size() == 2 || parts.size() == 3) {
      String types = String.join("-", parts.subList(1, parts.size()));
      OPERATORS.stream().map(operator -> operator + "-" + types).filter(Suggestions::isOperation).forEach(known::add);
      TYPES.stream().map(type -> parts.getFirst() + "-" + type).filter(Suggestions::isOperation).forEach(known::add);
    }
    return known;
  }

  private static boolean isOperation(String name) {
    return PrimitiveOperation.named(name).isPresent() || PrimitiveType.numeric(name).isPresent();
  }

  private List<String> definedBy(FileName name) {
    return globals.definedBy(name).stream().map(declared -> declared.name().base()).toList();
  }

  private static String quoted(Stream<String> names) {
    return String.join(", ", names.map(name -> "`" + name + "`").toList());
  }
}
