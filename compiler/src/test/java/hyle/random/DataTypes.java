package hyle.random;

import java.util.ArrayList;
import java.util.List;

/// Makes the data types and resources of a random program.
final class DataTypes {
  private final Maker maker;
  private final World world;

  DataTypes(Maker maker) {
    this.maker = maker;
    this.world = maker.world();
  }

  /// A type whose values say when they are copied and discarded. One kind is a number, the other a block of memory, of which a copy can be
  /// told from the original.
  void resource() {
    String name = world.fresh("r");
    String code =
        maker.oneIn(2)
            ? """
            resource NAME {
              function (n: int) {
                print("~");
                print-int(n)
              },
              function (n: int) {
                print("+");
                print-int(n);
                n
              },
            }
            define new-NAME(n: int): NAME {
              magic cast(int, NAME, n)
            }
            define look-NAME(r: &NAME): int {
              magic cast(&NAME, int, r)
            }
            """
            : """
            resource NAME {
              function (p: pointer) {
                print("~");
                print-int(magic load(int, p));
                let _ = magic external free(p) in
                Unit
              },
              function (p: pointer) {
                let n = magic load(int, p) in
                print("+");
                print-int(n);
                let q = magic external malloc(8) in
                magic store(int, add-int(n, 100), q);
                q
              },
            }
            define new-NAME(n: int): NAME {
              let p = magic external malloc(8) in
              magic store(int, n, p);
              magic cast(pointer, NAME, p)
            }
            define look-NAME(r: &NAME): int {
              magic load(int, magic cast(&NAME, pointer, r))
            }
            """;
    world.define(new Definition.Resource(name, code.replace("NAME", name)));
    Type type = new Type.Named(name);
    world.offer(function("new-" + name, type, Type.INT));
    world.offer(function("look-" + name, Type.INT, new Type.Noema(type)));
  }

  private static Signature function(String name, Type result, Type parameter) {
    return new Signature(name, List.of(), List.of(new Term.Parameter("n", parameter)), result, 2, Signature.Traits.PLAIN);
  }

  void dataType() {
    switch (maker.below(8)) {
      case 0 -> enumeration();
      case 1 -> newtype();
      case 2 -> record();
      case 3 -> hiding();
      case 4 -> nested();
      case 5 -> mutual();
      default -> recursive();
    }
  }

  private Definition.Data data(String name, List<String> parameters, List<Definition.Constructor> constructors) {
    return new Definition.Data(name, parameters, constructors, Definition.Announced.NO);
  }

  private Definition.Constructor constructor(List<Type> fields) {
    return new Definition.Constructor(
        world.fresh("C"), fields.stream().map(type -> new Definition.Field(world.fresh("k"), type)).toList());
  }

  private void enumeration() {
    List<Definition.Constructor> constructors = new ArrayList<>();
    for (int count = 1 + maker.below(5); count > 0; count--) {
      constructors.add(constructor(List.of()));
    }
    world.define(data(world.fresh("d"), List.of(), constructors));
  }

  private void newtype() {
    boolean isParametric = maker.oneIn(2);
    Type field = isParametric ? around(new Type.Variable("a")) : new Types(maker).type(1);
    world.define(data(world.fresh("d"), isParametric ? List.of("a") : List.of(), List.of(constructor(List.of(field)))));
  }

  private void record() {
    List<String> parameters = parameters();
    world.define(data(world.fresh("d"), parameters, List.of(constructor(fields(parameters, 1 + maker.below(4))))));
  }

  private List<String> parameters() {
    return List.of("a", "b").subList(0, maker.below(3));
  }

  private List<Type> fields(List<String> parameters, int count) {
    List<Type> fields = new ArrayList<>();
    while (fields.size() < count) {
      fields.add(field(parameters));
    }
    return fields;
  }

  private Type field(List<String> parameters) {
    return parameters.isEmpty() || maker.oneIn(3) ? new Types(maker).type(1) : around(new Type.Variable(maker.pick(parameters)));
  }

  private Type around(Type inner) {
    return maker.oneIn(3) ? new Types(maker).around(inner) : inner;
  }

  /// Several constructors, some with fields of the type itself.
  private void recursive() {
    List<String> parameters = parameters();
    String name = world.fresh("d");
    Type self = new Type.Data(name, parameters.stream().<Type>map(Type.Variable::new).toList());
    List<Definition.Constructor> constructors = new ArrayList<>();
    constructors.add(constructor(fields(parameters, maker.below(2))));
    for (int count = 1 + maker.below(3); count > 0; count--) {
      List<Type> fields = fields(parameters, maker.below(3));
      for (int selves = maker.oneIn(4) ? 0 : 1 + maker.below(2); selves > 0; selves--) {
        fields.add(maker.below(fields.size() + 1), maker.oneIn(6) ? Type.list(self) : self);
      }
      constructors.add(constructor(fields));
    }
    world.define(data(name, parameters, constructors));
  }

  /// A constructor that hides a type, a value of it, and functions on that.
  private void hiding() {
    List<Definition.Constructor> constructors = new ArrayList<>();
    if (maker.oneIn(3)) {
      constructors.add(constructor(List.of(Type.INT)));
    }
    Type hidden = new Type.Variable("t");
    List<Definition.Field> fields = new ArrayList<>();
    fields.add(new Definition.Field("t", Type.TYPE));
    fields.add(new Definition.Field(world.fresh("k"), hidden));
    if (maker.oneIn(3)) {
      fields.add(new Definition.Field(world.fresh("k"), new Type.Function(List.of(hidden), hidden)));
    }
    boolean looks = maker.oneIn(2);
    Type result = looks ? (maker.oneIn(2) ? Type.INT : Type.list(Type.INT)) : new Types(maker).type(1);
    Type parameter = looks ? new Type.Noema(hidden) : hidden;
    fields.add(new Definition.Field(world.fresh("k"), new Type.Function(List.of(parameter), result)));
    constructors.add(new Definition.Constructor(world.fresh("C"), fields));
    world.define(data(world.fresh("d"), List.of(), constructors));
  }

  /// A type whose parts are of other instances of itself.
  private void nested() {
    String name = world.fresh("d");
    Type a = new Type.Variable("a");
    Type inner = maker.oneIn(2) ? Type.pair(a, a) : new Type.Function(List.of(Type.INT), a);
    Type more = new Type.Data(name, List.of(inner));
    world.define(data(name, List.of("a"), List.of(constructor(List.of(a)), constructor(List.of(more)))));
  }

  /// Two types that mention each other.
  private void mutual() {
    String one = world.fresh("d");
    String other = world.fresh("d");
    List<String> parameters = maker.oneIn(2) ? List.of("a") : List.of();
    List<Type> variables = parameters.stream().<Type>map(Type.Variable::new).toList();
    Type first = new Type.Data(one, variables);
    Type second = new Type.Data(other, variables);
    List<Type> fields = fields(parameters, 1 + maker.below(2));
    fields.add(maker.below(fields.size() + 1), second);
    List<Definition.Constructor> ofFirst = List.of(constructor(fields(parameters, maker.below(2))), constructor(fields));
    List<Definition.Constructor> ofSecond = List.of(constructor(List.of()), constructor(List.of(first, second)));
    world.define(data(one, parameters, ofFirst));
    world.define(new Definition.Data(other, parameters, ofSecond, Definition.Announced.YES));
  }
}
