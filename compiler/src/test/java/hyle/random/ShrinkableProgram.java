package hyle.random;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/// A random program as jqwik takes it: it shrinks as a tree, in which a term gives way to another of its type.
record ShrinkableProgram(Program value) implements Shrinkable<Program> {
  /// Random programs of all sizes.
  static Arbitrary<Program> programs() {
    return Arbitraries.fromGenerator(random -> new ShrinkableProgram(ProgramGenerator.program(random.nextLong())));
  }

  @Override
  public Stream<Shrinkable<Program>> shrink() {
    return Shrinker.smaller(value).map(ShrinkableProgram::new);
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(value.nodes() + value.definitions().size());
  }
}
