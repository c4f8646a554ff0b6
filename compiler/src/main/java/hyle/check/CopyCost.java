package hyle.check;

import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.name.PrimitiveType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a copy of a value costs, by its type.
final class CopyCost {
  private static final int DEEPEST_NEWTYPE = 16;

  private final Elaboration elaboration;

  CopyCost(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /// Whether a copy costs nothing, so that no `!` is needed: types, primitives, noemata, enumerations and newtypes over these.
  boolean isFree(Value type) {
    return isFree(type, new LinkedHashSet<>());
  }

  /// What to do where the variable `name` of this type is used twice.
  String advice(String name, Value type) {
    String copy = "Bind it as `!" + name + "` to allow copies (a copy of `" + elaboration.print(type) + "` costs ";
    String borrow = ", or borrow it: `let … on " + name + " = … in`.";
    return switch (elaboration.reduce(type)) {
      case Value.Pi _ -> copy + "what the function holds).";
      case Value.Neutral(Value.Head.Global(GlobalName global), List<Value.Arguments> _) -> copy + data(global) + ")" + borrow;
      case Value.Neutral _, Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Function _ ->
          copy + "what its type says)" + borrow;
      case Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Malformed _, Value.Delayed _ ->
          copy + "what its type says)" + borrow;
    };
  }

  private String data(GlobalName name) {
    Optional<Globals.Entry.Data> data = elaboration.globals().data(name);
    if (data.isEmpty()) {
      return "what its copier does";
    }
    if (isRecursive(name)) {
      return name.equals(CoreNames.LIST) ? "its length" : "its size";
    }
    return name.equals(CoreNames.TEXT) ? "its length" : "its fields";
  }

  /// Whether a value of the type can hold others of the type.
  private boolean isRecursive(GlobalName name) {
    Set<GlobalName> seen = new LinkedHashSet<>();
    Deque<GlobalName> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      Optional<Globals.Entry.Data> data = elaboration.globals().data(open.poll());
      for (GlobalName constructor : data.map(Globals.Entry.Data::constructors).orElse(List.of())) {
        for (Term.Parameter field : elaboration.globals().constructor(constructor).orElseThrow().signature().parameters()) {
          for (GlobalName mentioned : heads(field.type())) {
            if (mentioned.equals(name)) {
              return true;
            }
            if (seen.add(mentioned)) {
              open.add(mentioned);
            }
          }
        }
      }
    }
    return false;
  }

  private static Set<GlobalName> heads(Term type) {
    Set<GlobalName> names = new LinkedHashSet<>();
    if (type instanceof Term.Call call) {
      if (call.function() instanceof Term.Global global) {
        names.add(global.name());
      }
      call.arguments().forEach(argument -> names.addAll(heads(argument)));
    }
    return names;
  }

  /// `seen` are the types whose field this is, as they are written: one of them here has no values. Nor has one that nests ever deeper.
  private boolean isFree(Value type, Set<String> seen) {
    return switch (elaboration.reduce(type)) {
      case Value.Universe _, Value.Noema _, Value.Malformed _ -> true;
      case Value.Primitive primitive -> !(primitive.type() instanceof PrimitiveType.Void);
      case Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> spine) when spine.size() == 1 ->
          seen.size() < DEEPEST_NEWTYPE && seen.add(elaboration.print(type)) && isFree(name, spine.getFirst(), seen);
      case Value.Neutral(Value.Head.Unknown _, List<Value.Arguments> _) -> true;
      case Value.Neutral _, Value.Box _, Value.Pi _, Value.Function _, Value.Integer _, Value.Real _ -> false;
      case Value.Text _, Value.Rune _, Value.Delayed _ -> false;
    };
  }

  private boolean isFree(GlobalName name, Value.Arguments arguments, Set<String> seen) {
    Optional<Globals.Entry.Data> data = elaboration.globals().data(name);
    if (data.isEmpty()) {
      return false;
    }
    List<Signature> constructors =
        data.get().constructors().stream()
            .map(constructor -> elaboration.globals().constructor(constructor).orElseThrow().signature())
            .toList();
    boolean isEnumeration =
        data.get().signature().parameters().isEmpty()
            && constructors.stream().allMatch(constructor -> constructor.parameters().isEmpty());
    if (isEnumeration) {
      return true;
    }
    if (constructors.size() != 1 || constructors.getFirst().parameters().size() != 1) {
      return false;
    }
    Environment environment = Evaluator.bind(data.get().signature(), arguments, Environment.EMPTY);
    Term field = constructors.getFirst().parameters().getFirst().type();
    return arguments.explicits().stream().allMatch(argument -> isFree(argument, new LinkedHashSet<>(seen)))
        && isFree(elaboration.evaluator().evaluate(field, environment), seen);
  }
}
