package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Makes a program smaller as long as something still holds of it, such as that it fails.
///
/// What it tries need not be right: the compiler refuses programs that are not, and then they do not fail in the same way.
final class Shrinker {
  private final Predicate<Program> holds;
  private int tries;

  private Shrinker(Predicate<Program> holds, int tries) {
    this.holds = holds;
    this.tries = tries;
  }

  /// The smallest program found in at most so many tries.
  static Program shrink(Program program, int tries, Predicate<Program> holds) {
    Shrinker shrinker = new Shrinker(holds, tries);
    Program current = program;
    boolean isSmaller = true;
    while (isSmaller) {
      Program before = current;
      current = shrinker.definitions(current);
      current = shrinker.terms(current);
      isSmaller = !current.equals(before) && shrinker.tries > 0;
    }
    return current;
  }

  private boolean holds(Program candidate) {
    return tries-- > 0 && Ending.isLikely(candidate) && holds.test(candidate);
  }

  /// Drops definitions that nothing needs, the last first.
  private Program definitions(Program program) {
    Program current = program;
    for (int index = current.definitions().size() - 2; index >= 0; index--) {
      for (Program candidate : smallerDefinitions(current, index)) {
        if (index < current.definitions().size() && holds(candidate)) {
          current = candidate;
          break;
        }
      }
    }
    return current;
  }

  private static List<Program> smallerDefinitions(Program program, int index) {
    String name = program.definitions().get(index).name();
    List<Program> candidates = new ArrayList<>(List.of(unannounced(program.without(index), name)));
    switch (program.definitions().get(index)) {
      case Definition.Data data -> {
        for (Definition.Constructor constructor : data.constructors()) {
          List<Definition.Constructor> rest = data.constructors().stream().filter(other -> other != constructor).toList();
          candidates.add(program.with(index, new Definition.Data(data.name(), data.parameters(), rest, data.announced())));
        }
      }
      case Definition.Announcement announcement -> {
        for (Definition.Function function : announcement.functions()) {
          List<Definition.Function> rest = announcement.functions().stream().filter(other -> other != function).toList();
          candidates.add(program.with(index, new Definition.Announcement(rest)));
        }
      }
      case Definition.Function _, Definition.Constant _, Definition.Resource _ -> {}
    }
    return candidates;
  }

  /// The program without a function is without its announcement, too.
  private static Program unannounced(Program program, String name) {
    return new Program(
        program.definitions().stream()
            .map(
                definition ->
                    definition instanceof Definition.Announcement(List<Definition.Function> functions)
                        ? new Definition.Announcement(functions.stream().filter(function -> !function.name().equals(name)).toList())
                        : definition)
            .toList());
  }

  private Program terms(Program program) {
    Program current = program;
    for (int index = current.definitions().size() - 1; index >= 0; index--) {
      current = definition(current, index);
    }
    return current;
  }

  private Program definition(Program program, int index) {
    return switch (program.definitions().get(index)) {
      // The casts to a type that is chosen at run time hold for this choice only.
      case Definition.Function function when function.result() instanceof Type.Universe -> program;
      case Definition.Function function -> {
        Whole whole = term -> program.with(index, function.with(term));
        yield whole.with(shrunk(function.body(), whole));
      }
      case Definition.Constant _, Definition.Data _, Definition.Resource _, Definition.Announcement _ -> program;
    };
  }

  /// The program with another term at some place.
  private interface Whole {
    Program with(Term term);
  }

  /// The smallest term found for a place: first the term as a whole, then its parts.
  private Term shrunk(Term term, Whole whole) {
    Term current = term;
    boolean isSmaller = true;
    while (isSmaller && tries > 0) {
      isSmaller = false;
      for (Term candidate : Reductions.of(current)) {
        if (holds(whole.with(candidate))) {
          current = candidate;
          isSmaller = true;
          break;
        }
      }
    }
    for (int index = 0; index < current.children().size(); index++) {
      int place = index;
      Term parent = current;
      Term child = shrunk(parent.children().get(place), other -> whole.with(replaced(parent, place, other)));
      current = replaced(parent, place, child);
    }
    return current;
  }

  private static Term replaced(Term parent, int index, Term child) {
    List<Term> children = new ArrayList<>(parent.children());
    children.set(index, child);
    return parent.with(children);
  }

  /// Smaller programs, the most promising first, for those who search in their own way.
  static Stream<Program> smaller(Program program) {
    Stream<Program> definitions =
        Stream.iterate(program.definitions().size() - 2, index -> index >= 0, index -> index - 1)
            .flatMap(index -> smallerDefinitions(program, index).stream());
    Stream<Program> main =
        program.definitions().getLast() instanceof Definition.Function function
            ? Reductions.of(function.body()).stream().map(body -> program.with(program.definitions().size() - 1, function.with(body)))
            : Stream.of();
    return Stream.concat(definitions, main);
  }
}
