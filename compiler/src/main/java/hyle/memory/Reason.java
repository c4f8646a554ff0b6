package hyle.memory;

import java.util.Optional;

/// Why something happens to memory at a place, and, where there is something, what to write so that it does not.
public record Reason(String why, Optional<String> fix) {
  static Reason of(String why) {
    return new Reason(why, Optional.empty());
  }

  static Reason of(String why, String fix) {
    return new Reason(why, Optional.of(fix));
  }

  @Override
  public String toString() {
    return why + fix.map(words -> "; " + words).orElse("");
  }
}
