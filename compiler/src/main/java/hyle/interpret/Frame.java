package hyle.interpret;

/// What the variables of one run of some code hold; `types` are the words for the types of those that were captured.
final class Frame {
  final long[] words;
  final long[] types;

  Frame(int variables) {
    this.words = new long[variables];
    this.types = new long[variables];
  }
}
