package hyle.resolve;

import hyle.name.LocalName;
import hyle.name.LocalNames;
import hyle.report.Span;
import hyle.syntax.Ast;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The local variables that can be seen from a place, innermost first, and the layer of that place.
///
/// Bindings are made and undone in step with the walk over the tree, so a block of any length costs one entry a variable.
final class Scope {
  private final LocalNames names;
  private final Map<String, ArrayDeque<Binding>> visible = new HashMap<>();
  private final ArrayList<Binding> bindings = new ArrayList<>();
  private final ArrayList<Frame> functions = new ArrayList<>();
  private final Set<LocalName> used = new HashSet<>();
  private final List<Binding> unused = new ArrayList<>();
  private int layer;

  Scope(LocalNames names) {
    this.names = names;
  }

  /// A variable, the layer that it lives on, where it was bound, and how many variables were bound before it.
  record Binding(LocalName name, int layer, Span span, int depth, Role role) {}

  /// What a variable is to its surroundings, which decides what is said if nothing uses it.
  enum Role {
    /// Bound by the program, to be used.
    DEFINED,
    /// The same, by a pattern, where in its place could have stood a constructor.
    MATCHED,
    /// The inside of a variable behind `on` or `box`.
    BORROWED,
    /// A variable behind `on`, owned again in what follows.
    RELAYED,
    /// Names something for its readers: the parameter of a type, a field.
    DESCRIBING,
    /// Stands for one that could not be made; its uses are not reported again.
    BROKEN
  }

  /// A function around the current place: its layer, and how many variables were bound when it began.
  record Frame(int layer, Span span, int depth) {}

  int layer() {
    return layer;
  }

  /// Binds a new variable at the current layer until the innermost `within` ends. `_` is a variable that nothing can name.
  LocalName bind(Ast.Name name) {
    return bind(name, Role.DEFINED);
  }

  LocalName bind(Ast.Name name, Role role) {
    LocalName local = names.fresh(name.text());
    if (!local.isWildcard()) {
      Binding binding = new Binding(local, layer, name.span(), bindings.size(), role);
      bindings.add(binding);
      visible.computeIfAbsent(name.text(), _ -> new ArrayDeque<>()).push(binding);
    }
    return local;
  }

  /// A variable of our own making, which no program can name.
  LocalName fresh(String text) {
    return names.fresh(text);
  }

  Optional<Binding> find(String text) {
    return Optional.ofNullable(visible.get(text)).map(ArrayDeque::peek);
  }

  /// Remembers that something uses the variable.
  void use(Binding binding) {
    used.add(binding.name());
  }

  /// The variables that nothing used, of those that are out of scope by now.
  List<Binding> unused() {
    return unused;
  }

  /// The outermost function around this place that must not hold the variable, because it lives at a higher layer.
  Optional<Frame> barrier(Binding binding) {
    return functions.stream()
        .filter(function -> binding.depth() < function.depth() && binding.layer() > function.layer())
        .findFirst();
  }

  /// The names of the variables that can be seen, the oldest first.
  Collection<String> visibleNames() {
    return bindings.stream().map(binding -> binding.name().text()).distinct().toList();
  }

  /// Runs `body`, then forgets the variables that it bound.
  <T> T within(Supplier<T> body) {
    int before = bindings.size();
    T result = body.get();
    while (bindings.size() > before) {
      Binding binding = bindings.removeLast();
      visible.get(binding.name().text()).pop();
      if (!used.remove(binding.name())) {
        unused.add(binding);
      }
    }
    return result;
  }

  /// Runs `body` as the inside of a function at the current layer.
  <T> T inFunction(Span span, Supplier<T> body) {
    functions.add(new Frame(layer, span, bindings.size()));
    T result = within(body);
    functions.removeLast();
    return result;
  }

  /// Runs `body` at the layer that lies `distance` above the current one.
  <T> T above(int distance, Supplier<T> body) {
    layer += distance;
    T result = body.get();
    layer -= distance;
    return result;
  }
}
