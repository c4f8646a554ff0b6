package hyle.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Blocks: statements that bind, lend, open and print, and a result that may use what they bound.
final class Statements {
  static final List<Production> TABLE = List.of(new Production("block", (_, _, _) -> 5, Statements::block));

  private final Maker maker;
  private final Type goal;
  private final List<Statement> statements = new ArrayList<>();
  /// A lent variable comes back as a new one, which ends with the block: behind the block the variable is used up.
  private final Set<String> lentSomewhere = new HashSet<>();
  private Scope scope;

  private Statements(Maker maker, Type goal, Scope scope) {
    this.maker = maker;
    this.goal = goal;
    this.scope = scope;
  }

  private static Term block(Maker maker, Type goal, Scope scope, int size) {
    if (size < 3) {
      throw new Stuck(goal);
    }
    Statements block = new Statements(maker, goal, scope);
    int count = 1 + maker.below(Math.min(4, size / 3));
    for (int left = count; left > 0; left--) {
      block.statement(size / (count + 1));
    }
    if (maker.oneIn(12) && maker.world().isActual(goal)) {
      block.pin(size / (count + 1));
    }
    Term result = maker.term(goal, block.scope, size / (count + 1));
    scope.used().addAll(block.lentSomewhere);
    return new Term.Block(block.statements, result);
  }

  /// A program: statements, and values of many types that are printed, each on a line of its own.
  static Term main(Maker maker, List<Type> shown, int size) {
    Statements block = new Statements(maker, Type.UNIT, Scope.empty(maker.world()));
    int part = size / (2 * shown.size());
    for (Type type : shown) {
      if (part > 0) {
        block.statement(part);
      }
      block.statements.add(new Statement.Do(maker.rendering().show(maker.term(type, block.scope, part))));
      block.statements.add(new Statement.Do(Term.call("print", Type.UNIT, Term.text("\\n"))));
    }
    return new Term.Block(block.statements, Term.call("print", Type.UNIT, Term.text(".\\n")));
  }

  private void statement(int size) {
    if (lentRecord().isPresent() && maker.oneIn(4)) {
      tie(size);
      return;
    }
    switch (maker.below(20)) {
      case 0, 1, 2, 3 -> let(size);
      case 4, 5, 6, 7 -> letOn(size);
      case 8, 9 -> destructure(size);
      case 10 -> tie(size);
      case 11 -> attempt(size);
      case 12 -> open(size);
      case 13 -> openLent(size);
      case 14 -> use(size);
      case 15, 16 -> statements.add(new Statement.Do(maker.term(Type.UNIT, scope, size)));
      case 17 -> localFunction(size);
      case 18 -> changeCell(size);
      default -> ignore();
    }
  }

  private void add(Statement statement, List<Term.Parameter> bound) {
    statements.add(statement);
    scope = scope.bindAll(bound);
  }

  private void let(int size) {
    Type type = maker.type(scope);
    String name = maker.variable(type);
    Term value = maker.term(type, scope, size);
    boolean isTold = maker.oneIn(2) && new Determined(maker.world()).tells(value);
    Optional<Type> written = isTold ? Optional.empty() : Optional.of(type);
    add(let(new Pattern.Variable(name), written, List.of(), value), List.of(new Term.Parameter(name, type)));
  }

  private static Statement let(Pattern pattern, Optional<Type> type, List<String> lent, Term value) {
    return new Statement.Let(pattern, type, lent, value);
  }

  /// The variables that can be lent: owned ones that are not the only source of values of an unknown type.
  private List<Scope.Local> lendable() {
    Set<String> once = new HashSet<>();
    scope.locals().forEach(local -> once.add(local.name()));
    return scope.available().stream()
        .filter(local -> !(local.type() instanceof Type.Noema || local.type() instanceof Type.Variable || local.type() instanceof Type.Universe))
        .filter(local -> once.contains(local.name()))
        .toList();
  }

