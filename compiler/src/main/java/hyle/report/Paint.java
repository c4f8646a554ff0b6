package hyle.report;

/// Whether messages carry the colours of a terminal.
public enum Paint {
  PLAIN,
  COLOURED;

  /// What a piece of a message is; each has its colour.
  public enum Ink {
    ERROR("1;31"),
    WARNING("1;33"),
    TITLE("1"),
    SECONDARY("1;34"),
    GUTTER("2"),
    SOURCE("");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  /// The text in its colour, if there are colours.
  public String apply(Ink ink, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOURED -> ink.code.isEmpty() || text.isBlank() ? text : "\u001b[" + ink.code + "m" + text + "\u001b[0m";
    };
  }
}
