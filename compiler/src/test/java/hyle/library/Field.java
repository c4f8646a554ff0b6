package hyle.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A part of a command: how it stands in a script, and what could stand there instead and is simpler.
sealed interface Field {
  /// As the program reads it.
  String written();

  /// Simpler ones, the simplest first.
  List<Field> simpler();

  /// The name of an operation.
  record Word(String written) implements Field {
    @Override
    public List<Field> simpler() {
      return List.of();
    }
  }

  /// Any text without the characters that separate commands and fields.
  record Text(String value) implements Field {
    @Override
    public String written() {
      return value;
    }

    @Override
    public List<Field> simpler() {
      int[] runes = value.codePoints().toArray();
      List<Field> simpler = new ArrayList<>();
      for (int size = runes.length; size > 0; size /= 2) {
        for (int from = 0; from + size <= runes.length; from += size) {
          simpler.add(new Text(without(runes, from, size)));
        }
      }
      for (int at = 0; at < runes.length; at++) {
        if (runes[at] != 'a') {
          simpler.add(new Text(new String(runes, 0, at) + "a" + new String(runes, at + 1, runes.length - at - 1)));
        }
      }
      return simpler;
    }

    private static String without(int[] runes, int from, int size) {
      return new String(runes, 0, from) + new String(runes, from + size, runes.length - from - size);
    }
  }

  /// An integer.
  record Number(long value) implements Field {
    @Override
    public String written() {
      return Long.toString(value);
    }

    @Override
    public List<Field> simpler() {
      List<Field> simpler = new ArrayList<>();
      for (long candidate : new long[] {0, value / 2, value - Long.signum(value)}) {
        if (candidate != value && !simpler.contains(new Number(candidate))) {
          simpler.add(new Number(candidate));
        }
      }
      return simpler;
    }
  }

  /// Integers, with spaces between them.
  record Numbers(List<Long> values) implements Field {
    public Numbers {
      values = List.copyOf(values);
    }

    @Override
    public String written() {
      return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    @Override
    public List<Field> simpler() {
      List<Field> simpler = new ArrayList<>();
      for (int size = values.size(); size > 0; size /= 2) {
        for (int from = 0; from + size <= values.size(); from += size) {
          List<Long> fewer = new ArrayList<>(values);
          fewer.subList(from, from + size).clear();
          simpler.add(new Numbers(fewer));
        }
      }
      for (int at = 0; at < values.size(); at++) {
        for (Field smaller : new Number(values.get(at)).simpler()) {
          List<Long> changed = new ArrayList<>(values);
          changed.set(at, ((Number) smaller).value());
          simpler.add(new Numbers(changed));
        }
      }
      return simpler;
    }
  }
}
