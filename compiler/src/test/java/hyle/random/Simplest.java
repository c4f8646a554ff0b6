package hyle.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The smallest term of a type.
final class Simplest {
  private final Maker maker;
  private final Scope scope;

  Simplest(Maker maker, Scope scope) {
    this.maker = maker;
    this.scope = scope;
  }

  Term term(Type goal) {
    return find(goal, scope, new HashSet<>()).orElseThrow(() -> new Stuck(goal));
  }

  private Optional<Term> find(Type goal, Scope place, Set<String> open) {
    return switch (goal) {
      case Type.Number number -> Optional.of(new Term.Literal(number.isFloat() ? "0.5" : "1", number));
      case Type.Universe _ -> Optional.of(new Term.TypeTerm("int"));
      case Type.Named(String name) -> Optional.of(named(name, goal));
      case Type.Function(List<Type> parameters, Type result) -> {
        List<Term.Parameter> named = parameters.stream().map(type -> new Term.Parameter(maker.world().fresh("x"), type)).toList();
        yield find(result, place.insideFunction().bindAll(named), open).map(body -> new Term.Lambda(named, body));
      }
      case Type.Noema(Type content) when content.equals(Type.TEXT) -> Optional.of(Term.text("t"));
      case Type.Noema _, Type.Variable _ -> variable(goal, place);
      case Type.Meta(Type content) ->
          maker.world().isActual(content)
              ? find(content, place, open).map(Term.Quote::new)
              : find(content, place.insideBox(List.of()), open).map(body -> new Term.Box(List.of(), body));
      case Type.Data(String name, List<Type> arguments) ->
          name.equals("cell")
              ? find(arguments.getFirst(), place, open).map(content -> Term.call("core.cell.new-cell", goal, content))
              : constructed(goal, place, open);
    };
  }

  private Optional<Term> variable(Type goal, Scope place) {
    return place.available(goal).stream().reduce((_, last) -> last).map(place::use);
  }

  private Term named(String name, Type goal) {
    return switch (name) {
      case "rune" -> new Term.Literal("`r`", goal);
      case "text" -> new Term.Embody(Term.text("t"), goal);
      default -> Term.call("new-" + name, goal, Term.integer(1));
    };
  }

  private Optional<Term> constructed(Type goal, Scope place, Set<String> open) {
    if (!open.add(goal.text())) {
      return Optional.empty();
    }
    Optional<Term> found = Optional.empty();
    for (Definition.Constructor constructor : maker.world().data(goal).orElseThrow(() -> new Stuck(goal)).constructors()) {
      if (found.isEmpty()) {
        found = constructed(constructor, goal, place, open);
      }
    }
    open.remove(goal.text());
    return found;
  }

  private Optional<Term> constructed(Definition.Constructor constructor, Type goal, Scope place, Set<String> open) {
    Map<String, Type> opened = new HashMap<>();
    List<Type> fields = maker.world().fields(constructor, goal);
    List<Term> arguments = new ArrayList<>();
    for (int index = 0; index < fields.size(); index++) {
      if (fields.get(index) instanceof Type.Universe) {
        opened.put(constructor.fields().get(index).name(), Type.INT);
      }
      Optional<Term> argument = find(fields.get(index).with(opened), place, open);
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(argument.get());
    }
    return Optional.of(new Term.Construct(constructor.name(), arguments, goal));
  }
}
