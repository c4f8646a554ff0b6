package hyle.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// One change of a program that is right, and what the compiler must say to it.
enum Mistake {
  USED_TWICE("variable-used-twice"),
  CLAUSE_DROPPED("missing-cases"),
  WRONG_TYPE("type-mismatch"),
  NOEMA_RETURNED("noema-escapes"),
  UNKNOWN_NAME("undefined-name"),
  ARGUMENT_TOO_MANY("wrong-arity"),
  NOT_TAKEN_INTO_THE_BOX("wrong-layer"),
  CASE_OF_AN_OWNED_VALUE("case-on-owned"),
  MATCH_OF_A_NOEMA("match-on-noema"),
  /// None: a value has a name for a moment.
  NAMED_FIRST(""),
  /// None: something is bound and not used.
  BOUND_FOR_NOTHING("");

  private static final Type OUTSIDE = Type.INT;

  private final String code;

  Mistake(String code) {
    this.code = code;
  }

  /// The name of the diagnostic that must come; empty where the program stays right.
  String code() {
    return code;
  }

  /// The program with this mistake at a random place, which is marked; nothing where there is no place for it.
  Optional<Program> in(Program program, Random random) {
    World world = world(program);
    List<Place> places = new ArrayList<>(Place.all(program).toList());
    Collections.shuffle(places, random);
    for (Place place : places) {
      Optional<Term> change = change(place, world);
      if (change.isPresent()) {
        return Optional.of(place.with(program, change.get()));
      }
    }
    return Optional.empty();
  }

  private static World world(Program program) {
    World world = new World();
    program.definitions().forEach(world::define);
    return world;
  }

  private Optional<Term> change(Place place, World world) {
    return switch (this) {
      case USED_TWICE -> usedTwice(place, world);
      case CLAUSE_DROPPED -> clauseDropped(place);
      case WRONG_TYPE -> isNumberOfAnOperation(place) ? marked(Term.text("wrong")) : Optional.empty();
      case NOEMA_RETURNED -> noemaReturned(place);
      case UNKNOWN_NAME ->
          isVariable(place.term()) && !isLent(place) ? marked(new Term.Name("nowhere", place.term().type())) : Optional.empty();
      case ARGUMENT_TOO_MANY -> argumentTooMany(place);
      case NOT_TAKEN_INTO_THE_BOX -> notTaken(place);
      case CASE_OF_AN_OWNED_VALUE -> otherKeyword(place, "match", "case");
      case MATCH_OF_A_NOEMA -> otherKeyword(place, "case", "match");
      case NAMED_FIRST -> named(place);
      case BOUND_FOR_NOTHING ->
          Optional.of(new Term.Block(List.of(let("nothing", Optional.of(OUTSIDE), List.of(), Term.integer(1))), place.term()));
    };
  }

  private static Optional<Term> marked(Term term) {
    return Optional.of(new Term.Marked(term));
  }

  private static Statement let(String name, Optional<Type> type, List<String> lent, Term value) {
    return new Statement.Let(new Pattern.Variable(name), type, lent, value);
  }

  private static boolean isVariable(Term term) {
    return term instanceof Term.Name(String name, Type _) && name.matches("!?x\\d+");
  }

  /// Projections need a name before them, and functions may call themselves any number of times.
  private static boolean isSpecial(Place place) {
    return place.parent().filter(parent -> parent instanceof Term.Project || parent instanceof Term.Apply && place.index() == 0).isPresent();
  }

  /// `x` becomes `{let _ = x in x}`.
  private static Optional<Term> usedTwice(Place place, World world) {
    boolean isOwned = isVariable(place.term()) && !((Term.Name) place.term()).name().startsWith("!") && !world.isFree(place.term().type());
    if (!isOwned || isSpecial(place)) {
      return Optional.empty();
    }
    Statement use = new Statement.Let(new Pattern.Wildcard(), Optional.empty(), List.of(), place.term());
    return Optional.of(new Term.Block(List.of(use), new Term.Marked(place.term())));
  }

