package hyle.resolve;

import hyle.module.FileName;
import hyle.module.Imports;
import hyle.module.LoadedFile;
import hyle.report.Diagnostics;
import hyle.syntax.Ast;
import java.util.List;

/// Remarks on what a file binds or imports and does not use; one remark for what one repair mends.
final class Unused {
  private Unused() {}

  static void report(LoadedFile file, FileScope names, Scope locals, Diagnostics diagnostics) {
    file.imports().explicit().forEach(item -> imported(item, file, names, diagnostics));
    for (Ast.Import item : file.syntax().imports()) {
      switch (item) {
        case Ast.Import.Path _ -> {}
        case Ast.Import.Static(List<Ast.Name> keys, var _) ->
            keys.stream().filter(key -> !names.isUsedStatic(key.text())).forEach(key -> diagnostics.remark(unused(key)));
      }
    }
    locals.unused().forEach(binding -> variable(binding, names, diagnostics));
  }

  private static void variable(Scope.Binding binding, FileScope names, Diagnostics diagnostics) {
    String name = binding.name().text();
    switch (binding.role()) {
      case DEFINED -> diagnostics.remark(new ResolveWarning.UnusedVariable(name, List.of(), binding.span()));
      case MATCHED -> diagnostics.remark(new ResolveWarning.UnusedVariable(name, constructors(name, names), binding.span()));
      case BORROWED -> diagnostics.remark(new ResolveWarning.UnusedLoan(name, binding.span()));
      case RELAYED -> diagnostics.remark(new ResolveWarning.UnusedAfterLoan(name, binding.span()));
      case DESCRIBING, BROKEN -> {}
    }
  }

  /// A constructor that was perhaps written in small letters.
  private static List<String> constructors(String name, FileScope names) {
    String capitalised = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return capitalised.equals(name) || names.candidates(capitalised).isEmpty() ? List.of() : List.of(capitalised);
  }

  /// An import none of whose names is used is of no use as a whole, unless full names go by it.
  private static void imported(Imports.Brought item, LoadedFile file, FileScope names, Diagnostics diagnostics) {
    List<Ast.Name> unused = item.path().names().stream().filter(name -> !names.isUsed(name.text())).toList();
    boolean isNeeded = names.isUsed(item.file()) || isForSugar(item.file(), file);
    if (unused.size() == item.path().names().size() && !isNeeded) {
      diagnostics.remark(new ResolveWarning.UnusedImport(item.path().locator().text(), item.path().span()));
    } else {
      unused.forEach(name -> diagnostics.remark(unused(name)));
    }
  }

  /// Whether sugar of the file stands for names of the imported one, which nothing else brings.
  private static boolean isForSugar(FileName imported, LoadedFile file) {
    return file.sugar().contains(imported)
        && file.imports().presets().stream().noneMatch(preset -> preset.file().equals(imported));
  }

  private static ResolveWarning unused(Ast.Name name) {
    return new ResolveWarning.UnusedImport(name.text(), name.span());
  }
}
