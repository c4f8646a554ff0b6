package hyle.module;

import hyle.module.Project.Dependency;
import hyle.module.Project.ForeignBuild;
import hyle.module.Project.Located;
import hyle.module.Project.Preset;
import hyle.module.Project.PresetUse;
import hyle.module.Project.Target;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.report.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Makes a Project of the tree of a `module.ens`; what has the wrong shape is reported and counts as left out.
final class ProjectReader {
  private static final List<String> KEYS =
      List.of(
          "target", "zen", "dependency", "source", "cache", "archive", "prefix", "preset", "static", "foreign",
          "extra-content", "inline-limit", "antecedent");
  private static final Set<String> DIRECTORIES = Set.of("cache", "archive");

  private final Diagnostics diagnostics;

  private ProjectReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
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
    for (Ens.Entry entry : root.entries()) {
      if (!KEYS.contains(entry.key())) {
        diagnostics.report(new ModuleError.UnknownModuleKey(entry.key(), KEYS, entry.keySpan()));
      } else if (DIRECTORIES.contains(entry.key())) {
        text(entry.value(), "`" + entry.key() + "`");
      }
    }
    return new Project(
        module,
        sourceDirectory(root),
        map(root, "target", this::target),
        dependencies(root),
        prefixes(root),
        preset(root),
        map(root, "static", (entry, _) -> located(entry)),
        foreign(root),
        inlineLimit(root),
        Platform.ofThisMachine(BuildMode.DEVELOP));
  }

  private String sourceDirectory(Ens.Dictionary root) {
    String directory = root.entry("source").flatMap(entry -> text(entry.value(), "`source`")).orElse("source");
    while (directory.endsWith("/")) {
      directory = directory.substring(0, directory.length() - 1);
    }
    return directory.isEmpty() ? "." : directory;
  }

  private Optional<Target> target(Ens.Entry entry, Ens.Dictionary root) {
    return dictionary(entry.value(), "a target")
        .flatMap(
            target -> {
              Optional<Ens.Entry> main = target.entry("main");
              if (main.isEmpty()) {
                diagnostics.report(new ModuleError.MissingModuleKey("main", "the target `" + entry.key() + "`", entry.keySpan()));
              }
              List<String> options = new ArrayList<>();
              for (String key : List.of("build-option", "compile-option", "link-option")) {
                target.entry(key).ifPresent(option -> options.addAll(texts(option.value(), "`" + key + "`")));
              }
              return main.flatMap(path -> located(path))
                  .map(path -> new Target(entry.key(), path.text(), path.span(), options));
            });
  }

  private LinkedHashMap<String, Dependency> dependencies(Ens.Dictionary root) {
    LinkedHashMap<String, Dependency> dependencies = map(root, "dependency", this::dependency);
    for (String reserved : List.of(Project.THIS, "base")) {
      Dependency taken = dependencies.remove(reserved);
      if (taken != null) {
        diagnostics.report(new ModuleError.ReservedAlias(reserved, taken.span()));
      }
    }
    return dependencies;
  }

  private Optional<Dependency> dependency(Ens.Entry entry, Ens.Dictionary root) {
    return dictionary(entry.value(), "a dependency")
        .map(
            dependency -> {
              dependency.entry("digest").ifPresent(digest -> text(digest.value(), "`digest`"));
              dependency.entry("mirror").ifPresent(mirror -> texts(mirror.value(), "`mirror`"));
              PresetUse use =
                  dependency.entry("enable-preset").map(enable -> presetUse(enable.value())).orElse(PresetUse.DISABLED);
              return new Dependency(entry.key(), use, entry.keySpan());
            });
  }

  private PresetUse presetUse(Ens value) {
    return switch (value) {
      case Ens.Truth(Ens.Answer answer, _) ->
          switch (answer) {
            case TRUE -> PresetUse.ENABLED;
            case FALSE -> PresetUse.DISABLED;
          };
      case Ens.Dictionary _, Ens.Sequence _, Ens.Text _, Ens.Integer _, Ens.Float _ -> {
        wrongKind("`enable-preset`", "`true` or `false`", value);
        yield PresetUse.DISABLED;
      }
    };
  }

  private LinkedHashMap<String, Located> prefixes(Ens.Dictionary root) {
    LinkedHashMap<String, Located> prefixes = new LinkedHashMap<>();
    root.entry("prefix")
        .flatMap(entry -> dictionary(entry.value(), "`prefix`"))
        .ifPresent(
            dictionary -> {
              for (Ens.Entry entry : dictionary.entries()) {
                if (!Character.isUpperCase(entry.key().codePointAt(0))) {
                  diagnostics.report(new ModuleError.LowerCasePrefix(entry.key(), entry.keySpan()));
                }
                located(entry).ifPresent(locator -> prefixes.put(entry.key(), locator));
              }
            });
    return prefixes;
  }

  private List<Preset> preset(Ens.Dictionary root) {
    List<Preset> preset = new ArrayList<>();
    root.entry("preset")
        .flatMap(entry -> dictionary(entry.value(), "`preset`"))
        .ifPresent(
            dictionary -> {
              for (Ens.Entry entry : dictionary.entries()) {
                preset.add(new Preset(entry.key(), texts(entry.value(), "a preset entry"), entry.keySpan()));
              }
            });
    return preset;
  }

  private ForeignBuild foreign(Ens.Dictionary root) {
    Optional<Ens.Entry> section = root.entry("foreign");
    Optional<Ens.Dictionary> foreign = section.flatMap(entry -> dictionary(entry.value(), "`foreign`"));
    if (foreign.isEmpty()) {
      return ForeignBuild.NONE;
    }
    for (String key : List.of("input", "output", "script")) {
      if (foreign.get().entry(key).isEmpty()) {
        diagnostics.report(new ModuleError.MissingModuleKey(key, "`foreign`", section.get().keySpan()));
      }
    }
    return new ForeignBuild(texts(foreign.get(), "input"), texts(foreign.get(), "output"), texts(foreign.get(), "script"));
  }

  private long inlineLimit(Ens.Dictionary root) {
    return root.entry("inline-limit").map(entry -> limit(entry.value())).orElse(Project.DEFAULT_INLINE_LIMIT);
  }

  private long limit(Ens value) {
    return switch (value) {
      case Ens.Integer(BigInteger limit, _) when limit.signum() >= 0 && limit.bitLength() < Long.SIZE -> limit.longValueExact();
      case Ens.Integer _, Ens.Dictionary _, Ens.Sequence _, Ens.Text _, Ens.Float _, Ens.Truth _ -> {
        wrongKind("`inline-limit`", "an integer that is not negative", value);
        yield Project.DEFAULT_INLINE_LIMIT;
      }
    };
  }

  private <V> LinkedHashMap<String, V> map(
      Ens.Dictionary root, String key, BiFunction<Ens.Entry, Ens.Dictionary, Optional<V>> read) {
    LinkedHashMap<String, V> map = new LinkedHashMap<>();
    root.entry(key)
        .flatMap(section -> dictionary(section.value(), "`" + key + "`"))
        .ifPresent(
            section ->
                section.entries().forEach(entry -> read.apply(entry, section).ifPresent(value -> map.put(entry.key(), value))));
    return map;
  }

  private Optional<Located> located(Ens.Entry entry) {
    Span span = entry.value().span();
    return text(entry.value(), "`" + entry.key() + "`").map(text -> new Located(text, span));
  }

  private List<String> texts(Ens.Dictionary dictionary, String key) {
    return dictionary.entry(key).map(entry -> texts(entry.value(), "`" + key + "`")).orElse(List.of());
  }

  private List<String> texts(Ens value, String what) {
    List<String> texts = new ArrayList<>();
    switch (value) {
      case Ens.Sequence(List<Ens> elements, _) ->
          elements.forEach(element -> text(element, "each element of " + what).ifPresent(texts::add));
      case Ens.Dictionary _, Ens.Text _, Ens.Integer _, Ens.Float _, Ens.Truth _ -> wrongKind(what, "a list `[…]`", value);
    }
    return texts;
  }

  private Optional<String> text(Ens value, String what) {
    return switch (value) {
      case Ens.Text(String text, _) -> Optional.of(text);
      case Ens.Dictionary _, Ens.Sequence _, Ens.Integer _, Ens.Float _, Ens.Truth _ -> {
        wrongKind(what, "a text", value);
        yield Optional.empty();
      }
    };
  }

  private Optional<Ens.Dictionary> dictionary(Ens value, String what) {
    return switch (value) {
      case Ens.Dictionary dictionary -> Optional.of(dictionary);
      case Ens.Sequence _, Ens.Text _, Ens.Integer _, Ens.Float _, Ens.Truth _ -> {
        wrongKind(what, "a dictionary `{…}`", value);
        yield Optional.empty();
      }
    };
  }

  private void wrongKind(String what, String expected, Ens found) {
    diagnostics.report(new ModuleError.WrongModuleValue(what, expected, found.kind(), found.span()));
  }
}
