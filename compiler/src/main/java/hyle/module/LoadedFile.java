package hyle.module;

import hyle.syntax.Ast;
import java.util.List;

/// A source file of the compilation: its name, what it says, the module it belongs to, and what it imports.
///
/// `sugar` are the library's files that its sugar mentions; `catalogue` knows the library's names and is asked only for hints.
public record LoadedFile(
    FileName name, Ast.Module syntax, Project project, Imports imports, List<FileName> sugar, Catalogue catalogue) {
  public LoadedFile {
    sugar = List.copyOf(sugar);
  }

  public String module() {
    return name.module();
  }

  /// The file's locator in its module: `int.show`.
  public String file() {
    return name.file();
  }
}
