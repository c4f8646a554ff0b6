package hyle.module;

import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.report.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What the `module.ens` of a module says, with defaults filled in [spec: modules].
///
/// `module` is the name that the module's files have in this compilation: `this` for the program, `core` for the library, and
/// for another module the aliases that lead to it from the program, with `/` between them. `antecedents` are the digests of
/// older versions that this module can stand in for.
public record Project(
    String module,
    Directories directories,
    SequencedMap<String, Target> targets,
    SequencedMap<String, Dependency> dependencies,
    SequencedMap<String, Located> prefixes,
    List<Preset> preset,
    SequencedMap<String, Located> statics,
    ForeignBuild foreign,
    List<Located> extraContent,
    List<String> antecedents,
    long inlineLimit,
    Platform platform) {
  /// The name of the program's own module.
  public static final String THIS = "this";

  /// The name of the bundled library.
  public static final String CORE = "core";

  private static final String SUFFIX = ".nt";

  /// How often definitions are expanded at compile time before the compiler gives up.
  public static final long DEFAULT_INLINE_LIMIT = 1_000_000;

  public Project {
    targets = ordered(targets);
    dependencies = ordered(dependencies);
    prefixes = ordered(prefixes);
    preset = List.copyOf(preset);
    statics = ordered(statics);
    extraContent = List.copyOf(extraContent);
    antecedents = List.copyOf(antecedents);
  }

  /// Where the parts of a module lie, as paths from its root: `.` for the root itself, without `/` at the end.
  public record Directories(String source, String cache, String archive) {
    public static final Directories USUAL = new Directories("source", "cache", "archive");
  }

  /// A text of `module.ens` and its place.
  public record Located(String text, Span span) {}

  /// A program that can be built. `main` is the path of its file below the source directory.
  ///
  /// The `options` are for a C compiler; only those that name libraries have an effect.
  public record Target(String name, String main, Span span, List<String> options) {
    public Target {
      options = List.copyOf(options);
    }

    /// The locator of the main file: `deep.down.entry`.
    public String entry() {
      String path = main.endsWith(".nt") ? main.substring(0, main.length() - 3) : main;
      return path.replace('/', '.');
    }
  }

  /// Another module that this one uses under an alias, and whether its preset is in scope in every file.
  ///
  /// `digest` names its archive, which the `mirrors` hold; it is empty for the bundled library.
  public record Dependency(String alias, Located digest, List<Located> mirrors, PresetUse presetUse, Span span) {
    public Dependency {
      mirrors = List.copyOf(mirrors);
    }

    /// Whether this is the library that comes with the compiler.
    public boolean isBundled() {
      return alias.equals(CORE);
    }
  }

  /// Whether the preset of a dependency is used.
  public enum PresetUse {
    ENABLED,
    DISABLED
  }

  /// A file whose names are in scope wherever the preset is enabled; without names it can still be named in full.
  public record Preset(String file, List<String> names, Span span) {
    public Preset {
      names = List.copyOf(names);
    }
  }

  /// The `foreign` section: C sources, what they become, and the commands in between.
  public record ForeignBuild(List<String> inputs, List<String> outputs, List<String> scripts) {
    public static final ForeignBuild NONE = new ForeignBuild(List.of(), List.of(), List.of());

    public ForeignBuild {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
      scripts = List.copyOf(scripts);
    }
  }

  /// A `.nt` file on its own: its directory is the source directory, and `core` is there with its preset.
  public static Project ofSingleFile() {
    return ofSingleFile(PresetUse.ENABLED);
  }

  /// The same, where the preset is only there if it is used.
  public static Project ofSingleFile(PresetUse presetUse) {
    LinkedHashMap<String, Dependency> dependencies = new LinkedHashMap<>();
    Span nowhere = new Source("module.ens", "").span(0, 0);
    dependencies.put(CORE, new Dependency(CORE, new Located("", nowhere), List.of(), presetUse, nowhere));
    return new Project(
        THIS,
        new Directories(".", "cache", "archive"),
        new LinkedHashMap<>(),
        dependencies,
        new LinkedHashMap<>(),
        List.of(),
        new LinkedHashMap<>(),
        ForeignBuild.NONE,
        List.of(),
        List.of(),
        DEFAULT_INLINE_LIMIT,
        Platform.ofThisMachine(BuildMode.DEVELOP));
  }

  /// The program's own module, from the `module.ens` at its root.
  public static Project read(SourceTree sources, Diagnostics diagnostics) {
    return read(THIS, sources, diagnostics);
  }

  /// The module that `sources` calls `module`, from the `module.ens` at its root.
  public static Project read(String module, SourceTree sources, Diagnostics diagnostics) {
    return ProjectReader.read(module, sources, diagnostics);
  }

  /// The same module, built in `mode`.
  public Project inMode(BuildMode mode) {
    return on(new Platform(platform.architecture(), platform.operatingSystem(), mode));
  }

  /// The same module, built for `chosen`.
  public Project on(Platform chosen) {
    return new Project(
        module,
        directories,
        targets,
        dependencies,
        prefixes,
        preset,
        statics,
        foreign,
        extraContent,
        antecedents,
        inlineLimit,
        chosen);
  }

  /// The directory of the source files, from the root of the module.
  public String sourceDirectory() {
    return directories.source();
  }

  /// The path of a source file from the root of the module: `source/int/show.nt`.
  public String path(String locator) {
    return pathOfSources() + locator.replace('.', '/') + SUFFIX;
  }

  /// The locator of the source file at a path from the root of the module: what `path` makes of it, if anything.
  public Optional<String> locator(String path) {
    String prefix = pathOfSources();
    return path.startsWith(prefix) && path.endsWith(SUFFIX)
        ? Optional.of(path.substring(prefix.length(), path.length() - SUFFIX.length()).replace('/', '.'))
        : Optional.empty();
  }

  private String pathOfSources() {
    return sourceDirectory().equals(".") ? "" : sourceDirectory() + "/";
  }

  private static <V> SequencedMap<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }
}
