package hyle.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Simpler terms that may stand for a term: a part of the same type, the term without a statement or a clause, the simplest value.
final class Reductions {
  private static final int DEPTH = 4;

  private Reductions() {}

  static List<Term> of(Term term) {
    List<Term> candidates = new ArrayList<>();
    if (isGuard(term)) {
      candidates.add(term.children().get(1));
      return candidates;
    }
    if (Ending.fuel(term).isPresent()) {
      return candidates;
    }
    simplest(term.type()).filter(simple -> simple.nodes() < term.nodes() || isSimpler(simple, term)).ifPresent(candidates::add);
    parts(term, term.type(), DEPTH, candidates);
    switch (term) {
      case Term.Block block -> block(block, candidates);
      case Term.Match match -> match(match, candidates);
      case Term.Elements elements -> {
        for (int index = 0; index < elements.children().size(); index++) {
          candidates.add(new Term.Elements(without(elements.children(), index), elements.type()));
        }
      }
      case Term.Keyed keyed -> candidates.add(new Term.Call(keyed.function(), keyed.children(), keyed.type()));
      case Term.Box box -> {
        for (int index = 0; index < box.captured().size(); index++) {
          candidates.add(new Term.Box(without(box.captured(), index), box.body()));
        }
      }
      case Term.Literal _, Term.Name _, Term.Call _, Term.Construct _, Term.Apply _, Term.Lambda _, Term.If _, Term.When _ -> {}
      case Term.Embody _, Term.Quote _, Term.Project _, Term.TypeTerm _, Term.Cast _, Term.Marked _ -> {}
    }
    return candidates;
  }

  private static boolean isSimpler(Term simple, Term term) {
    return simple.nodes() == term.nodes() && !simple.equals(term) && (term instanceof Term.Literal || term instanceof Term.Name);
  }

  /// `if le-int(fuel, 0) …`: without it the program may never end.
  private static boolean isGuard(Term term) {
    return term instanceof Term.If(List<Term> children, Type _)
        && children.getFirst() instanceof Term.Call(String function, List<Term> operands, Type _)
        && function.equals("le-int")
        && operands.getFirst() instanceof Term.Name;
  }

  private static <T> List<T> without(List<T> list, int index) {
    List<T> rest = new ArrayList<>(list);
    rest.remove(index);
    return rest;
  }

  private static void parts(Term term, Type type, int depth, List<Term> candidates) {
    for (Term child : term.children()) {
      if (child.type().equals(type)) {
        candidates.add(child);
      }
      if (depth > 0) {
        parts(child, type, depth - 1, candidates);
      }
    }
  }

  private static void block(Term.Block block, List<Term> candidates) {
    int count = block.statements().size();
    if (count > 3) {
      candidates.add(new Term.Block(block.statements().subList(count / 2, count), block.result()));
      candidates.add(new Term.Block(block.statements().subList(0, count / 2), block.result()));
    }
    for (int index = count - 1; index >= 0; index--) {
      List<Statement> rest = without(block.statements(), index);
      candidates.add(rest.isEmpty() ? block.result() : new Term.Block(rest, block.result()));
    }
    for (int index = 0; index < count; index++) {
      if (block.statements().get(index).value() instanceof Term.Block inner) {
        List<Statement> flat = new ArrayList<>(block.statements().subList(0, index));
        flat.addAll(inner.statements());
        flat.add(block.statements().get(index).with(inner.result()));
        flat.addAll(block.statements().subList(index + 1, count));
        candidates.add(new Term.Block(flat, block.result()));
      }
    }
    inlined(block, candidates);
  }

  /// `let x = e in … x …` becomes `… e …`, where x is used once.
  private static void inlined(Term.Block block, List<Term> candidates) {
    for (int index = 0; index < block.statements().size(); index++) {
      if (block.statements().get(index) instanceof Statement.Let(Pattern.Variable(String name), var _, List<String> lent, Term value)
          && lent.isEmpty()) {
        List<Statement> rest = without(block.statements(), index);
        Term body = rest.isEmpty() ? block.result() : new Term.Block(rest, block.result());
        candidates.add(substituted(body, Map.of(name, value)));
      }
    }
  }

  private static Term substituted(Term term, Map<String, Term> values) {
    Map<String, Term> known = new HashMap<>(values);
    if (term instanceof Term.Name(String name, Type _) && known.containsKey(name)) {
      return known.get(name);
    }
    return term.with(term.children().stream().map(child -> substituted(child, known)).toList());
  }

  private static void match(Term.Match match, List<Term> candidates) {
    for (int index = 0; index < match.clauses().size(); index++) {
      candidates.add(new Term.Match(match.keyword(), match.scrutinees(), without(match.clauses(), index), match.type()));
    }
    for (int column = 0; match.scrutinees().size() > 1 && column < match.scrutinees().size(); column++) {
      int dropped = column;
      List<Term.Clause> clauses =
          match.clauses().stream().map(clause -> new Term.Clause(without(clause.patterns(), dropped), clause.body())).toList();
      candidates.add(new Term.Match(match.keyword(), without(match.scrutinees(), column), clauses, match.type()));
    }
  }

  /// The simplest value of a type, as far as it can be told without knowing the data types of the program.
  private static Optional<Term> simplest(Type type) {
    return switch (type) {
      case Type.Number number -> Optional.of(new Term.Literal(number.isFloat() ? "0.0" : "0", number));
      case Type.Named(String name) when name.equals("text") -> Optional.of(new Term.Embody(Term.text(""), type));
      case Type.Named(String name) when name.equals("rune") -> Optional.of(new Term.Literal("`a`", type));
      case Type.Noema(Type content) when content.equals(Type.TEXT) -> Optional.of(Term.text(""));
      case Type.Data(String name, List<Type> _) ->
          switch (name) {
            case "unit" -> Optional.of(new Term.Construct("Unit", List.of(), type));
            case "bool" -> Optional.of(new Term.Construct("False", List.of(), type));
            case "list" -> Optional.of(new Term.Construct("Nil", List.of(), type));
            default -> Optional.empty();
          };
      case Type.Meta(Type content) -> simplest(content).map(Term.Quote::new);
      case Type.Named _, Type.Noema _, Type.Function _, Type.Variable _, Type.Universe _ -> Optional.empty();
    };
  }
}
