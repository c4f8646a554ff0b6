package hyle.module;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Nearest;
import hyle.report.Severity;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// What can be wrong with a `module.ens` or with the files that imports name.
public sealed interface ModuleError extends Diagnostic {
  /// `module.ens` cannot be read any further.
  record ModuleSyntax(String expected, String found, Span span) implements ModuleError {
    @Override
    public String title() {
      return "Expected " + expected + ", found " + found;
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "A module.ens is one dictionary: `{ key value, key value }`, with a comma between entries.";
    }
  }

  /// A dictionary has a key twice.
  record DuplicateKey(String key, Span span, Span earlier) implements ModuleError {
    @Override
    public String title() {
      return "The key `" + key + "` is given twice";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "given again here"), new Label(earlier, "first given here"));
    }

    @Override
    public String hint() {
      return "Keep one of the two.";
    }
  }

  /// A module has no `module.ens`.
  record MissingModuleFile(String module, Span span) implements ModuleError {
    @Override
    public String title() {
      return module.equals(Project.THIS) ? "There is no module.ens here" : "The module `" + module + "` has no module.ens";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "A directory is a module when it holds a module.ens; a single .nt file needs none.";
    }
  }

  /// A key that means nothing.
  record UnknownModuleKey(String key, List<String> known, Span span) implements ModuleError {
    public UnknownModuleKey {
      known = List.copyOf(known);
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String title() {
      return "The key `" + key + "` has no meaning in a module.ens";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return Nearest.question(Nearest.to(key, known));
    }
  }

  /// A key that must be there is not.
  record MissingModuleKey(String key, String where, Span span) implements ModuleError {
    @Override
    public String title() {
      return "The key `" + key + "` is missing in " + where;
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "";
    }
  }

  /// A value of the wrong kind.
  record WrongModuleValue(String what, String expected, String found, Span span) implements ModuleError {
    @Override
    public String title() {
      return "Expected " + expected + " for " + what + ", found " + found;
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "this is " + found));
    }

    @Override
    public String hint() {
      return "";
    }
  }

  /// A dependency is called by a word that is taken.
  record ReservedAlias(String alias, Span span) implements ModuleError {
    @Override
    public String title() {
      return "A dependency cannot be called `" + alias + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "`this` is the module itself and `base` stands for what is built in; choose another name.";
    }
  }

  /// A prefix does not begin with a capital.
  record LowerCasePrefix(String prefix, Span span) implements ModuleError {
    @Override
    public String title() {
      return "The prefix `" + prefix + "` does not begin with a capital letter";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Prefixes are capitalised, so that they cannot be confused with modules.";
    }
  }

  /// A dependency is called by a word that no full name can begin with.
  record UnfitAlias(String alias, Span span) implements ModuleError {
    @Override
    public String title() {
      return "A dependency cannot be called `" + alias + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "The name of a dependency begins with a small letter and has no dot: capitalised words are prefixes.";
    }
  }

  /// The digest of a dependency is no digest.
  record MalformedDigest(String alias, String digest, Span span) implements ModuleError {
    @Override
    public String title() {
      return "The digest of `" + alias + "` has characters that no digest has";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "A digest has letters, digits, `-` and `_` only: it is the SHA-256 of the archive in base64url, without `=`.";
    }
  }

  /// A path leads out of the module, or may do so.
  record PathOutsideModule(String key, String path, Span span) implements ModuleError {
    @Override
    public String title() {
      return "The path `" + path.replace("\0", "") + "` for `" + key + "` leads out of the module";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Paths in a module.ens count from its own directory, with `/` between their parts and without `..`.";
    }
  }

  /// An import or a full name begins with a module that is not known.
  record UndefinedModule(String alias, List<String> known, Span span) implements ModuleError {
    public UndefinedModule {
      known = List.copyOf(known);
    }

    @Override
    public String title() {
      return "There is no module called `" + alias + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return alias.equals(Project.CORE)
          ? "The library is a dependency like others: write `dependency {core {enable-preset true}}` in module.ens."
          : "The modules known here are: " + String.join(", ", known.stream().map(name -> "`" + name + "`").toList()) + ".";
    }
  }

  /// An import names a file that does not exist.
  record UndefinedFile(String locator, String path, List<String> near, Span span) implements ModuleError {
    public UndefinedFile {
      near = List.copyOf(near);
    }

    @Override
    public String title() {
      return "There is no file for `" + locator + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "`" + path + "` does not exist"));
    }

    @Override
    public String hint() {
      return Nearest.question(near);
    }
  }

  /// An import is a capitalised word that `module.ens` does not declare.
  record UnknownPrefix(String prefix, List<String> known, Span span) implements ModuleError {
    public UnknownPrefix {
      known = List.copyOf(known);
    }

    @Override
    public String title() {
      return "There is no prefix called `" + prefix + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      List<String> near = Nearest.to(prefix, known);
      return near.isEmpty()
          ? "Declare it in module.ens, `prefix { " + prefix + " \"core.list\" }`, or import the file by its full name."
          : Nearest.question(near);
    }
  }

  /// An import names a static file that `module.ens` does not declare.
  record UndefinedStatic(String key, List<String> known, Span span) implements ModuleError {
    public UndefinedStatic {
      known = List.copyOf(known);
    }

    @Override
    public String title() {
      return "There is no static file called `" + key + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      List<String> near = Nearest.to(key, known);
      return near.isEmpty()
          ? "Declare it in module.ens: `static { " + key + " \"path/of/the/file.txt\" }`."
          : Nearest.question(near);
    }
  }

  /// A static file is declared, and not there.
  record MissingStaticFile(String key, String path, Span span, Span declared) implements ModuleError {
    @Override
    public String title() {
      return "The static file `" + key + "` does not exist";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""), new Label(declared, "`" + path + "` is not there"));
    }

    @Override
    public String hint() {
      return "Paths of static files count from the directory of module.ens.";
    }
  }

  /// Files import each other in a circle. `path` begins and ends with the same file; `imports` are the imports along it.
  record ImportCycle(List<String> path, Span span, List<Span> imports) implements ModuleError {
    public ImportCycle {
      path = List.copyOf(path);
      imports = List.copyOf(imports);
    }

    @Override
    public String title() {
      return "These files import each other in a circle: " + String.join(" ~> ", path);
    }

    @Override
    public List<Label> labels() {
      List<Label> labels = new ArrayList<>(List.of(new Label(span, "")));
      for (int step = 0; step < imports.size(); step++) {
        labels.add(new Label(imports.get(step), "`" + path.get(step) + "` imports `" + path.get(step + 1) + "`"));
      }
      return labels;
    }

    @Override
    public String hint() {
      return "Move what both sides need to a file of its own, and import that.";
    }
  }
}
