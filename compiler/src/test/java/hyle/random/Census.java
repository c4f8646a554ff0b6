package hyle.random;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what a program uses of the language.
final class Census {
  private final Map<Construct, Integer> found = new EnumMap<>(Construct.class);
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> resources = new HashSet<>();
  private final Set<String> announced = new HashSet<>();

  private Census() {}

  /// How often each construct occurs; those that do not are left out.
  static Map<Construct, Integer> of(Program program) {
    Census census = new Census();
    program.definitions().forEach(census::definition);
    census.uses.forEach((name, count) -> census.addIf(Construct.MARKED, name.startsWith("!") && count > 1));
    return census.found;
  }

  private void add(Construct construct) {
    found.merge(construct, 1, Integer::sum);
  }

  private void addIf(Construct construct, boolean isThere) {
    if (isThere) {
      add(construct);
    }
  }

  private void definition(Definition definition) {
    switch (definition) {
      case Definition.Data data -> data(data);
      case Definition.Resource resource -> {
        resources.add(resource.name());
        add(Construct.RESOURCE);
      }
      case Definition.Announcement(List<Definition.Function> functions) -> {
        addIf(Construct.MUTUAL_RECURSION, functions.stream().anyMatch(function -> function.name().startsWith("f")));
        functions.forEach(function -> announced.add(function.name()));
      }
      case Definition.Constant constant -> {
        add(constant.type() instanceof Type.Universe ? Construct.TYPE_ALIAS : Construct.CONSTANT);
        constant.body().parts().forEach(this::term);
      }
      case Definition.Function function -> function(function);
    }
  }

  private void data(Definition.Data data) {
    List<Definition.Constructor> constructors = data.constructors();
    List<Type> fields = constructors.stream().flatMap(constructor -> constructor.fields().stream()).map(Definition.Field::type).toList();
    addIf(Construct.ENUMERATION, fields.isEmpty());
    addIf(Construct.NEWTYPE, constructors.size() == 1 && fields.size() == 1);
    addIf(Construct.RECORD, constructors.size() == 1 && fields.size() > 1);
    addIf(Construct.RECURSIVE_DATA, fields.stream().flatMap(Type::parts).anyMatch(part -> isOf(part, data.name())));
    addIf(Construct.PARAMETRIC_DATA, !data.parameters().isEmpty());
    addIf(Construct.MUTUAL_DATA, data.announced() == Definition.Announced.YES);
    addIf(Construct.NESTED_DATA, World.isNested(data));
    addIf(Construct.HIDDEN_TYPE, constructors.stream().anyMatch(World::hides));
    addIf(Construct.FUNCTION_IN_DATA, fields.stream().flatMap(Type::parts).anyMatch(Type.Function.class::isInstance));
  }

  private static boolean isOf(Type type, String name) {
    return type instanceof Type.Data data && data.name().equals(name);
  }

  private void function(Definition.Function function) {
    boolean isOwn = function.name().startsWith("f");
    add(function.kind() == Definition.Kind.INLINE ? Construct.INLINE : Construct.DEFINE);
    addIf(Construct.GENERIC, isOwn && !function.typeParameters().isEmpty());
    addIf(Construct.EXPLICIT_TYPE, function.parameters().stream().anyMatch(parameter -> parameter.type() instanceof Type.Universe));
    addIf(Construct.CHOSEN_TYPE, function.result() instanceof Type.Universe);
    addIf(Construct.FUNCTION_RESULT, function.result() instanceof Type.Function);
    List<Term.Call> selves =
        function.body().parts()
            .filter(part -> part instanceof Term.Call call && call.function().equals(function.name()))
            .map(Term.Call.class::cast)
            .toList();
    boolean hasFuel = !function.parameters().isEmpty() && function.parameters().getFirst().name().startsWith("n");
    if (isOwn && !selves.isEmpty()) {
      boolean grows = selves.stream().anyMatch(self -> !hasTypes(self, function.parameters()));
      add(!hasFuel ? Construct.WALKING_RECURSION : grows ? Construct.GROWING_RECURSION : Construct.FUELED_RECURSION);
    }
    addIf(Construct.BUILDING_RECURSION, isOwn && buildsAround(function, function.name()));
    addIf(
        Construct.BUILDING_TOGETHER,
        announced.contains(function.name())
            && announced.stream().anyMatch(other -> !other.equals(function.name()) && buildsAround(function, other)));
    function.body().parts().forEach(this::term);
  }

  private static boolean buildsAround(Definition.Function function, String callee) {
    return function.body().parts()
        .anyMatch(
            part ->
                part instanceof Term.Construct construct
                    && construct.children().stream().anyMatch(child -> child instanceof Term.Call call && call.function().equals(callee)));
  }

  private static boolean hasTypes(Term.Call call, List<Term.Parameter> parameters) {
    for (int index = 0; index < parameters.size(); index++) {
      if (!call.children().get(index).type().equals(parameters.get(index).type())) {
        return false;
      }
    }
    return true;
  }

