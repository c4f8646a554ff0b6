package hyle.module;

import hyle.module.Project.Dependency;
import hyle.module.Project.Directories;
import hyle.module.Project.ForeignBuild;
import hyle.module.Project.Located;
import hyle.module.Project.Preset;
import hyle.module.Project.PresetUse;
import hyle.module.Project.Target;
import hyle.report.Diagnostics;
import hyle.report.Source;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes a Project of the tree of a `module.ens`; what has the wrong shape is reported and counts as left out.
final class ProjectReader {
  private static final List<String> KEYS =
      List.of(
          "target", "zen", "dependency", "source", "cache", "archive", "prefix", "preset", "static", "foreign",
          "extra-content", "inline-limit", "antecedent");
  private static final List<String> OPTION_KEYS = List.of("build-option", "compile-option", "link-option");
  private static final List<String> TARGET_KEYS = List.of("main", "build-option", "compile-option", "link-option");
  private static final List<String> DEPENDENCY_KEYS = List.of("digest", "mirror", "enable-preset");
  private static final List<String> FOREIGN_KEYS = List.of("input", "output", "script");

  private final Diagnostics diagnostics;
  private final EnsShapes shapes;

  private ProjectReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.shapes = new EnsShapes(diagnostics);
  }

  static Project read(String module, SourceTree sources, Diagnostics diagnostics) {
    Optional<Source> source = sources.read(module, "module.ens");
    if (source.isEmpty()) {
      Source missing = new Source("module.ens", "");
      diagnostics.report(new ModuleError.MissingModuleFile(module, missing.span(0, 0)));
      return new ProjectReader(diagnostics).project(module, new Ens.Dictionary(List.of(), missing.span(0, 0)));
    }
    return new ProjectReader(diagnostics).project(module, EnsParser.parse(source.get(), diagnostics));
  }

  private Project project(String module, Ens.Dictionary root) {
    shapes.onlyKeys(root, KEYS);
    root.entry("zen").flatMap(shapes::dictionary).ifPresent(zen -> options(zen, OPTION_KEYS));
    return new Project(
        module,
        new Directories(
            shapes.directory(root, "source", Directories.USUAL.source()),
            shapes.directory(root, "cache", Directories.USUAL.cache()),
            shapes.directory(root, "archive", Directories.USUAL.archive())),
        map(root, "target", this::target),
        map(root, "dependency", this::dependency),
        map(root, "prefix", this::prefix),
        preset(root),
        map(root, "static", shapes::path),
        foreign(root),
        shapes.texts(root, "extra-content").stream().filter(path -> shapes.staysInside(path, "extra-content")).toList(),
        shapes.texts(root, "antecedent").stream().map(Located::text).toList(),
        inlineLimit(root),
        Platform.ofThisMachine(BuildMode.DEVELOP));
  }

  private Optional<Target> target(Ens.Entry entry) {
    return shapes.dictionary(entry, "a target").flatMap(target -> target(entry, target));
  }

  private Optional<Target> target(Ens.Entry entry, Ens.Dictionary target) {
    List<String> options = options(target, TARGET_KEYS);
    Optional<Ens.Entry> main = target.entry("main");
    if (main.isEmpty()) {
      diagnostics.report(new ModuleError.MissingModuleKey("main", "the target `" + entry.key() + "`", entry.keySpan()));
    }
    return main.flatMap(shapes::path).map(path -> new Target(entry.key(), path.text(), path.span(), options));
  }

  /// The options for a C compiler; `keys` are all that may stand there.
  private List<String> options(Ens.Dictionary dictionary, List<String> keys) {
    shapes.onlyKeys(dictionary, keys);
    return OPTION_KEYS.stream().flatMap(key -> shapes.texts(dictionary, key).stream()).map(Located::text).toList();
  }

  private Optional<Dependency> dependency(Ens.Entry entry) {
    String alias = entry.key();
    if (alias.equals(Project.THIS) || alias.equals("base")) {
      diagnostics.report(new ModuleError.ReservedAlias(alias, entry.keySpan()));
      return Optional.empty();
    }
    if (Character.isUpperCase(alias.codePointAt(0)) || alias.contains(".")) {
      diagnostics.report(new ModuleError.UnfitAlias(alias, entry.keySpan()));
      return Optional.empty();
    }
    return shapes.dictionary(entry, "a dependency").map(dependency -> dependency(entry, dependency));
  }

  private Dependency dependency(Ens.Entry entry, Ens.Dictionary dependency) {
    shapes.onlyKeys(dependency, DEPENDENCY_KEYS);
    Optional<Ens.Entry> digest = dependency.entry("digest");
    PresetUse use = dependency.entry("enable-preset").map(enable -> presetUse(enable.value())).orElse(PresetUse.DISABLED);
    Dependency read =
        new Dependency(
            entry.key(),
            digest.flatMap(shapes::text).orElse(new Located("", entry.keySpan())),
            shapes.texts(dependency, "mirror"),
            use,
            entry.keySpan());
    if (!read.isBundled()) {
      if (digest.isEmpty()) {
        diagnostics.report(new ModuleError.MissingModuleKey("digest", "the dependency `" + entry.key() + "`", entry.keySpan()));
      } else if (!read.digest().text().matches("[A-Za-z0-9_-]+")) {
        diagnostics.report(new ModuleError.MalformedDigest(entry.key(), read.digest().text(), read.digest().span()));
      }
    }
    return read;
  }

  private PresetUse presetUse(Ens value) {
    return switch (value) {
      case Ens.Truth(Ens.Answer answer, _) ->
          switch (answer) {
            case TRUE -> PresetUse.ENABLED;
            case FALSE -> PresetUse.DISABLED;
          };
      case Ens.Dictionary _, Ens.Sequence _, Ens.Text _, Ens.Integer _, Ens.Float _ -> {
        shapes.wrong("`enable-preset`", "`true` or `false`", value);
        yield PresetUse.DISABLED;
      }
    };
  }

  private Optional<Located> prefix(Ens.Entry entry) {
    if (!Character.isUpperCase(entry.key().codePointAt(0))) {
      diagnostics.report(new ModuleError.LowerCasePrefix(entry.key(), entry.keySpan()));
    }
    return shapes.text(entry);
  }

  private List<Preset> preset(Ens.Dictionary root) {
    List<Preset> preset = new ArrayList<>();
    for (Ens.Entry entry : root.entry("preset").flatMap(shapes::dictionary).map(Ens.Dictionary::entries).orElse(List.of())) {
      List<String> names = shapes.texts(entry.value(), "a preset entry").stream().map(Located::text).toList();
      preset.add(new Preset(entry.key(), names, entry.keySpan()));
    }
    return preset;
  }

  private ForeignBuild foreign(Ens.Dictionary root) {
    Optional<Ens.Entry> section = root.entry("foreign");
    Optional<Ens.Dictionary> foreign = section.flatMap(shapes::dictionary);
    if (foreign.isEmpty()) {
      return ForeignBuild.NONE;
    }
    shapes.onlyKeys(foreign.get(), FOREIGN_KEYS);
    for (String key : FOREIGN_KEYS) {
      if (foreign.get().entry(key).isEmpty()) {
        diagnostics.report(new ModuleError.MissingModuleKey(key, "`foreign`", section.get().keySpan()));
      }
    }
    return new ForeignBuild(texts(foreign.get(), "input"), texts(foreign.get(), "output"), texts(foreign.get(), "script"));
  }

  private List<String> texts(Ens.Dictionary dictionary, String key) {
    return shapes.texts(dictionary, key).stream().map(Located::text).toList();
  }

  private long inlineLimit(Ens.Dictionary root) {
    return root.entry("inline-limit").map(entry -> limit(entry.value())).orElse(Project.DEFAULT_INLINE_LIMIT);
  }

  private long limit(Ens value) {
    return switch (value) {
      case Ens.Integer(BigInteger limit, _) when limit.signum() >= 0 && limit.bitLength() < Long.SIZE -> limit.longValueExact();
      case Ens.Integer _, Ens.Dictionary _, Ens.Sequence _, Ens.Text _, Ens.Float _, Ens.Truth _ -> {
        shapes.wrong("`inline-limit`", "an integer that is not negative", value);
        yield Project.DEFAULT_INLINE_LIMIT;
      }
    };
  }

  private <V> LinkedHashMap<String, V> map(Ens.Dictionary root, String key, Function<Ens.Entry, Optional<V>> read) {
    LinkedHashMap<String, V> map = new LinkedHashMap<>();
    for (Ens.Entry entry : root.entry(key).flatMap(shapes::dictionary).map(Ens.Dictionary::entries).orElse(List.of())) {
      read.apply(entry).ifPresent(value -> map.put(entry.key(), value));
    }
    return map;
  }
}
