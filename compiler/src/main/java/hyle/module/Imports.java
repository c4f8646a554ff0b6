package hyle.module;

import hyle.syntax.Ast;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What the imports of a file and the presets of its module bring, as files.
///
/// `aliases` are the modules that a full name may begin with, `statics` the texts of the static files by their keys, and `failed`
/// what was reported already.
public record Imports(
    List<Brought> explicit,
    List<Preset> presets,
    SequencedMap<String, FileName> prefixes,
    SequencedMap<String, String> aliases,
    SequencedMap<String, String> statics,
    List<Ast.Import.Path> failed) {
  public Imports {
    explicit = List.copyOf(explicit);
    presets = List.copyOf(presets);
    prefixes = ordered(prefixes);
    aliases = ordered(aliases);
    statics = ordered(statics);
    failed = List.copyOf(failed);
  }

  /// An import as it is written, and the file that it means.
  public record Brought(FileName file, Ast.Import.Path path) {}

  /// A file that the preset of a dependency brings, with the names that it puts in scope.
  public record Preset(FileName file, List<String> names) {
    public Preset {
      names = List.copyOf(names);
    }
  }

  private static <V> SequencedMap<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }
}
