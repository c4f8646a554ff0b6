package hyle.resolve;

import hyle.module.FileName;
import hyle.module.LoadedFile;
import hyle.module.Project;
import hyle.name.GlobalName;
import hyle.name.LocalNames;
import hyle.report.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ast to Bound: finds what every name means, checks layers, and takes away the sugar that needs no types [spec: names, layers].
public final class Resolver {
  private Resolver() {}

  /// The files in dependency order as one program, which starts at `main` of the file `entry`.
  public static Bound.Program resolve(List<LoadedFile> files, String entry, LocalNames names, Diagnostics diagnostics) {
    BrokenFiles broken = new BrokenFiles(files, diagnostics);
    GlobalTable globals = GlobalTable.collect(files, broken, diagnostics);
    Uses uses = new Uses(entry(files, entry).map(LoadedFile::module).orElse(Project.THIS));
    List<Bound.Declaration> declarations = new ArrayList<>();
    Optional<String> own = entry(files, entry).map(LoadedFile::module);
    for (LoadedFile file : files) {
      FileResolver resolver = new FileResolver(file, globals, names, broken, uses, diagnostics);
      declarations.addAll(resolver.resolve());
      if (own.filter(file.module()::equals).isPresent()) {
        resolver.reportUnused(diagnostics);
      }
    }
    long limit = entry(files, entry).map(start -> start.project().inlineLimit()).orElse(Project.DEFAULT_INLINE_LIMIT);
    return new Bound.Program(uses.reached(declarations), start(files, entry, globals, broken, diagnostics), globals.keys(), limit);
  }

  private static GlobalName start(
      List<LoadedFile> files, String entry, GlobalTable globals, BrokenFiles broken, Diagnostics diagnostics) {
    Optional<LoadedFile> start = entry(files, entry);
    FileName name = start.map(LoadedFile::name).orElse(new FileName(Project.THIS, entry));
    if (start.isPresent() && globals.find(name, "main").isEmpty() && !broken.isBroken(name)) {
      diagnostics.report(new DeclarationError.NoMain(entry, start.get().syntax().source().span(0, 0)));
    }
    return name.global("main");
  }

  /// The entry lies in the program's own module; where the library itself is compiled there is no such module.
  private static Optional<LoadedFile> entry(List<LoadedFile> files, String entry) {
    List<LoadedFile> named = files.stream().filter(file -> file.file().equals(entry)).toList();
    return named.stream().filter(file -> file.module().equals(Project.THIS)).findFirst().or(() -> named.stream().findFirst());
  }
}
