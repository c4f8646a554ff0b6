package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The pages in a directory, read as strictly as XML is, and their search index, if they have one.
final class WrittenPages {
  private static final Pattern ENTRY = Pattern.compile("^\\[\"(.*)\", \"(.*)\", \"(.*)\", \"(?:.*)\"],?$", Pattern.MULTILINE);

  private final Path directory;
  private final Map<String, Document> pages = new TreeMap<>();
  private final Map<String, Set<String>> anchors = new TreeMap<>();
  private final List<MatchResult> entries;

  private WrittenPages(Path directory) throws IOException {
    this.directory = directory;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".html")).sorted().toList()) {
        pages.put(file.getFileName().toString(), parse(file));
      }
    }
    pages.forEach((name, page) -> anchors.put(name, anchorsOf(name, page)));
    Path searchIndex = directory.resolve("search-index.js");
    String index = Files.exists(searchIndex) ? Files.readString(searchIndex) : "window.hyleNames = [\n];\n";
    this.entries = ENTRY.matcher(index).results().toList();
    assertTrue(index.startsWith("window.hyleNames = [\n") && index.endsWith("\n];\n") && index.lines().count() == entries.size() + 2, index);
  }

  static WrittenPages in(Path directory) {
    try {
      return new WrittenPages(directory);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// The anchors of a page; none if it does not exist.
  Set<String> anchors(String page) {
    return anchors.getOrDefault(page, Set.of());
  }

  /// The names that can be searched, each with its file.
  Set<String> searchable() {
    Set<String> names = new HashSet<>();
    entries.forEach(entry -> names.add(entry.group(1).replace("\\\"", "\"").replace("\\\\", "\\") + " " + entry.group(2)));
    return names;
  }

  /// The links that lead to no page, no file or no anchor.
  List<String> deadLinks() {
    List<String> dead = new ArrayList<>();
    pages.forEach(
        (name, page) -> {
          for (String link : links(page)) {
            if (!isOuter(link) && isDead(link, name)) {
              dead.add(name + ": " + link);
            }
          }
        });
    entries.stream().map(entry -> entry.group(3)).filter(link -> isDead(link, "index.html")).forEach(dead::add);
    return dead;
  }

  /// The links that leave the directory.
  Set<String> outerLinks() {
    Set<String> outer = new TreeSet<>();
    pages.values().forEach(page -> links(page).stream().filter(WrittenPages::isOuter).forEach(outer::add));
    return outer;
  }

  private boolean isDead(String link, String from) {
    int hash = link.indexOf('#');
    String file = decoded(hash < 0 ? link : link.substring(0, hash));
    String page = file.isEmpty() ? from : file;
    boolean hasAnchor = hash < 0 || anchors(page).contains(decoded(link.substring(hash + 1)));
    return !Files.isRegularFile(directory.resolve(page)) || !hasAnchor;
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static boolean isOuter(String link) {
    return link.contains(":") || link.startsWith("/");
  }

  private static List<String> links(Document page) {
    List<String> links = new ArrayList<>();
    for (Element element : elements(page)) {
      for (String attribute : List.of("href", "src")) {
        if (element.hasAttribute(attribute)) {
          links.add(element.getAttribute(attribute));
        }
      }
    }
    return links;
  }

  private static Set<String> anchorsOf(String name, Document page) {
    Set<String> anchors = new TreeSet<>();
    for (Element element : elements(page)) {
      if (element.hasAttribute("id")) {
        assertTrue(anchors.add(element.getAttribute("id")), name + " has two anchors `" + element.getAttribute("id") + "`");
      }
    }
    return anchors;
  }

  private static List<Element> elements(Document page) {
    NodeList all = page.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int at = 0; at < all.getLength(); at++) {
      elements.add((Element) all.item(at));
    }
    return elements;
  }

  private static Document parse(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    assertTrue(new String(content, StandardCharsets.UTF_8).startsWith("<!DOCTYPE html>\n"), file.toString());
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(content));
    } catch (ParserConfigurationException | SAXException problem) {
      throw new AssertionError(file + " is not well-formed: " + problem.getMessage(), problem);
    }
  }
}
