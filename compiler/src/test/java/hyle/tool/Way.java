package hyle.tool;

import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.memory.Passes;
import java.util.ArrayList;
import java.util.List;

/// A way to compile and run a program. In all of them it gives the same output, and everything it takes it gives back.
public record Way(String name, Mode mode, PassSelection passes) {
  /// As users run it.
  public static final Way PLAIN = new Way("plain", Mode.PLAIN, PassSelection.ALL);

  /// With counters.
  public static final Way COUNTERS = new Way("counters", Mode.COUNTERS, PassSelection.ALL);

  /// Every way: plain, counted, checked, and with each optimisation off alone, and all off.
  public static List<Way> all() {
    List<Way> ways = new ArrayList<>(List.of(PLAIN, COUNTERS, new Way("checked", Mode.CHECKED, PassSelection.ALL)));
    for (String pass : Passes.optionalNames()) {
      ways.add(new Way("-" + pass, Mode.COUNTERS, PassSelection.parse("-" + pass)));
    }
    String allOff = String.join(",", Passes.optionalNames().stream().map(pass -> "-" + pass).toList());
    ways.add(new Way("unoptimised", Mode.CHECKED, PassSelection.parse(allOff)));
    return ways;
  }
}
