package hyle.interpret;

import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Which atoms a step uses up, in order, and which it only looks at.
final class Uses {
  private Uses() {}

  static List<Atom> usedUp(Operation operation) {
    return switch (operation) {
      case Operation.Move(Atom atom) -> List.of(atom);
      case Operation.CallDefinition(_, List<Atom> atoms) -> atoms;
      case Operation.CallCode(_, List<Atom> captured, List<Atom> arguments) -> joined(captured, arguments);
      case Operation.Apply(Atom function, List<Atom> atoms) -> joined(List.of(function), atoms);
      case Operation.Construct(_, List<Atom> fields) -> fields;
      case Operation.MakeClosure(_, List<Atom> captured) -> captured;
      case Operation.Foreign(_, List<Atom> atoms) -> atoms;
      case Operation.Store(_, Atom value, _) -> List.of(value);
      case Operation.Take(Atom value, _) -> List.of(value);
      case Operation.Primitive _, Operation.MakeType _, Operation.MakeTypeFunction _, Operation.StaticText _, Operation.Lend _, Operation.Keep _,
          Operation.Embody _, Operation.Load _, Operation.Allocate _, Operation.ForeignVariable _, Operation.Peek _, Operation.Branch _,
          Operation.Copy _, Operation.Discard _ ->
          List.of();
    };
  }

  /// Only those of which a variable may be owned.
  static List<Atom> lookedAt(Operation operation) {
    return switch (operation) {
      case Operation.Lend(Atom atom) -> List.of(atom);
      case Operation.Keep(var variable) -> List.of(variable);
      case Operation.Peek(Atom value, _, _) -> List.of(value);
      case Operation.Embody(Atom noema, _) -> List.of(noema);
      case Operation.Move _, Operation.CallDefinition _, Operation.CallCode _, Operation.Apply _, Operation.Construct _, Operation.MakeClosure _,
          Operation.Foreign _, Operation.Store _, Operation.Take _, Operation.Primitive _, Operation.MakeType _, Operation.MakeTypeFunction _,
          Operation.StaticText _, Operation.Load _, Operation.Allocate _, Operation.ForeignVariable _, Operation.Branch _, Operation.Copy _,
          Operation.Discard _ ->
          List.of();
    };
  }

  /// The step with other atoms where it uses them up; `change` is asked in order.
  static Operation map(Operation operation, UnaryOperator<Atom> change) {
    return switch (operation) {
      case Operation.Move(Atom atom) -> new Operation.Move(change.apply(atom));
      case Operation.CallDefinition(var name, List<Atom> atoms) -> new Operation.CallDefinition(name, all(atoms, change));
      case Operation.CallCode(Code code, List<Atom> captured, List<Atom> arguments) ->
          new Operation.CallCode(code, all(captured, change), all(arguments, change));
      case Operation.Apply(Atom function, List<Atom> atoms) -> new Operation.Apply(change.apply(function), all(atoms, change));
      case Operation.Construct(var constructor, List<Atom> fields) -> new Operation.Construct(constructor, all(fields, change));
      case Operation.MakeClosure(Code code, List<Atom> captured) -> new Operation.MakeClosure(code, all(captured, change));
      case Operation.Foreign(var site, List<Atom> atoms) -> new Operation.Foreign(site, all(atoms, change));
      case Operation.Store(var type, Atom value, Atom address) -> new Operation.Store(type, change.apply(value), address);
      case Operation.Take(Atom value, var constructor) -> new Operation.Take(change.apply(value), constructor);
      case Operation.Primitive _, Operation.MakeType _, Operation.MakeTypeFunction _, Operation.StaticText _, Operation.Lend _, Operation.Keep _,
          Operation.Embody _, Operation.Load _, Operation.Allocate _, Operation.ForeignVariable _, Operation.Peek _, Operation.Branch _,
          Operation.Copy _, Operation.Discard _ ->
          operation;
    };
  }

  private static List<Atom> all(List<Atom> atoms, UnaryOperator<Atom> change) {
    List<Atom> changed = new ArrayList<>();
    atoms.forEach(atom -> changed.add(change.apply(atom)));
    return List.copyOf(changed);
  }

  private static List<Atom> joined(List<Atom> first, List<Atom> second) {
    List<Atom> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
