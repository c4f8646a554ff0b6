package hyle.tool.archive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The version of an archive, `X1-…-Xn`: numbers, of which the first that is not 0 is the major one [I13].
public record ArchiveVersion(List<BigInteger> numbers) implements Comparable<ArchiveVersion> {
  /// What the first archive of a module is called.
  public static final ArchiveVersion FIRST = new ArchiveVersion(List.of(BigInteger.ZERO, BigInteger.ONE));

  public ArchiveVersion {
    numbers = List.copyOf(numbers);
  }

  /// The version that `text` writes; none when it writes something else.
  public static Optional<ArchiveVersion> parse(String text) {
    return text.matches("(0|[1-9][0-9]*)(-(0|[1-9][0-9]*))*")
        ? Optional.of(new ArchiveVersion(Arrays.stream(text.split("-")).map(BigInteger::new).toList()))
        : Optional.empty();
  }

  /// The version after this one: the last number is one greater.
  public ArchiveVersion next() {
    List<BigInteger> larger = new ArrayList<>(numbers);
    larger.add(larger.removeLast().add(BigInteger.ONE));
    return new ArchiveVersion(larger);
  }

  /// Whether this version can stand in for `older`: equal up to the major number, and greater behind it.
  public boolean replaces(ArchiveVersion older) {
    return front().equals(older.front()) && compareTo(older) > 0;
  }

  /// The zeros and the major number.
  private List<BigInteger> front() {
    int zeros = 0;
    while (zeros < numbers.size() && numbers.get(zeros).signum() == 0) {
      zeros++;
    }
    return numbers.subList(0, Math.min(zeros + 1, numbers.size()));
  }

  @Override
  public int compareTo(ArchiveVersion other) {
    for (int at = 0; at < Math.min(numbers.size(), other.numbers.size()); at++) {
      int difference = numbers.get(at).compareTo(other.numbers.get(at));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(numbers.size(), other.numbers.size());
  }

  @Override
  public String toString() {
    return String.join("-", numbers.stream().map(BigInteger::toString).toList());
  }
}
