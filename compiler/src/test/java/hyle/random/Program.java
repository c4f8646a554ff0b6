package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A random program: its definitions in order, the last of them `main`.
record Program(List<Definition> definitions) {
  Program {
    definitions = List.copyOf(definitions);
  }

  /// The terms that are bodies of definitions.
  Stream<Term> bodies() {
    return definitions.stream()
        .flatMap(
            definition ->
                switch (definition) {
                  case Definition.Function function -> Stream.of(function.body());
                  case Definition.Constant constant -> Stream.of(constant.body());
                  case Definition.Data _, Definition.Resource _, Definition.Announcement _ -> Stream.of();
                });
  }

  int nodes() {
    return bodies().mapToInt(Term::nodes).sum();
  }

  /// The same with another definition at `index`.
  Program with(int index, Definition definition) {
    List<Definition> changed = new ArrayList<>(definitions);
    changed.set(index, definition);
    return new Program(changed);
  }

  Program without(int index) {
    List<Definition> changed = new ArrayList<>(definitions);
    changed.remove(index);
    return new Program(changed);
  }
}
