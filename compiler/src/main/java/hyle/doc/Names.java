package hyle.doc;

import hyle.module.FileName;
import hyle.module.Imports;
import hyle.module.LoadedFile;
import hyle.module.Project;
import hyle.name.GlobalName;
import hyle.syntax.Ast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a name in backquotes means in the comments of a file: what the file can name, then what is the only one of its name in the
/// module. A locator, with or without the module in front, means a file, or a name behind it one of the file.
final class Names {
  private final LoadedFile file;
  private final Places places;
  private final Map<String, GlobalName> visible = new HashMap<>();

  Names(LoadedFile file, Places places) {
    this.file = file;
    this.places = places;
    file.imports().presets().forEach(preset -> preset.names().forEach(name -> see(preset.file(), name)));
    for (Imports.Brought brought : file.imports().explicit()) {
      brought.path().names().stream().map(Ast.Name::text).forEach(name -> see(brought.file(), name));
    }
    new Subject(file.name(), file.syntax()).publicNames().forEach(name -> see(file.name(), name));
  }

  /// A link to what can be named in the file without further ado.
  Optional<String> visible(String name) {
    return Optional.ofNullable(visible.get(name)).flatMap(places::link);
  }

  /// A link to what somebody who reads the comment will take the name for.
  Optional<String> meaning(String name) {
    return visible(name).or(() -> places.only(name).flatMap(places::link)).or(() -> dotted(name));
  }

  /// A file is named with its module or its directory; a name without a dot is one of something else.
  private Optional<String> dotted(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0
        ? Optional.empty()
        : file(name)
            .flatMap(places::link)
            .or(() -> file(name.substring(0, dot)).flatMap(found -> places.link(found.global(name.substring(dot + 1)))));
  }

  private Optional<FileName> file(String locator) {
    for (String module : List.of(Project.THIS, file.module())) {
      FileName withModule = new FileName(file.module(), locator.startsWith(module + ".") ? locator.substring(module.length() + 1) : locator);
      if (places.link(withModule).isPresent()) {
        return Optional.of(withModule);
      }
    }
    return Optional.empty();
  }

  private void see(FileName from, String name) {
    visible.put(name, from.global(name));
  }
}
