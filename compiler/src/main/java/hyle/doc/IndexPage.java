package hyle.doc;

import hyle.page.Markup;
import java.util.List;
import java.util.Set;

/// The first page: the files of a module, each with the first sentence of its comment.
final class IndexPage {
  private final Frame frame;
  private final List<DocumentedFile> files;
  private final Places places;

  IndexPage(Frame frame, List<DocumentedFile> files, Places places) {
    this.frame = frame;
    this.files = files;
    this.places = places;
  }

  String html() {
    long names = files.stream().mapToLong(file -> file.definitions().size()).sum();
    String size = files.size() + (files.size() == 1 ? " file, " : " files, ") + names + (names == 1 ? " definition" : " definitions");
    Markup content = new Markup();
    content.element("h1", frame.module()).line().element("p", size, "class", "size").line();
    content.open("dl", "class", "overview").line();
    for (DocumentedFile file : files) {
      content.open("dt").element("a", file.name().file(), "href", places.link(file.name()).orElseThrow()).close("dt").line();
      content.open("dd").add(new ProseMarkup(file.names(), Set.of()).prose(Summary.of(file.comment()))).close("dd").line();
    }
    content.close("dl").line();
    return frame.page(Places.INDEX, frame.module(), "The module " + frame.module() + ": " + size, content);
  }
}
