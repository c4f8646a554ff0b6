package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.DataName;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Descriptor;
import hyle.core.Descriptor.Head;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The numbers of the types that the running program tells apart; immediates are 0.
final class Heads {
  private final Map<Head, Integer> numbers = new LinkedHashMap<>();
  private final Map<FunctionName, Integer> captured = new LinkedHashMap<>();
  private final SortedSet<Integer> appliedArities = new TreeSet<>();
  private boolean isUsed;

  /// Those of a program, in the order of its text.
  static Heads of(Core.Program program) {
    Heads heads = new Heads();
    for (Core.Function function : program.functions().values()) {
      for (Block block : Blocks.within(function.body())) {
        for (Statement statement : block.statements()) {
          heads.find(statement.operation());
        }
      }
    }
    return heads;
  }

  /// All but that of immediates, by number from 1.
  List<Head> all() {
    return List.copyOf(numbers.keySet());
  }

  /// Whether the program speaks of types at all.
  boolean isUsed() {
    return isUsed;
  }

  int number(Head head) {
    return isImmediate(head) ? 0 : numbers.get(key(head));
  }

  /// The numbers of arguments that functions from types to types are applied to.
  SortedSet<Integer> appliedArities() {
    return appliedArities;
  }

  /// How many words a function from types to types captured.
  int captured(FunctionName function) {
    return captured.get(function);
  }

  private void find(Operation operation) {
    switch (operation) {
      case Operation.Describe(Head head, List<Operand> arguments) -> add(head, arguments.size());
      case Operation.CopyAs _, Operation.DiscardAs _ -> isUsed = true;
      case Operation.Build(_, Shape.Captured(_, List<Type> types), _) -> types.forEach(this::find);
      case Operation.Build _, Operation.Primitive _, Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _,
          Operation.Reinterpret _, Operation.Take _, Operation.Peek _, Operation.Allocate _, Operation.Free _, Operation.Borrow _,
          Operation.EndBorrow _, Operation.Copy _, Operation.Discard _, Operation.HoleOf _, Operation.Fill _ -> {}
    }
  }

  private void find(Type type) {
    switch (type) {
      case Type.Data(_, List<Descriptor> arguments) -> arguments.forEach(this::find);
      case Type.Dynamic(Descriptor descriptor) -> {
        isUsed = true;
        find(descriptor);
      }
      case Type.Immediate _, Type.Closure _, Type.Resource _, Type.Noema _, Type.Token _, Type.Hole _ -> {}
    }
  }

  private void find(Descriptor descriptor) {
    switch (descriptor) {
      case Descriptor.Made(Head head, List<Descriptor> arguments) -> {
        add(head, arguments.size());
        arguments.forEach(this::find);
      }
      case Descriptor.Held _, Descriptor.Parameter _, Descriptor.Field _, Descriptor.Unknown _ -> {}
    }
  }

  private void add(Head head, int arguments) {
    isUsed = true;
    switch (head) {
      case Head.Applied() -> appliedArities.add(arguments - 1);
      case Head.Code(FunctionName function) -> {
        captured.put(function, arguments);
        numbers.putIfAbsent(head, numbers.size() + 1);
      }
      case Head.Known _, Head.Open _ -> {
        if (!isImmediate(head)) {
          numbers.putIfAbsent(key(head), numbers.size() + 1);
        }
      }
    }
  }

  private static boolean isImmediate(Head head) {
    return head instanceof Head.Known(Type type) && !type.isOwned();
  }

  /// All closures are copied and discarded alike.
  private static Head key(Head head) {
    return switch (head) {
      case Head.Known(Type.Closure _) -> new Head.Known(new Type.Closure(List.of(), Type.IMMEDIATE));
      case Head.Known(Type.Data(DataName name, _)) -> new Head.Known(new Type.Data(name));
      case Head.Known _, Head.Open _, Head.Code _, Head.Applied _ -> head;
    };
  }
}
