package hyle.resolve;

import hyle.module.FileName;
import hyle.module.LoadedFile;
import hyle.name.GlobalName;
import hyle.report.Diagnostics;
import hyle.report.Span;
import hyle.syntax.Ast;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// All top-level names of the program, file by file, collected before any body is looked at.
///
/// Reports names that are defined twice, and promises that are not kept or kept otherwise than promised.
final class GlobalTable {
  private final Diagnostics diagnostics;
  private final Map<FileName, SequencedMap<String, Declared>> definitions = new LinkedHashMap<>();
  private final Map<GlobalName, Declared> promises = new LinkedHashMap<>();

  private GlobalTable(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  static GlobalTable collect(List<LoadedFile> files, BrokenFiles broken, Diagnostics diagnostics) {
    GlobalTable table = new GlobalTable(diagnostics);
    for (LoadedFile file : files) {
      table.definitions.put(file.name(), new LinkedHashMap<>());
      file.syntax().declarations().forEach(declaration -> table.collect(file.name(), declaration));
    }
    table.checkPromises(broken);
    return table;
  }

  /// What `base` means in `file`: its definition, or the promise of one if the definition is missing.
  Optional<Declared> find(FileName file, String base) {
    Optional<Declared> defined = Optional.ofNullable(definitions.getOrDefault(file, new LinkedHashMap<>()).get(base));
    return defined.or(() -> Optional.ofNullable(promises.get(file.global(base))));
  }

  /// Whether the declaration whose name stands at `span` is the one that counts, and not a second one of its name.
  boolean isFirst(FileName file, Ast.Name name) {
    Optional<Declared> first = Optional.ofNullable(definitions.get(file).get(name.text()));
    return first.filter(declared -> declared.span().equals(name.span())).isPresent();
  }

  /// Whether the promise at this place is the first of its name, and stands above the definition.
  boolean isFirstPromise(FileName file, Ast.Name name) {
    Optional<Declared> first = Optional.ofNullable(promises.get(file.global(name.text())));
    return first.filter(promise -> promise.span().equals(name.span())).isPresent();
  }

  /// The names that `file` defines, in order.
  Collection<Declared> definedBy(FileName file) {
    return definitions.getOrDefault(file, new LinkedHashMap<>()).values();
  }

  /// The names of the explicit parameters of everything that has a list of them.
  Map<GlobalName, List<String>> keys() {
    Map<GlobalName, List<String>> keys = new LinkedHashMap<>();
    promises.values().forEach(promise -> keys.put(promise.name(), promise.keys()));
    for (Map<String, Declared> file : definitions.values()) {
      file.values().forEach(declared -> keys.put(declared.name(), declared.keys()));
    }
    return keys;
  }

  private void collect(FileName file, Ast.Declaration declaration) {
    switch (declaration) {
      case Ast.Declaration.Define(_, Ast.Header header, _, _) -> define(file, header);
      case Ast.Declaration.Data data -> {
        define(file, data.name(), Declared.Kind.DATA, data.shape(), data.parameters());
        for (Ast.Constructor constructor : data.constructors()) {
          define(file, constructor.name(), Declared.Kind.CONSTRUCTOR, constructor.shape(), constructor.fields());
        }
      }
      case Ast.Declaration.Nominal(List<Ast.Header> headers, _) -> headers.forEach(header -> promise(file, header));
      case Ast.Declaration.Resource resource ->
          define(file, resource.name(), Declared.Kind.RESOURCE, Ast.Shape.CONSTANT, List.of());
      case Ast.Declaration.Foreign _ -> {}
    }
  }

  private void define(FileName file, Ast.Header header) {
    define(file, header.name(), Declared.Kind.DEFINITION, header.shape(), header.parameters());
  }

  private void define(FileName file, Ast.Name name, Declared.Kind kind, Ast.Shape shape, List<Ast.Binder> parameters) {
    Declared declared = declared(file, name, kind, shape, parameters);
    Declared earlier = definitions.get(file).putIfAbsent(name.text(), declared);
    if (earlier != null) {
      reportTwice(name, earlier.span());
    }
  }

  private void promise(FileName file, Ast.Header header) {
    Declared declared = declared(file, header.name(), Declared.Kind.DEFINITION, header.shape(), header.parameters());
    Declared defined = definitions.get(file).get(header.name().text());
    Declared earlier = defined == null ? promises.putIfAbsent(declared.name(), declared) : defined;
    if (earlier != null) {
      reportTwice(header.name(), earlier.span());
    }
  }

  private static Declared declared(
      FileName file, Ast.Name name, Declared.Kind kind, Ast.Shape shape, List<Ast.Binder> parameters) {
    List<String> keys = parameters.stream().map(parameter -> parameter.name().text()).toList();
    return new Declared(file.global(name.text()), kind, shape, keys, name.span());
  }

  private void reportTwice(Ast.Name name, Span earlier) {
    diagnostics.report(new DeclarationError.AlreadyDefined(name.text(), name.span(), earlier));
  }

  /// Not in files that could not be read in full: there a definition may be lost, or only its name be known.
  private void checkPromises(BrokenFiles broken) {
    for (Declared promise : promises.values()) {
      if (broken.isBroken(FileName.of(promise.name()))) {
        continue;
      }
      Declared defined = definitions.get(FileName.of(promise.name())).get(promise.name().base());
      if (defined == null || defined.kind() == Declared.Kind.CONSTRUCTOR) {
        diagnostics.report(new DeclarationError.NominalWithoutDefinition(promise.name().base(), promise.span()));
      } else if (defined.shape() != promise.shape() || !fits(promise, defined)) {
        diagnostics.report(
            new DeclarationError.NominalMismatch(
                promise.name().base(), parameters(promise), parameters(defined), defined.span(), promise.span()));
      }
    }
  }

  /// Functions keep the names of their parameters, since calls may use them; types keep only their number.
  private static boolean fits(Declared promise, Declared defined) {
    return switch (defined.kind()) {
      case DEFINITION -> promise.keys().equals(defined.keys());
      case DATA, RESOURCE, CONSTRUCTOR -> promise.keys().size() == defined.keys().size();
    };
  }

  private static String parameters(Declared declared) {
    return switch (declared.shape()) {
      case CONSTANT -> "no list of parameters";
      case FUNCTION ->
          declared.keys().isEmpty() ? "no parameters" : "the parameters `" + String.join(", ", declared.keys()) + "`";
    };
  }

  /// Whether the definition of this name was found to differ from its promise, so that only the promise counts.
  boolean breaksPromise(FileName file, Ast.Name name) {
    Declared promise = promises.get(file.global(name.text()));
    Declared defined = definitions.get(file).get(name.text());
    return promise != null && (defined.shape() != promise.shape() || !fits(promise, defined));
  }
}
