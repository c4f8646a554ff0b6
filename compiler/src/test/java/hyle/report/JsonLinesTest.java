package hyle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonLinesTest {
  private record VariableUsedTwice(List<Label> labels, String hint) implements Diagnostic {
    @Override
    public String title() {
      return "The variable \"xs\" is used twice";
    }
  }

  @Test
  void oneObjectALineWithPlacesInCharacters() {
    Source source = new Source("lists.nt", "a\n\uD83D\uDE00 xs xs");
    Diagnostic diagnostic =
        new VariableUsedTwice(List.of(new Label(source.span(8, 10), "again"), new Label(source.span(5, 7), "first\t\\")), "Bind it\nas `!xs`.");
    assertEquals(
        "{\"severity\":\"error\",\"code\":\"variable-used-twice\",\"message\":\"The variable \\\"xs\\\" is used twice\",\"file\":\"lists.nt\","
            + "\"range\":{\"start\":{\"line\":2,\"column\":6},\"end\":{\"line\":2,\"column\":8}},"
            + "\"labels\":[{\"file\":\"lists.nt\",\"range\":{\"start\":{\"line\":2,\"column\":6},\"end\":{\"line\":2,\"column\":8}},\"message\":\"again\"},"
            + "{\"file\":\"lists.nt\",\"range\":{\"start\":{\"line\":2,\"column\":3},\"end\":{\"line\":2,\"column\":5}},\"message\":\"first\\t\\\\\"}],"
            + "\"hint\":\"Bind it\\nas `!xs`.\"}",
        JsonLines.render(diagnostic));
  }

  @Test
  void controlCharactersAndHalvesOfCharactersAreEscaped() {
    assertEquals("\"\\u0000\\u001b\\ud800\\u2028漢\"", JsonLines.quote("\0\u001b\ud800\u2028漢"));
  }
}
