package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A term of a program and where it stands: in which definition, and by which children one gets there.
record Place(int definition, List<Integer> path, Term term, Optional<Term> parent) {
  Place {
    path = List.copyOf(path);
  }

  /// All terms of a program.
  static Stream<Place> all(Program program) {
    Stream.Builder<Place> places = Stream.builder();
    for (int index = 0; index < program.definitions().size(); index++) {
      if (program.definitions().get(index) instanceof Definition.Function function) {
        add(new Place(index, List.of(), function.body(), Optional.empty()), places);
      }
    }
    return places.build();
  }

  private static void add(Place place, Stream.Builder<Place> places) {
    places.add(place);
    List<Term> children = place.term().children();
    for (int index = 0; index < children.size(); index++) {
      List<Integer> path = new ArrayList<>(place.path());
      path.add(index);
      add(new Place(place.definition(), path, children.get(index), Optional.of(place.term())), places);
    }
  }

  /// Which of its parent's children it is, -1 for a whole body.
  int index() {
    return path.isEmpty() ? -1 : path.getLast();
  }

  /// The program with another term here.
  Program with(Program program, Term other) {
    Definition.Function function = (Definition.Function) program.definitions().get(definition);
    return program.with(definition, function.with(replaced(function.body(), path, other)));
  }

  private static Term replaced(Term term, List<Integer> path, Term other) {
    if (path.isEmpty()) {
      return other;
    }
    List<Term> children = new ArrayList<>(term.children());
    int index = path.getFirst();
    children.set(index, replaced(children.get(index), path.subList(1, path.size()), other));
    return term.with(children);
  }
}
