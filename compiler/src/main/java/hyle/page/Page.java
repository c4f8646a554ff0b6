package hyle.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A page that Hyle writes: static, with a style for light and dark and for any width, whole without scripts.
public final class Page {
  /// The style that all pages share; the style of a kind of pages comes after it.
  public static final String STYLE = "hyle-page.css";

  private static final String CONTENT = "=content";

  private Page() {}

  /// How all pages of a kind begin, by which they can be told from others.
  public static String beginning(String kind) {
    return "<!DOCTYPE html>\n<!-- " + kind + " -->\n";
  }

  /// A whole page. `kind` is what wrote it, `description` what it is about in one line, `head` what else its head has, `side` stands
  /// before the content.
  public static String of(String kind, String title, String description, Markup head, Markup side, Markup content) {
    Markup html = new Markup();
    html.open("html", "lang", "en").line().open("head").line();
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.empty("meta", "name", "color-scheme", "content", "light dark").line();
    if (!description.isBlank()) {
      html.empty("meta", "name", "description", "content", description).line();
    }
    html.element("title", title).line().add(head);
    html.close("head").line().open("body").line();
    html.element("a", "Skip to the content", "class", "skip", "href", "#" + CONTENT).line();
    html.add(side);
    html.open("main", "id", CONTENT, "tabindex", "-1").line().add(content).close("main").line();
    html.close("body").line().close("html").line();
    return beginning(kind) + html;
  }

  /// A file of `folder` that comes with the compiler.
  public static String resource(String folder, String name) {
    try (InputStream stream = Page.class.getResourceAsStream("/" + folder + "/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
