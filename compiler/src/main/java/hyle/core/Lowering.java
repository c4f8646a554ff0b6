package hyle.core;

import hyle.check.FreeLocals;
import hyle.check.Typed;
import hyle.core.Core.Author;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.ResourceName;
import hyle.core.Core.ResourceType;
import hyle.core.Core.Type;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.report.Diagnostics;
import hyle.report.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/// Typed to Core: one function for each definition and types that it is used with, in A-normal form [M17]. A type that only the running
/// program knows is a word, and one function serves all of them.
///
/// What is known at compile time is used up here: types, `inline` functions, functions that are called where they stand. What is left
/// is first-order code over words and closures, with every Take, Build and Borrow in sight; copies and discards come later.
public final class Lowering {
  /// A definition at its static arguments.
  private record Key(GlobalName name, List<StaticType> arguments) {}

  /// The module of a program.
  private static final String USERS = "this";

  final Typed.Program program;
  private final String module;
  final TypeEvaluator types;
  final Representation representation;
  /// Where what is wrong with the function at hand is reported.
  Diagnostics diagnostics;

  /// A constructor and the data type that it belongs to.
  record ConstructorOf(Typed.Declaration.Data data, Typed.Constructor constructor) {}

  /// Every constructor by its name.
  final Map<GlobalName, ConstructorOf> constructors = new HashMap<>();

  /// How often each local variable of the program is used.
  final Map<LocalName, Integer> uses = new HashMap<>();

  /// A function with more instances than this may be calling itself with ever new functions: no more are made for known values.
  static final int MOST_INSTANCES = 300;

  private final Map<GlobalName, Integer> instanceCounts = new HashMap<>();
  private final Map<FunctionName, Function> functions = new LinkedHashMap<>();
  private final Map<Key, FunctionName> instances = new HashMap<>();
  private final Map<StaticType, FunctionName> typeFunctions = new HashMap<>();
  private final Map<GlobalName, FunctionName> wrappers = new HashMap<>();
  private final Map<ResourceName, ResourceType> resources = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private final ArrayDeque<Runnable> work = new ArrayDeque<>();

  private final boolean hasResources;

  /// `module` is the one of which every definition is lowered.
  private Lowering(Typed.Program program, String module, Diagnostics diagnostics) {
    this.program = program;
    this.module = module;
    this.diagnostics = diagnostics;
    this.types = new TypeEvaluator(program);
    this.representation = new Representation(program, types, this::typeFunction);
    this.hasResources =
        program.declarations().values().stream()
            .filter(Typed.Declaration.Resource.class::isInstance)
            .anyMatch(resource -> resourceAuthor(resource.name()) == Author.USER);
    for (Typed.Declaration declaration : program.declarations().values()) {
      switch (declaration) {
        case Typed.Declaration.Data data ->
            data.constructors().forEach(constructor -> constructors.put(constructor.name(), new ConstructorOf(data, constructor)));
        case Typed.Declaration.Definition definition -> uses.putAll(FreeLocals.uses(definition.body()));
        case Typed.Declaration.Resource resource -> {
          uses.putAll(FreeLocals.uses(resource.discarder()));
          uses.putAll(FreeLocals.uses(resource.copier()));
        }
      }
    }
  }

  /// Lowers everything that `main` reaches, and every definition of the user's that needs no type to be chosen.
  public static Core.Program lower(Typed.Program program, Diagnostics diagnostics) {
    return new Lowering(program, USERS, diagnostics).run();
  }

  /// Lowers also the definitions of the module for which types would have to be chosen, by code for types that only the running program
  /// knows. Those for which that cannot be are left out, with what needs them.
  public static Core.Program lowerWhole(Typed.Program program, Diagnostics diagnostics) {
    return new Lowering(program, program.entry().module(), diagnostics).runWhole();
  }

  private Core.Program run() {
    return finished(roots());
  }

