package hyle.doc;

import hyle.page.CodeMarkup;
import hyle.page.Markup;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The page of a file: its comment, then its definitions with their signatures as they are written, each name a link.
final class FilePage {
  private final Frame frame;
  private final DocumentedFile file;
  private final Places places;
  private final Links links;

  FilePage(Frame frame, DocumentedFile file, Places places, Links links) {
    this.frame = frame;
    this.file = file;
    this.places = places;
    this.links = links;
  }

  String html() {
    String locator = file.name().file();
    Markup content = new Markup();
    content.open("p", "class", "module").element("a", frame.module(), "href", Places.INDEX).close("p").line();
    content.element("h1", locator).line();
    prose(file.comment(), Set.of(), content);
    contents(content);
    file.definitions().forEach(definition -> definition(definition, content));
    String title = locator + " · " + frame.module();
    return frame.page(places.page(file.name()), title, Summary.of(file.comment()), content);
  }

  private void definition(Definition definition, Markup content) {
    String base = definition.name().base();
    String kind = definition.kind().isType() ? "definition type" : "definition";
    content.open("section", "class", kind, "id", base).line();
    content.open("h2").element("a", base, "href", "#" + Places.encoded(base)).close("h2").line();
    content.open("pre", "class", "signature").open("code").add(CodeMarkup.stretch(definition.signature(), parts(definition)));
    content.close("code").close("pre").line();
    prose(definition.comment(), definition.variables(), content);
    content.close("section").line();
  }

  private void prose(Comment comment, Set<String> variables, Markup content) {
    if (comment.isThere()) {
      content.open("div", "class", "prose").line().add(new ProseMarkup(file.names(), variables).blocks(comment.blocks())).close("div").line();
    }
  }

  private List<CodeMarkup.Part> parts(Definition definition) {
    List<CodeMarkup.Part> parts = new ArrayList<>();
    for (Links.Link link : links.in(definition.signature())) {
      String full = link.target().locator() + "." + link.target().base();
      Optional<String> place = places.link(link.target());
      List<String> attributes = place.map(found -> List.of("href", found, "title", full)).orElse(List.of("title", full));
      parts.add(new CodeMarkup.Part(link.span(), attributes));
    }
    parts.add(new CodeMarkup.Part(definition.nameSpan(), List.of("class", "name", "href", "#" + Places.encoded(definition.name().base()))));
    for (Ast.Name constructor : definition.constructors()) {
      String base = constructor.text();
      parts.add(new CodeMarkup.Part(constructor.span(), List.of("class", "name", "id", base, "href", "#" + Places.encoded(base))));
    }
    return parts;
  }

  /// The names of the page.
  private void contents(Markup content) {
    if (file.definitions().isEmpty()) {
      return;
    }
    content.open("details", "class", "contents").element("summary", "On this page").line();
    content.open("nav", "aria-label", "On this page").open("ul").line();
    for (Definition definition : file.definitions()) {
      String base = definition.name().base();
      String kind = definition.kind().isType() ? "type" : "value";
      content.open("li").element("a", base, "class", kind, "href", "#" + Places.encoded(base)).close("li").line();
    }
    content.close("ul").close("nav").close("details").line();
  }
}
