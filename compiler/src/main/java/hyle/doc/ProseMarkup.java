package hyle.doc;

import hyle.page.CodeMarkup;
import hyle.page.Markup;
import hyle.report.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a comment says, on a page: paragraphs, lists and code; names in backquotes and addresses are links.
final class ProseMarkup {
  private static final Pattern MARKED = Pattern.compile("``\\s?(?<wide>.+?)\\s?``|`(?<narrow>[^`\n]+)`|(?<address>https?://[^\\s<>\"`]*[^\\s<>\"`.,;:!?)])", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[^\\s=()\"`:;,<>\\[\\]{}/*|&?]+");

  /// Code up to this length is not broken at its hyphens: it fits a line of the narrowest screen.
  private static final int LONGEST_WORD = 32;

  private final Names names;
  private final Set<String> variables;

  /// `variables` are names that mean something else here than at the top level.
  ProseMarkup(Names names, Set<String> variables) {
    this.names = names;
    this.variables = Set.copyOf(variables);
  }

  Markup blocks(List<Block> blocks) {
    Markup markup = new Markup();
    for (Block block : blocks) {
      switch (block) {
        case Block.Paragraph paragraph -> paragraph(paragraph, markup);
        case Block.Items(List<Block.Paragraph> items) -> {
          markup.open("ul");
          items.forEach(item -> markup.open("li").add(prose(text(item))).close("li").line());
          markup.close("ul").line();
        }
        case Block.Code code -> code(code, markup);
      }
    }
    return markup;
  }

  private void paragraph(Block.Paragraph paragraph, Markup markup) {
    markup.open("p").add(prose(text(paragraph))).close("p").line();
  }

  private static String text(Block.Paragraph paragraph) {
    return String.join("\n", paragraph.lines().stream().map(Span::text).toList());
  }

  /// A piece of prose.
  Markup prose(String text) {
    Markup markup = new Markup();
    Matcher marked = MARKED.matcher(text);
    int at = 0;
    while (marked.find()) {
      markup.text(text.substring(at, marked.start()));
      if (marked.group("address") != null) {
        markup.element("a", marked.group(), "href", marked.group());
      } else {
        code(Optional.ofNullable(marked.group("narrow")).orElseGet(() -> marked.group("wide")), markup);
      }
      at = marked.end();
    }
    return markup.text(text.substring(at));
  }

  /// A name, or code in which some names are known.
  private void code(String code, Markup markup) {
    Optional<String> whole = variables.contains(code) ? Optional.empty() : names.meaning(code);
    if (code.length() <= LONGEST_WORD && code.indexOf(' ') < 0) {
      markup.open("code", "class", "word");
    } else {
      markup.open("code");
    }
    whole.ifPresentOrElse(link -> markup.element("a", code, "href", link), () -> words(code, markup));
    markup.close("code");
  }

  private void words(String code, Markup markup) {
    Matcher word = NAME.matcher(code);
    int at = 0;
    while (word.find()) {
      markup.text(code.substring(at, word.start()));
      boolean isWhole = word.group().equals(code);
      Optional<String> link = isWhole || variables.contains(word.group()) ? Optional.empty() : names.visible(word.group());
      link.ifPresentOrElse(target -> markup.element("a", word.group(), "href", target), () -> markup.text(word.group()));
      at = word.end();
    }
    markup.text(code.substring(at));
  }

  private static void code(Block.Code code, Markup markup) {
    List<Integer> arrows = ExampleReader.arrows(code);
    markup.open("pre", "class", arrows.stream().allMatch(arrow -> arrow < 0) ? "code" : "code examples").open("code");
    for (int at = 0; at < code.lines().size(); at++) {
      Span line = code.lines().get(at);
      int arrow = arrows.get(at);
      if (arrow < 0) {
        markup.add(CodeMarkup.plain(line.text()));
      } else {
        Span value = line.source().span(arrow + 1, line.end());
        markup.add(CodeMarkup.plain(line.source().span(line.start(), arrow).text()));
        markup.open("span", "class", "value").element("span", "→", "class", "arrow").text(value.text()).close("span");
      }
      markup.text(at + 1 < code.lines().size() ? "\n" : "");
    }
    markup.close("code").close("pre").line();
  }
}
