package hyle.resolve;

import hyle.module.FileName;
import hyle.module.Imports;
import hyle.module.LoadedFile;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import hyle.report.Diagnostics;
import hyle.report.Label;
import hyle.report.Nearest;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a file can name apart from local variables: its own definitions so far, what it imports, presets, and primitives.
final class FileScope {
  private final LoadedFile file;
  private final GlobalTable globals;
  private final BrokenFiles broken;
  private final Diagnostics diagnostics;
  private final Map<String, Declared> own = new LinkedHashMap<>();
  private final Map<String, List<Candidate>> brought = new LinkedHashMap<>();
  private final Set<FileName> active = new LinkedHashSet<>();
  private final Set<String> failedNames = new HashSet<>();
  private final Set<String> failedLocators = new HashSet<>();
  private final Set<String> usedNames = new HashSet<>();
  private final Set<FileName> usedFiles = new HashSet<>();
  private final Set<String> usedStatics = new HashSet<>();

  FileScope(LoadedFile file, GlobalTable globals, BrokenFiles broken, Diagnostics diagnostics) {
    this.file = file;
    this.globals = globals;
    this.broken = broken;
    this.diagnostics = diagnostics;
    active.add(file.name());
    file.imports().explicit().forEach(this::bring);
    file.imports().presets().forEach(this::bring);
    for (Ast.Import.Path path : file.imports().failed()) {
      path.names().forEach(name -> failedNames.add(name.text()));
      failedLocators.add(path.locator().text());
    }
  }

  /// From here on the file's own top-level name can be used.
  void declare(Ast.Name name) {
    globals.find(file.name(), name.text()).ifPresent(declared -> own.put(name.text(), declared));
  }

  /// The file's own name, if it can be used from here.
  boolean sees(Declared declared) {
    return own.get(declared.name().base()) == declared;
  }

  /// All that a name without dots can mean here; more than one is ambiguous.
  List<Candidate> candidates(String base) {
    List<Candidate> candidates = new ArrayList<>();
    Declared mine = own.get(base);
    if (mine != null) {
      candidates.add(
          new Candidate(
              new Candidate.Referent.TopLevel(mine),
              "`" + mine.name() + "` of this file",
              List.of(new Label(mine.span(), "defined here"))));
    }
    PrimitiveOperation.named(base)
        .map(operation -> primitive(new Candidate.Referent.Operation(operation), base))
        .or(() -> PrimitiveType.numeric(base).map(type -> primitive(new Candidate.Referent.Primitive(type), base)))
        .ifPresent(candidates::add);
    candidates.addAll(brought.getOrDefault(base, List.of()));
    return candidates;
  }

  /// The file that the locator of a full name means here, whether it is imported or not.
  Optional<FileName> file(String locator) {
    int dot = locator.indexOf('.');
    if (dot < 0) {
      return Optional.ofNullable(file.imports().prefixes().get(locator));
    }
    return Optional.ofNullable(file.imports().aliases().get(locator.substring(0, dot)))
        .map(module -> new FileName(module, locator.substring(dot + 1)));
  }

  boolean isActive(FileName name) {
    return active.contains(name);
  }

  /// Remembers that something uses this name.
  void use(String base) {
    usedNames.add(base);
  }

  /// Remembers that something uses the full name of a definition of this file.
  void use(FileName named) {
    usedFiles.add(named);
  }

  /// Remembers that something includes the static file of this key.
  void useStatic(String key) {
    usedStatics.add(key);
  }

  boolean isUsedStatic(String key) {
    return usedStatics.contains(key);
  }

  boolean isUsed(String base) {
    return usedNames.contains(base);
  }

  boolean isUsed(FileName named) {
    return usedFiles.contains(named);
  }

  /// Remembers that why this name cannot be used was told.
  void fail(String name) {
    failedNames.add(name);
  }

  /// Whether it was reported already why this name, or the file in front of its last dot, cannot be used.
  boolean hasFailed(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? failedNames.contains(name) : failedLocators.contains(name.substring(0, dot));
  }

  /// The names without dots that can be used here, for hints.
  List<String> visibleNames() {
    List<String> names = new ArrayList<>(own.keySet());
    names.addAll(brought.keySet());
    return names;
  }

  private void bring(Imports.Brought item) {
    active.add(item.file());
    for (Ast.Name name : item.path().names()) {
      Optional<Declared> declared = globals.find(item.file(), name.text());
      if (declared.isEmpty()) {
        failedNames.add(name.text());
        reportMissing(name, item.file());
      } else {
        bring(declared.get(), List.of(new Label(name.span(), "imported here")));
      }
    }
  }

  private void reportMissing(Ast.Name name, FileName imported) {
    if (!broken.hides(imported, name.text())) {
      List<String> defined = globals.definedBy(imported).stream().map(known -> known.name().base()).toList();
      List<String> near = Nearest.to(name.text(), defined);
      diagnostics.report(new NameError.NameNotInFile(name.text(), imported.locator(), near, name.span()));
    }
  }

  private void bring(Imports.Preset preset) {
    active.add(preset.file());
    for (String name : preset.names()) {
      globals.find(preset.file(), name).ifPresent(declared -> bring(declared, List.of()));
    }
  }

  /// Two imports of one name are reported there, and the first one holds; a preset and an import clash only where they are used.
  private void bring(Declared declared, List<Label> places) {
    String base = declared.name().base();
    List<Candidate> same = brought.computeIfAbsent(base, _ -> new ArrayList<>());
    Candidate candidate = new Candidate(new Candidate.Referent.TopLevel(declared), "`" + declared.name() + "`", places);
    if (same.stream().anyMatch(earlier -> earlier.referent().equals(candidate.referent()))) {
      return;
    }
    if (places.isEmpty() || same.isEmpty()) {
      same.add(candidate);
      return;
    }
    List<Label> labels = new ArrayList<>(places);
    labels.addAll(same.getFirst().places());
    diagnostics.report(new NameError.AmbiguousName(base, List.of(same.getFirst().origin(), candidate.origin()), labels));
  }

  private static Candidate primitive(Candidate.Referent referent, String base) {
    return new Candidate(referent, "the primitive `" + base + "`", List.of());
  }
}