  /// All clauses of the first clause's constructor go, where nothing else covers it.
  private static Optional<Term> clauseDropped(Place place) {
    if (!(place.term() instanceof Term.Match match) || match.clauses().size() < 2) {
      return Optional.empty();
    }
    List<Optional<String>> heads = match.clauses().stream().map(clause -> head(clause.patterns().getFirst())).toList();
    List<Term.Clause> rest = new ArrayList<>();
    for (int index = 0; index < heads.size(); index++) {
      if (!heads.get(index).equals(heads.getFirst())) {
        rest.add(match.clauses().get(index));
      }
    }
    return heads.stream().allMatch(Optional::isPresent) && !rest.isEmpty()
        ? marked(new Term.Match(match.keyword(), match.scrutinees(), rest, match.type()))
        : Optional.empty();
  }

  private static Optional<String> head(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Constructor constructor -> Optional.of(constructor.name());
      case Pattern.Keyed keyed -> Optional.of(keyed.name());
      case Pattern.Wildcard _, Pattern.Variable _, Pattern.Literal _, Pattern.Elements _ -> Optional.empty();
    };
  }

  private static boolean isNumberOfAnOperation(Place place) {
    return place.term().type() instanceof Type.Number
        && place.parent().filter(parent -> parent instanceof Term.Call call && call.function().matches("(add|sub|mul|and|or|eq|lt)-\\w+")).isPresent();
  }

  /// A noema that a `let … on` gives back stands before one that is right.
  private static Optional<Term> noemaReturned(Place place) {
    if (!(place.term() instanceof Term.Block block)) {
      return Optional.empty();
    }
    for (int index = 0; index < block.statements().size(); index++) {
      if (block.statements().get(index) instanceof Statement.Let let && !let.lent().isEmpty()) {
        String lent = let.lent().getFirst();
        List<Statement> statements = new ArrayList<>(block.statements());
        Term noema = new Term.Marked(new Term.Name(lent, Type.LITERAL_TEXT));
        statements.add(index, let("noema", Optional.empty(), List.of(lent), noema));
        return Optional.of(new Term.Block(statements, block.result()));
      }
    }
    return Optional.empty();
  }

  /// Whether a name stands where the block around it lends that variable, which is reported for that place too.
  private static boolean isLent(Place place) {
    return place.term().type() instanceof Type.Noema;
  }

  private static Optional<Term> argumentTooMany(Place place) {
    Stream<Term> one = Stream.of(Term.integer(1));
    return switch (place.term()) {
      case Term.Call call when call.function().matches("f\\d+") ->
          marked(new Term.Call(call.function(), Stream.concat(call.children().stream(), one).toList(), call.type()));
      case Term.Construct construct when construct.constructor().matches("C\\d+") && !construct.children().isEmpty() ->
          marked(new Term.Construct(construct.constructor(), Stream.concat(construct.children().stream(), one).toList(), construct.type()));
      case Term _ -> Optional.empty();
    };
  }

  /// A variable that is bound just outside of a box is used inside.
  private static Optional<Term> notTaken(Place place) {
    if (!(place.term() instanceof Term.Box box)) {
      return Optional.empty();
    }
    Term outside = new Term.Name("outside", OUTSIDE);
    Statement let = new Statement.Let(new Pattern.Wildcard(), Optional.empty(), List.of(), new Term.Marked(outside));
    Term use = new Term.Block(List.of(let), box.body());
    return Optional.of(
        new Term.Block(
            List.of(let("outside", Optional.of(OUTSIDE), List.of(), Term.integer(1))), new Term.Box(box.captured(), use)));
  }

  /// `match` in the place of `case`, or the other way round. The patterns must look inside.
  private static Optional<Term> otherKeyword(Place place, String from, String to) {
    if (!(place.term() instanceof Term.Match match)
        || !match.keyword().equals(from)
        || match.scrutinees().size() != 1
        || match.clauses().stream().noneMatch(clause -> head(clause.patterns().getFirst()).isPresent())) {
      return Optional.empty();
    }
    return marked(new Term.Match(to, match.scrutinees(), match.clauses(), match.type()));
  }

  private static Optional<Term> named(Place place) {
    Type type = place.term().type();
    if (!type.isClosed() || isSpecial(place) || place.term() instanceof Term.TypeTerm || place.term() instanceof Term.Cast) {
      return Optional.empty();
    }
    return Optional.of(
        new Term.Block(List.of(let("named", Optional.of(type), List.of(), place.term())), new Term.Name("named", type)));
  }
}
