package hyle.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// Finds the names that a misspelt one may have meant.
public final class Nearest {
  private static final int MOST = 3;

  private Nearest() {}

  /// Up to three of `candidates` that differ from `wanted` by few edits, the closest first.
  public static List<String> to(String wanted, Collection<String> candidates) {
    record Ranked(String name, int distance) {}
    int limit = wanted.length() < 2 ? 0 : Math.clamp(wanted.length() / 3, 1, 3);
    List<Ranked> near = new ArrayList<>();
    for (String candidate : new LinkedHashSet<>(candidates)) {
      int distance = distance(wanted, candidate, limit);
      if (distance <= limit && !candidate.equals(wanted)) {
        near.add(new Ranked(candidate, distance));
      }
    }
    near.sort(Comparator.comparingInt(Ranked::distance));
    return near.stream().limit(MOST).map(Ranked::name).toList();
  }

  /// `Did you mean …?`, or nothing when there is nothing near.
  public static String question(List<String> names) {
    return names.isEmpty() ? "" : "Did you mean " + alternatives(names) + "?";
  }

  private static String alternatives(List<String> names) {
    List<String> quoted = names.stream().map(name -> "`" + name + "`").toList();
    if (quoted.size() == 1) {
      return quoted.getFirst();
    }
    return String.join(", ", quoted.subList(0, quoted.size() - 1)) + " or " + quoted.getLast();
  }

  /// Insertions, deletions, replacements and swaps of neighbours; anything above `limit` is `limit + 1`.
  private static int distance(String wanted, String candidate, int limit) {
    if (Math.abs(wanted.length() - candidate.length()) > limit) {
      return limit + 1;
    }
    int[][] edits = new int[wanted.length() + 1][candidate.length() + 1];
    for (int row = 0; row <= wanted.length(); row++) {
      for (int column = 0; column <= candidate.length(); column++) {
        if (row == 0 || column == 0) {
          edits[row][column] = row + column;
          continue;
        }
        int replace = wanted.charAt(row - 1) == candidate.charAt(column - 1) ? 0 : 1;
        int best = Math.min(edits[row - 1][column - 1] + replace, Math.min(edits[row - 1][column], edits[row][column - 1]) + 1);
        if (row > 1
            && column > 1
            && wanted.charAt(row - 1) == candidate.charAt(column - 2)
            && wanted.charAt(row - 2) == candidate.charAt(column - 1)) {
          best = Math.min(best, edits[row - 2][column - 2] + 1);
        }
        edits[row][column] = best;
      }
    }
    return Math.min(limit + 1, edits[wanted.length()][candidate.length()]);
  }
}