  private Core.Program runWhole() {
    FunctionName entry = roots();
    Core.Program withoutTypes = finished(entry);
    Diagnostics unfit = new Diagnostics();
    diagnostics = diagnostics.hasErrors() ? diagnostics : unfit;
    for (Typed.Declaration declaration : program.declarations().values()) {
      if (declaration instanceof Typed.Declaration.Definition definition && isOwn(definition) && !isRoot(definition) && !types.givesTypes(definition)) {
        instance(forAnyTypes(definition));
      }
    }
    return diagnostics == unfit ? Reachability.withoutMissing(finished(entry)) : withoutTypes;
  }

  /// A definition whose types are words that it is given.
  private Instance forAnyTypes(Typed.Declaration.Definition definition) {
    VariableSupply words = new VariableSupply();
    KnownValues known = new KnownValues();
    Scope scope = Scope.topLevel();
    List<StaticType> arguments = new ArrayList<>();
    for (Typed.Parameter parameter : TypeEvaluator.concat(definition.implicits(), definition.parameters())) {
      StaticType type = types.evaluate(parameter.type(), scope);
      StaticType bound = new StaticType.Irrelevant();
      if (types.isOfTypes(type)) {
        bound = new StaticType.AtRunTime(new Descriptor.Held(words.variable(parameter.name().text(), Type.IMMEDIATE)));
        arguments.add(known.add(bound));
      } else if (representation.isPolymorphic(type)) {
        arguments.add(bound);
      }
      scope.bind(parameter.name(), new Meaning.Static(bound));
    }
    return new Instance(definition, scope, arguments, known.captures());
  }

  private FunctionName roots() {
    FunctionName entry = instance(new Instance(definition(program.entry()), Scope.topLevel(), List.of(), List.of()));
    for (Typed.Declaration declaration : program.declarations().values()) {
      if (declaration instanceof Typed.Declaration.Definition definition && isRoot(definition)) {
        instance(new Instance(definition, signatureScope(definition), List.of(), List.of()));
      }
    }
    return entry;
  }

  private Core.Program finished(FunctionName entry) {
    do {
      while (!work.isEmpty()) {
        work.poll().run();
      }
      for (GlobalName name : representation.resources()) {
        ResourceName key = Representation.resourceName(name);
        if (!resources.containsKey(key)) {
          resources.put(key, resource(name));
        }
      }
    } while (!work.isEmpty());
    return new Core.Program(functions, representation.dataTypes(), resources, entry);
  }

  /// Whether a user may see when values are copied and discarded. Then the value of a constructor whose fields have nothing to
  /// compute is built at each of its uses, as in the reference, and never copied or discarded as a whole [O5, O16].
  boolean isObserved() {
    return hasResources;
  }

  /// Whether a definition of the program's own can be lowered without a caller.
  private boolean isRoot(Typed.Declaration.Definition definition) {
    Scope scope = signatureScope(definition);
    return isOwn(definition)
        && TypeEvaluator.concat(definition.implicits(), definition.parameters()).stream()
            .map(parameter -> types.evaluate(parameter.type(), scope))
            .noneMatch(type -> types.isOfTypes(type) || representation.isPolymorphic(type) || !type.isKnown())
        && !types.isOfTypes(types.evaluate(definition.result(), scope));
  }

  private boolean isOwn(Typed.Declaration.Definition definition) {
    return definition.name().module().equals(module) && definition.opacity() == Typed.Opacity.DEFINE;
  }

  private Scope signatureScope(Typed.Declaration.Definition definition) {
    Scope scope = Scope.topLevel();
    for (Typed.Parameter parameter : TypeEvaluator.concat(definition.implicits(), definition.parameters())) {
      scope.bind(parameter.name(), new Meaning.Static(new StaticType.Irrelevant()));
    }
    return scope;
  }

  Typed.Declaration.Definition definition(GlobalName name) {
    if (program.declarations().get(name) instanceof Typed.Declaration.Definition definition) {
      return definition;
    }
    throw new AssertionError("not a definition: " + name);
  }

