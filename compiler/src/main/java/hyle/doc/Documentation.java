package hyle.doc;

import hyle.module.LoadedFile;
import hyle.page.Page;
import hyle.resolve.Bound;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The documentation of a module as files of a directory: a page for each public source file, an index, and what the pages use.
///
/// Nothing in it needs a server, and only the search needs scripts.
public final class Documentation {
  /// The page to begin with.
  public static final String INDEX = Places.INDEX;

  private static final String FOLDER = "doc";

  private Documentation() {}

  /// The texts of the files by their names. `module` is what the module is called, `files` are its own, resolved in `program`.
  public static SequencedMap<String, String> of(String module, List<LoadedFile> files, Bound.Program program) {
    List<LoadedFile> shown = files.stream().filter(file -> DocumentedFile.isPublic(file.name())).sorted((one, other) -> one.name().compareTo(other.name())).toList();
    Places places = new Places(shown);
    List<DocumentedFile> documented = shown.stream().map(file -> DocumentedFile.of(file, places)).toList();
    Links links = new Links(program);
    Frame frame = new Frame(module, documented, places);
    SequencedMap<String, String> pages = new LinkedHashMap<>();
    pages.put(Places.INDEX, new IndexPage(frame, documented, places).html());
    documented.forEach(file -> pages.put(places.page(file.name()), new FilePage(frame, file, places, links).html()));
    pages.put(Frame.SEARCH_INDEX, SearchIndex.script(documented, places));
    pages.put(Frame.SCRIPT, Page.resource(FOLDER, Frame.SCRIPT));
    pages.put(Frame.STYLE, Page.resource("page", Page.STYLE) + Page.resource(FOLDER, Frame.STYLE));
    return pages;
  }

  /// Whether this is a page that was written here.
  public static boolean isPage(byte[] file) {
    return new String(file, StandardCharsets.UTF_8).startsWith(Frame.BEGINNING);
  }
}
