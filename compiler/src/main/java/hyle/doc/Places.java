package hyle.doc;

import hyle.module.FileName;
import hyle.module.LoadedFile;
import hyle.name.GlobalName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the public names of a module are documented: the page of each file, the anchor of each name.
final class Places {
  static final String INDEX = "index.html";

  /// What the page of a file is called that has the name of the index; no file can be called so.
  private static final String OTHER_INDEX = "index=.html";

  private final Map<FileName, String> pages = new LinkedHashMap<>();
  private final Map<GlobalName, String> places = new LinkedHashMap<>();
  private final Map<String, List<GlobalName>> byBase = new LinkedHashMap<>();

  Places(List<LoadedFile> files) {
    for (LoadedFile file : files) {
      String page = file.file().equalsIgnoreCase("index") ? OTHER_INDEX : file.file() + ".html";
      pages.put(file.name(), page);
      for (String base : new Subject(file.name(), file.syntax()).publicNames()) {
        GlobalName name = file.name().global(base);
        places.put(name, encoded(page) + "#" + encoded(base));
        byBase.computeIfAbsent(base, _ -> new ArrayList<>()).add(name);
      }
    }
  }

  /// The name of the file that the page is.
  String page(FileName file) {
    return pages.get(file);
  }

  /// A relative link to the page of a file, if it is documented.
  Optional<String> link(FileName file) {
    return Optional.ofNullable(pages.get(file)).map(Places::encoded);
  }

  /// A relative link to the anchor of a name, if it is documented.
  Optional<String> link(GlobalName name) {
    return Optional.ofNullable(places.get(name));
  }

  /// The only name of the module that ends so, if there is just one.
  Optional<GlobalName> only(String base) {
    List<GlobalName> names = byBase.getOrDefault(base, List.of());
    return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
  }

  /// A part of a link, where only letters, digits and `-._~` stand for themselves.
  static String encoded(String part) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = each >= '0' && each <= '9' || each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || "-._~".indexOf(each) >= 0;
      encoded.append(isPlain ? Character.toString(each) : "%%%02X".formatted(each & 0xff));
    }
    return encoded.toString();
  }
}
