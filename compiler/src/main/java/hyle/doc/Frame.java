package hyle.doc;

import hyle.page.Markup;
import hyle.page.Page;
import java.util.List;

/// What all pages of a module have in common: the head, the search, and the column with its files.
///
/// Identifiers of elements that are no names of the module have a `=` in them, which no name can have.
final class Frame {
  static final String STYLE = "hyle-doc.css";
  static final String SCRIPT = "hyle-doc.js";
  static final String SEARCH_INDEX = "search-index.js";

  private static final String KIND = "hyle doc";

  /// How all pages begin.
  static final String BEGINNING = Page.beginning(KIND);

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
    Markup head = new Markup();
    head.empty("link", "rel", "stylesheet", "href", STYLE).line();
    head.open("script", "src", SEARCH_INDEX, "defer", "").close("script").line();
    head.open("script", "src", SCRIPT, "defer", "").close("script").line();
    Markup side = new Markup();
    side(page, side);
    return Page.of(KIND, title, description, head, side, content);
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
}
