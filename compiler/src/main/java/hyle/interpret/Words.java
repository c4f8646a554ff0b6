package hyle.interpret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words for things that take no memory of the program: types, and functions that captured nothing.
///
/// Equal things have the same word. The words are like no address and like no handle of a cell.
final class Words<T> {
  private final long first;
  private final List<T> things = new ArrayList<>();
  private final Map<T, Long> words = new HashMap<>();

  /// Words from `first` on.
  Words(long first) {
    this.first = first;
  }

  synchronized long of(T thing) {
    Long known = words.get(thing);
    if (known != null) {
      return known;
    }
    long word = first + things.size();
    words.put(thing, word);
    things.add(thing);
    return word;
  }

  synchronized T thing(long word) {
    if (!isOne(word)) {
      throw new AssertionError("the word " + word + " stands for nothing");
    }
    return things.get((int) (word - first));
  }

  synchronized boolean isOne(long word) {
    return word >= first && word < first + things.size();
  }
}