  private void term(Term term) {
    boolean isResource = !(term instanceof Term.Name) && term.type() instanceof Type.Named(String type) && resources.contains(type);
    addIf(Construct.RESOURCE_VALUE, isResource);
    addIf(Construct.RESOURCE_INSIDE, isResourceInside(term.type()) && !(term instanceof Term.Name));
    switch (term) {
      case Term.Literal literal -> literal(literal);
      case Term.Name name -> uses.merge(name.name(), 1, Integer::sum);
      case Term.Call call -> call(call.function());
      case Term.Keyed keyed -> {
        add(Construct.KEYED_CALL);
        call(keyed.function());
      }
      case Term.Construct _ -> {}
      case Term.Apply apply -> {
        add(Construct.APPLICATION);
        addIf(Construct.BORROWED_APPLICATION, apply.children().getFirst() instanceof Term.Embody);
      }
      case Term.Lambda lambda -> {
        add(Construct.FUNCTION);
        addIf(Construct.CAPTURING, Captures.anyOwned(lambda));
        addIf(Construct.FUNCTION_RESULT, lambda.body().type() instanceof Type.Function);
      }
      case Term.Block block -> block.statements().forEach(this::statement);
      case Term.Match match -> match(match);
      case Term.If _ -> add(Construct.IF);
      case Term.When _ -> add(Construct.WHEN);
      case Term.Embody _ -> {
        add(Construct.EMBODY);
        addIf(Construct.OWNED_TEXT, term.type().equals(Type.TEXT));
      }
      case Term.Box box -> add(box.captured().isEmpty() ? Construct.BOX : Construct.CAPTURING_BOX);
      case Term.Quote _ -> add(Construct.QUOTE);
      case Term.Elements _ -> add(Construct.LIST);
      case Term.Project _ -> add(Construct.PROJECTION);
      case Term.TypeTerm _ -> add(Construct.TYPE_AS_VALUE);
      case Term.Cast _, Term.Marked _ -> {}
    }
  }

  private boolean isResourceInside(Type type) {
    return type.parts().skip(1).anyMatch(part -> part instanceof Type.Named(String name) && resources.contains(name));
  }

  private void literal(Term.Literal literal) {
    addIf(Construct.RUNE, literal.type().equals(Type.RUNE));
    addIf(Construct.TEXT, literal.type() instanceof Type.Noema);
    if (literal.type() instanceof Type.Number number) {
      boolean isFar = literal.text().length() > 5 || literal.text().startsWith("-");
      addIf(Construct.EDGE, isFar || literal.text().equals("NaN") || number.bits() < 16 && literal.text().length() > 1);
    }
  }

  private void call(String name) {
    add(Construct.CALL);
    if (name.startsWith("core.")) {
      add(name.startsWith("core.list.") ? Construct.LIST_LIBRARY : Construct.OTHER_LIBRARY);
      addIf(Construct.CELL, name.equals("core.cell.new-cell"));
      addIf(Construct.CELL_CHANGE, name.equals("core.cell.mutate"));
      return;
    }
    int dash = name.lastIndexOf('-');
    String type = name.substring(dash + 1);
    if (dash < 0 || !type.matches("(int|float)\\d*")) {
      return;
    }
    String operation = name.substring(0, dash);
    if (operation.contains("-") || operation.equals("print")) {
      addIf(Construct.CONVERSION, !operation.equals("print"));
    } else if (operation.matches("u?(eq|ne|gt|ge|lt|le)|ord|uno")) {
      add(Construct.COMPARISON);
    } else {
      add(type.startsWith("float") ? Construct.FLOAT : new Type.Number(type).bits() < 64 ? Construct.NARROW_INTEGER : Construct.INTEGER);
      addIf(Construct.DIVISION, operation.endsWith("div") || operation.endsWith("rem"));
    }
  }

  private void match(Term.Match match) {
    add(match.keyword().equals("case") ? Construct.CASE : Construct.MATCH);
    addIf(Construct.SEVERAL_SCRUTINEES, match.scrutinees().size() > 1);
    for (Term.Clause clause : match.clauses()) {
      clause.patterns().forEach(this::pattern);
    }
    List<Pattern> last = match.clauses().getLast().patterns();
    addIf(Construct.FALLBACK, match.clauses().size() > 1 && last.stream().allMatch(pattern -> pattern.depth() == 0));
  }

  private void pattern(Pattern pattern) {
    addIf(Construct.NESTED_PATTERN, pattern.depth() > 1);
    addIf(Construct.LITERAL_PATTERN, pattern.hasLiteral());
    addIf(Construct.KEYED_PATTERN, pattern instanceof Pattern.Keyed);
    addIf(Construct.LIST_PATTERN, pattern.text().contains("["));
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Let let -> {
        add(let.lent().isEmpty() ? Construct.LET : let.lent().size() == 1 ? Construct.LET_ON : Construct.LET_ON_SEVERAL);
        addIf(Construct.LET_PATTERN, let.pattern().depth() > 0);
      }
      case Statement.Tie _ -> add(Construct.TIE);
      case Statement.Try _ -> add(Construct.TRY);
      case Statement.Use _ -> add(Construct.USE);
      case Statement.Pin _ -> add(Construct.PIN);
      case Statement.Local _ -> add(Construct.LOCAL_RECURSION);
      case Statement.Letbox letbox -> {
        add(letbox.keyword().equals("letbox") ? Construct.LETBOX : Construct.LETBOX_T);
        addIf(Construct.LETBOX_ON, !letbox.lent().isEmpty());
      }
      case Statement.Do _ -> {}
    }
  }
}