  private List<String> lent() {
    List<Scope.Local> lendable = lendable();
    List<String> names = new ArrayList<>();
    for (int count = maker.oneIn(3) ? 2 : 1; count > 0 && !lendable.isEmpty(); count--) {
      String name = maker.oneIn(2) ? lendable.getLast().name() : maker.pick(lendable).name();
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    lentSomewhere.addAll(names);
    return names;
  }

  private void letOn(int size) {
    List<String> lent = lent();
    if (lent.isEmpty()) {
      let(size);
      return;
    }
    Type type = maker.actualType();
    String name = maker.variable(type);
    Term value = maker.term(type, scope.lend(lent), size + 2);
    add(let(new Pattern.Variable(name), Optional.of(type), lent, value), List.of(new Term.Parameter(name, type)));
  }

  /// The data types with one constructor, of which a pattern fits every value.
  private Optional<Type> record(Scope place) {
    List<Type> records =
        maker.world().pool().stream()
            .filter(type -> maker.world().data(type).filter(data -> data.constructors().size() == 1).isPresent())
            .filter(place::canMake)
            .toList();
    return records.isEmpty() ? Optional.empty() : Optional.of(maker.pick(records));
  }

  private void destructure(int size) {
    Type type = record(scope).orElse(Type.pair(Type.INT, Type.list(Type.INT)));
    Patterns.Row row = new Patterns(maker).irrefutable(type);
    add(let(row.patterns().getFirst(), Optional.of(type), List.of(), maker.term(type, scope, size)), row.variables());
  }

  /// A noema of a type with one constructor.
  private Optional<Scope.Local> lentRecord() {
    return scope.available().stream()
        .filter(
            local ->
                local.type() instanceof Type.Noema(Type content)
                    && MatchProductions.isLookedAt(maker.world(), content)
                    && maker.world().data(content).orElseThrow().constructors().size() == 1)
        .findFirst();
  }

  private void tie(int size) {
    Optional<Scope.Local> record = lentRecord();
    if (record.isEmpty()) {
      let(size);
      return;
    }
    Patterns.Row row = new Patterns(maker).irrefutable(record.get().type());
    add(new Statement.Tie(row.patterns().getFirst(), scope.use(record.get())), row.variables());
  }

  private void attempt(int size) {
    if (!(goal instanceof Type.Data(String either, List<Type> arguments)) || !either.equals("either")) {
      let(size);
      return;
    }
    Type type = maker.namedType(scope);
    String name = maker.variable(type);
    Term value = maker.term(Type.either(arguments.getFirst(), type), scope, size);
    add(new Statement.Try(new Pattern.Variable(name), type, value), List.of(new Term.Parameter(name, type)));
  }

  /// Opens a box, made at this layer or at the one above.
  private void open(int size) {
    Type type = maker.actualType();
    String name = maker.variable(type);
    boolean isAbove = maker.oneIn(2);
    Term box = maker.ascribed(maker.term(new Type.Meta(type), isAbove ? scope.above() : scope, size));
    add(new Statement.Letbox(isAbove ? "letbox" : "letbox-T", new Pattern.Variable(name), List.of(), box), List.of(new Term.Parameter(name, type)));
  }

  /// Opens a box that was made of what it is lent: `letbox-T x on y = box y {…} in`.
  private void openLent(int size) {
    List<String> lent = lent().stream().filter(name -> isClosed(name)).toList();
    if (lent.isEmpty()) {
      open(size);
      return;
    }
    Type type = maker.actualType();
    String name = maker.variable(type);
    Scope inside = scope.lend(lent).insideBox(lent);
    Term box = maker.ascribed(new Term.Box(lent, maker.ascribed(maker.term(type, inside, size + 2))));
    add(new Statement.Letbox("letbox-T", new Pattern.Variable(name), lent, box), List.of(new Term.Parameter(name, type)));
  }

  private boolean isClosed(String name) {
    return scope.locals().stream().filter(local -> local.name().equals(name)).allMatch(local -> local.type().isClosed());
  }

  /// `use e {x, y} in`: the fields get their own names, which must not hide others.
  private void use(int size) {
    Optional<Type> type = record(scope).filter(found -> keys(found).isPresent());
    if (type.isEmpty()) {
      destructure(size);
      return;
    }
    Definition.Constructor constructor = keys(type.get()).orElseThrow();
    List<Type> types = maker.world().fields(constructor, type.get());
    List<String> fields = new ArrayList<>();
    List<Term.Parameter> bound = new ArrayList<>();
    for (int index = 0; index < types.size(); index++) {
      String name = constructor.fields().get(index).name();
      if (scope.locals().stream().noneMatch(local -> local.name().equals(name)) && !maker.oneIn(4)) {
        fields.add(name);
        bound.add(new Term.Parameter(name, types.get(index)));
      }
    }
    if (fields.isEmpty()) {
      destructure(size);
      return;
    }
    Term value = maker.ascribed(maker.term(type.get(), scope, size));
    add(new Statement.Use(value, fields), bound);
  }

  private Optional<Definition.Constructor> keys(Type type) {
    return maker.world().data(type)
        .map(data -> data.constructors().getFirst())
        .filter(constructor -> !World.hides(constructor) && !constructor.fields().isEmpty() && !constructor.fields().getFirst().name().equals("_"));
  }

  private void pin(int size) {
    Type type = maker.type(scope);
    if (type instanceof Type.Noema) {
      return;
    }
    String name = maker.world().fresh("x");
    add(new Statement.Pin(name, type, maker.term(type, scope, size)), List.of(new Term.Parameter(name, new Type.Noema(type))));
  }

  /// A function that may call itself, with fuel; it sees nothing that it could use up.
  private void localFunction(int size) {
    List<Type> types = new ArrayList<>(List.of(Type.INT));
    for (int count = maker.below(3); count > 0; count--) {
      types.add(maker.type(scope));
    }
    Type result = maker.type(scope);
    if (result instanceof Type.Noema || types.stream().anyMatch(Type.Noema.class::isInstance)) {
      let(size);
      return;
    }
    Type.Function type = new Type.Function(types, result);
    String bound = maker.variable(type);
    String self = bound.replace("!", "");
    List<Term.Parameter> parameters = FunctionProductions.parameters(maker, types);
    Signature signature = new Signature(self, List.of(), parameters, result, 0, Signature.Traits.PLAIN);
    Scope inside = scope.insideLocalFunction().bindAll(parameters);
    Term body = new Recursive(maker).fueled(List.of(signature), parameters.getFirst().name(), result, inside, size + 3);
    statements.add(new Statement.Local(bound, parameters, result, body));
    List<Term> arguments = new ArrayList<>(List.of(Term.integer(maker.below(4))));
    arguments.addAll(maker.terms(types.subList(1, types.size()), scope, size / 2));
    List<Term> children = new ArrayList<>(List.of(new Term.Name(bound, type)));
    children.addAll(arguments);
    String name = maker.variable(result);
    add(let(new Pattern.Variable(name), Optional.empty(), List.of(), new Term.Apply(children, result)), List.of(new Term.Parameter(name, result)));
  }

  /// Makes a cell, changes what is in it, and looks at that. What is done to the content may not mention the cell: it would wait for itself.
  private void changeCell(int size) {
    Type content = maker.actualType();
    Type cell = new Type.Data("cell", List.of(content));
    Type meta = new Type.Meta(content);
    String name = maker.world().fresh("x");
    Scope without = scope;
    Term made = Term.call("core.cell.new-cell", cell, maker.term(content, scope, size / 2));
    add(let(new Pattern.Variable(name), Optional.of(cell), List.of(), made), List.of(new Term.Parameter(name, cell)));
    String old = maker.variable(content);
    Scope inside = without.insideFunction().bind(old, content);
    Term changed = new Term.Quote(maker.term(content, inside, size / 2));
    Term change = new Term.Lambda(List.of(new Term.Parameter(old, content)), changed);
    Term noema = new Term.Name(name, new Type.Noema(cell));
    statements.add(let(new Pattern.Wildcard(), Optional.of(Type.UNIT), List.of(name), Term.call("core.cell.mutate", Type.UNIT, noema, change)));
    String seen = maker.variable(content);
    Term look =
        maker.oneIn(2)
            ? Term.call("core.cell.clone", content, noema)
            : Term.call("core.cell.borrow", content, noema, looker(content, meta, without, size));
    add(let(new Pattern.Variable(seen), Optional.of(content), List.of(name), look), List.of(new Term.Parameter(seen, content)));
    if (maker.oneIn(2)) {
      String rest = maker.variable(content);
      Term extracted = Term.call("core.cell.extract", content, scope.use(scope.available(cell).getLast()));
      add(let(new Pattern.Variable(rest), Optional.empty(), List.of(), extracted), List.of(new Term.Parameter(rest, content)));
    }
  }

  private Term looker(Type content, Type meta, Scope place, int size) {
    String lent = maker.world().fresh("x");
    Type noema = new Type.Noema(content);
    return new Term.Lambda(
        List.of(new Term.Parameter(lent, noema)), maker.term(meta, place.insideFunction().bind(lent, noema), size / 2 + 1));
  }

  /// `let _ = x in`
  private void ignore() {
    List<Scope.Local> available = scope.available();
    if (!available.isEmpty()) {
      statements.add(let(new Pattern.Wildcard(), Optional.empty(), List.of(), scope.use(maker.pick(available))));
    }
  }
}
