package hyle.doc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What all pages of a module have in common: the head, the search, and the column with its files.
///
/// Identifiers of elements that are no names of the module have a `=` in them, which no name can have.
final class Frame {
  static final String STYLE = "hyle-doc.css";
  static final String SCRIPT = "hyle-doc.js";
  static final String SEARCH_INDEX = "search-index.js";

  /// How all pages begin.
  static final String BEGINNING = "<!DOCTYPE html>\n<!-- hyle doc -->\n";

  private static final String CONTENT = "=content";

  private final String module;
  private final List<DocumentedFile> files;
  private final Places places;

  Frame(String module, List<DocumentedFile> files, Places places) {
    this.module = module;
    this.files = List.copyOf(files);
    this.places = places;
  }

  String module() {
    return module;
  }

  /// A whole page. `page` is its file, `description` what it is about in one line.
  String page(String page, String title, String description, Markup content) {
    Markup html = new Markup();
    html.open("html", "lang", "en").line().open("head").line();
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.empty("meta", "name", "color-scheme", "content", "light dark").line();
    if (!description.isBlank()) {
      html.empty("meta", "name", "description", "content", description).line();
    }
    html.element("title", title).line();
    html.empty("link", "rel", "stylesheet", "href", STYLE).line();
    html.open("script", "src", SEARCH_INDEX, "defer", "").close("script").line();
    html.open("script", "src", SCRIPT, "defer", "").close("script").line();
    html.close("head").line().open("body").line();
    html.element("a", "Skip to the content", "class", "skip", "href", "#" + CONTENT).line();
    side(page, html);
    html.open("main", "id", CONTENT, "tabindex", "-1").line().add(content).close("main").line();
    html.close("body").line().close("html").line();
    return BEGINNING + html;
  }

  private void side(String page, Markup html) {
    html.open("header", "class", "side").line();
    html.open("p", "class", "module").element("a", module, "href", Places.INDEX).close("p").line();
    html.open("div", "class", "search", "role", "search", "hidden", "").line();
    html.empty("input", "type", "search", "placeholder", "Search", "aria-label", "Search names and types", "autocomplete", "off", "spellcheck", "false");
    html.element("kbd", "/", "aria-hidden", "true").line();
    html.open("div", "class", "found", "aria-live", "polite").close("div").line().close("div").line();
    html.open("details", "class", "files").element("summary", "Files").line();
    html.open("nav", "aria-label", "Files").open("ul").line();
    for (DocumentedFile file : files) {
      file(file, page, html);
    }
    html.close("ul").close("nav").close("details").line().close("header").line();
  }

  private void file(DocumentedFile file, String page, Markup html) {
    String locator = file.name().file();
    String link = places.link(file.name()).orElseThrow();
    boolean isHere = places.page(file.name()).equals(page);
    int dot = locator.lastIndexOf('.');
    html.open("li");
    if (isHere) {
      html.open("a", "href", link, "aria-current", "page");
    } else {
      html.open("a", "href", link);
    }
    if (dot >= 0) {
      html.element("span", locator.substring(0, dot + 1), "class", "path");
    }
    html.text(locator.substring(dot + 1)).close("a").close("li").line();
  }

  /// A file that comes with the compiler.
  static String resource(String name) {
    try (InputStream stream = Frame.class.getResourceAsStream("/doc/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
