package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes random programs that are right: a seed decides all of a program.
final class ProgramGenerator {
  private static final int MOST_OF_TRAPS = 200;

  private final Maker maker;
  private final World world = new World();
  private final int size;

  private ProgramGenerator(Random random, Maker.Trapping trapping) {
    this.maker = new Maker(random, world, trapping);
    this.size = switch (random.nextInt(10)) {
      case 0, 1 -> 5 + random.nextInt(15);
      case 2, 3, 4, 5 -> 20 + random.nextInt(60);
      case 6, 7, 8 -> 60 + random.nextInt(120);
      default -> 150 + random.nextInt(350);
    };
  }

  /// The program of a seed.
  static Program program(long seed) {
    return new ProgramGenerator(new Random(seed * 0x9E3779B97F4A7C15L), mayTrap(seed) ? Maker.Trapping.ALLOWED : Maker.Trapping.AVOIDED).program();
  }

  /// Whether the program of a seed may end at a division by zero.
  static boolean mayTrap(long seed) {
    return Math.floorMod(seed, MOST_OF_TRAPS) == MOST_OF_TRAPS - 1;
  }

  private Program program() {
    DataTypes types = new DataTypes(maker);
    if (maker.oneIn(3)) {
      types.resource();
    }
    for (int count = maker.below(1 + Math.min(4, size / 20)); count > 0; count--) {
      types.dataType();
    }
    favour();
    LibraryProductions.offer(maker);
    constants();
    int functions = maker.below(1 + Math.min(6, size / 20));
    FunctionShapes shapes = new FunctionShapes(maker);
    List<Definition> before = List.copyOf(world.definitions());
    for (int left = functions; left > 0; left--) {
      shapes.function(size / (2 * functions + 1));
    }
    maker.stepsSoFar();
    Term main = Statements.main(maker, shown(), size / 2 + 1);
    List<Definition> definitions = new ArrayList<>(before);
    definitions.add(new Definition.Announcement(maker.rendering().functions()));
    definitions.addAll(world.definitions().subList(before.size(), world.definitions().size()));
    definitions.addAll(maker.rendering().functions());
    definitions.add(new Definition.Function(Definition.Kind.DEFINE, "main", List.of(), List.of(), Type.UNIT, main));
    return new Program(definitions);
  }

  /// Chooses what the program is about.
  private void favour() {
    Types types = new Types(maker);
    world.favour(Type.INT);
    for (String name : world.resources()) {
      Type resource = new Type.Named(name);
      List.of(resource, resource, types.around(resource), types.around(resource)).forEach(world::favour);
    }
    for (Definition.Data data : world.dataTypes()) {
      if (data.name().startsWith("d")) {
        world.favour(new Type.Data(data.name(), data.parameters().stream().map(_ -> types.type(1)).toList()));
      }
    }
    for (int count = 2 + maker.below(5); count > 0; count--) {
      world.favour(types.type(2));
    }
  }

  /// Constants, other names of types, and types that are chosen at run time.
  private void constants() {
    Scope nothing = Scope.empty(world);
    if (maker.oneIn(4)) {
      Type type = maker.oneIn(2) ? new Types(maker).number() : Type.BOOL;
      String name = world.fresh("c");
      Term value = new Simplest(maker, nothing).term(type);
      world.define(new Definition.Constant(maker.oneIn(2) ? Definition.Kind.INLINE : Definition.Kind.DEFINE, name, type, value));
      world.constants().add(new Term.Name(name, type));
    }
    if (maker.oneIn(4)) {
      Type type = maker.pick(world.pool());
      String name = world.fresh("a");
      world.define(new Definition.Constant(Definition.Kind.INLINE, name, Type.TYPE, new Term.TypeTerm(type.text())));
      world.alias(name, type);
    }
    if (maker.oneIn(4)) {
      chooser();
    }
  }

  private void chooser() {
    Type one = maker.pick(world.pool());
    Type other = maker.pick(world.pool());
    String name = world.fresh("choose");
    Term choice = new Term.Name("b", Type.BOOL);
    Term body = new Term.If(List.of(choice, new Term.TypeTerm(one.text()), new Term.TypeTerm(other.text())), Type.TYPE);
    List<Term.Parameter> parameters = List.of(new Term.Parameter("b", Type.BOOL));
    world.define(new Definition.Function(Definition.Kind.DEFINE, name, List.of(), parameters, Type.TYPE, body));
    world.choosers().add(new World.Chooser(name, one, other));
  }

  private List<Type> shown() {
    List<Type> shown = new ArrayList<>();
    for (int count = 1 + Math.min(5, size / 25); count > 0; count--) {
      shown.add(maker.pick(world.pool()));
    }
    return shown;
  }
}