  /// A definition with its static parameters bound in `scope` to `arguments`, which need `captures` of the caller as parameters in
  /// front.
  record Instance(Typed.Declaration.Definition definition, Scope scope, List<StaticType> arguments, List<Core.Variable> captures) {}

  /// The function for a definition at its static arguments; its body is lowered later.
  FunctionName instance(Instance instance) {
    Typed.Declaration.Definition definition = instance.definition();
    Key key = new Key(definition.name(), instance.arguments());
    FunctionName known = instances.get(key);
    if (known != null) {
      return known;
    }
    List<String> texts = instance.arguments().stream().map(StaticType::text).toList();
    String types = texts.isEmpty() ? "" : "<" + String.join(", ", texts) + ">";
    instanceCounts.merge(definition.name(), 1, Integer::sum);
    FunctionName name = uniqueName(definition.name().display() + types);
    instances.put(key, name);
    work.add(
        () ->
            new FunctionLowering(this, definition.name(), definition.name().display())
                .define(name, instance));
    return name;
  }

  /// How many instances a definition has so far.
  int instancesOf(GlobalName definition) {
    return instanceCounts.getOrDefault(definition, 0);
  }

  /// A function from types to types as the running program holds it: its code, and what it captured, by the places in its name.
  private Descriptor typeFunction(StaticType function) {
    SequencedSet<Descriptor> leaves = new LinkedHashSet<>();
    StaticType key =
        function.map(
            leaf -> {
              leaves.add(leaf);
              return new Descriptor.Parameter(List.copyOf(leaves).indexOf(leaf));
            });
    FunctionName code = typeFunctions.get(key);
    if (code == null) {
      code = uniqueName("type " + key.text());
      typeFunctions.put(key, code);
      FunctionName made = code;
      work.add(() -> new FunctionLowering(this, program.entry(), made.text()).defineTypeFunction(made, key, leaves.size()));
    }
    return new Descriptor.Made(new Descriptor.Head.Code(code), List.copyOf(leaves));
  }

  /// The function that the closure of a top-level function runs: made once.
  FunctionName wrapper(GlobalName name, java.util.function.Function<FunctionName, Runnable> make) {
    FunctionName known = wrappers.get(name);
    if (known != null) {
      return known;
    }
    FunctionName wrapper = uniqueName(name.display() + ".closure");
    wrappers.put(name, wrapper);
    work.add(make.apply(wrapper));
    return wrapper;
  }

  /// Lowers a function when the ones before it are done.
  void later(Runnable lowering) {
    work.add(lowering);
  }

  void add(Function function) {
    functions.put(function.name(), function);
  }

  /// A name that no other function has.
  FunctionName uniqueName(String wanted) {
    String name = wanted;
    while (!names.add(name)) {
      name = wanted + "-" + counters.merge(wanted, 1, (count, one) -> count + one);
    }
    return new FunctionName(name);
  }

  static Author author(GlobalName definition) {
    return definition.module().equals(USERS) ? Author.USER : Author.LIBRARY;
  }

  private static Author resourceAuthor(GlobalName resource) {
    return resource.isCore() ? Author.LIBRARY : Author.USER;
  }

  private ResourceType resource(GlobalName name) {
    if (!(program.declarations().get(name) instanceof Typed.Declaration.Resource resource)) {
      throw new AssertionError("not a resource: " + name);
    }
    FunctionName discard = uniqueName(name.display() + ".discard");
    FunctionName copy = uniqueName(name.display() + ".copy");
    resourceFunction(discard, resource.discarder(), name, Type.IMMEDIATE);
    resourceFunction(copy, resource.copier(), name, Type.IMMEDIATE);
    return new ResourceType(Representation.resourceName(name), resourceAuthor(name), discard, copy);
  }

  private void resourceFunction(FunctionName function, Typed.Expression body, GlobalName resource, Type result) {
    new FunctionLowering(this, resource, resource.display()).defineOnWord(function, body, result);
  }
}
