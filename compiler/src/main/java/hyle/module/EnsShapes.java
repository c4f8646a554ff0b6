package hyle.module;

import hyle.module.Project.Located;
import hyle.report.Diagnostics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Asks the values of a `module.ens` for what they should be; what is something else is reported and counts as left out.
final class EnsShapes {
  private final Diagnostics diagnostics;

  EnsShapes(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// Warns of keys that mean nothing.
  void onlyKeys(Ens.Dictionary dictionary, List<String> known) {
    for (Ens.Entry entry : dictionary.entries()) {
      if (!known.contains(entry.key())) {
        diagnostics.report(new ModuleError.UnknownModuleKey(entry.key(), known, entry.keySpan()));
      }
    }
  }

  Optional<Ens.Dictionary> dictionary(Ens.Entry entry) {
    return dictionary(entry, "`" + entry.key() + "`");
  }

  /// `what` names the value in a message.
  Optional<Ens.Dictionary> dictionary(Ens.Entry entry, String what) {
    return switch (entry.value()) {
      case Ens.Dictionary dictionary -> Optional.of(dictionary);
      case Ens.Sequence _, Ens.Text _, Ens.Integer _, Ens.Float _, Ens.Truth _ -> {
        wrong(what, "a dictionary `{…}`", entry.value());
        yield Optional.empty();
      }
    };
  }

  Optional<Located> text(Ens.Entry entry) {
    return text(entry.value(), "`" + entry.key() + "`");
  }

  /// The texts of a list; none when there is no such key.
  List<Located> texts(Ens.Dictionary dictionary, String key) {
    return dictionary.entry(key).map(entry -> texts(entry.value(), "`" + key + "`")).orElse(List.of());
  }

  List<Located> texts(Ens value, String what) {
    List<Located> texts = new ArrayList<>();
    switch (value) {
      case Ens.Sequence(List<Ens> elements, _) ->
          elements.forEach(element -> text(element, "each element of " + what).ifPresent(texts::add));
      case Ens.Dictionary _, Ens.Text _, Ens.Integer _, Ens.Float _, Ens.Truth _ -> wrong(what, "a list `[…]`", value);
    }
    return texts;
  }

  private Optional<Located> text(Ens value, String what) {
    return switch (value) {
      case Ens.Text text -> Optional.of(new Located(text.value(), text.span()));
      case Ens.Dictionary _, Ens.Sequence _, Ens.Integer _, Ens.Float _, Ens.Truth _ -> {
        wrong(what, "a text", value);
        yield Optional.empty();
      }
    };
  }

  /// A path that stays below the root of the module; others are reported.
  Optional<Located> path(Ens.Entry entry) {
    return text(entry).filter(path -> staysInside(path, entry.key()));
  }

  /// The path of a directory: `.` for the root of the module, without `/` at the end.
  String directory(Ens.Dictionary root, String key, String usual) {
    String path = root.entry(key).flatMap(this::path).map(Located::text).orElse(usual);
    String clean = String.join("/", Arrays.stream(path.split("/")).filter(part -> !part.isEmpty() && !part.equals(".")).toList());
    return clean.isEmpty() ? "." : clean;
  }

  /// Whether `path` cannot lead out of the module; one that can is reported.
  boolean staysInside(Located path, String key) {
    boolean inside =
        !path.text().startsWith("/")
            && path.text().chars().noneMatch(letter -> letter == '\\' || letter == 0)
            && Arrays.stream(path.text().split("/")).noneMatch(part -> part.equals(".."));
    if (!inside) {
      diagnostics.report(new ModuleError.PathOutsideModule(key, path.text(), path.span()));
    }
    return inside;
  }

  /// Reports a value that is not what `expected` says.
  void wrong(String what, String expected, Ens found) {
    diagnostics.report(new ModuleError.WrongModuleValue(what, expected, found.kind(), found.span()));
  }
}
