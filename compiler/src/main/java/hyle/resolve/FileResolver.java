package hyle.resolve;

import hyle.module.LoadedFile;
import hyle.name.LocalNames;
import hyle.report.Diagnostics;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.List;

/// Resolves the declarations of one file, in order: each sees those above it, and what `nominal` promises.
final class FileResolver {
  private final LoadedFile file;
  private final GlobalTable globals;
  private final FileScope fileScope;
  private final Scope scope;
  private final Lookup lookup;
  private final Expressions expressions;
  private final Uses uses;
  private final List<Bound.Declaration> resolved = new ArrayList<>();

  FileResolver(LoadedFile file, GlobalTable globals, LocalNames names, BrokenFiles broken, Uses uses, Diagnostics diagnostics) {
    this.file = file;
    this.globals = globals;
    this.fileScope = new FileScope(file, globals, broken, diagnostics);
    this.scope = new Scope(names);
    this.lookup = new Lookup(file, globals, fileScope, scope, broken, diagnostics);
    this.uses = uses;
    this.expressions = new Expressions(file, lookup, scope, diagnostics);
  }

  /// Tells what the file, which was resolved, does not use.
  void reportUnused(Diagnostics diagnostics) {
    Unused.report(file, fileScope, scope, diagnostics);
  }

  List<Bound.Declaration> resolve() {
    for (Ast.Declaration declaration : file.syntax().declarations()) {
      int before = resolved.size();
      resolve(declaration);
      uses.record(file, resolved.subList(before, resolved.size()), lookup.takeUsed());
    }
    return resolved;
  }

  private void resolve(Ast.Declaration declaration) {
    switch (declaration) {
      case Ast.Declaration.Define define -> add(define.header().name(), scope.within(() -> define(define)));
      case Ast.Declaration.Data data -> {
        add(data.name(), scope.within(() -> data(data)));
        data.constructors().forEach(constructor -> fileScope.declare(constructor.name()));
      }
      case Ast.Declaration.Nominal nominal -> nominal.headers().forEach(header -> promise(header, nominal));
      case Ast.Declaration.Resource resource -> {
        fileScope.declare(resource.name());
        add(resource.name(), resource(resource));
      }
      case Ast.Declaration.Foreign foreign ->
          foreign.functions().forEach(function -> resolved.add(foreign(function)));
    }
  }

  /// Leaves out what was reported as the second definition of a name, or as unlike its promise.
  private void add(Ast.Name name, Bound.Declaration declaration) {
    if (globals.isFirst(file.name(), name) && !globals.breaksPromise(file.name(), name)) {
      resolved.add(declaration);
    }
  }

  private Bound.Declaration define(Ast.Declaration.Define define) {
    Bound.Header header = header(define.header(), Scope.Role.DEFINED);
    fileScope.declare(define.header().name());
    Bound.Opacity opacity =
        switch (define.opacity()) {
          case DEFINE -> Bound.Opacity.DEFINE;
          case INLINE -> Bound.Opacity.INLINE;
        };
    return new Bound.Declaration.Define(opacity, header, expressions.expression(define.body()), define.span());
  }

  private Bound.Declaration data(Ast.Declaration.Data data) {
    expressions.requireDistinctParameters(List.of(), data.parameters());
    List<Bound.Parameter> parameters = expressions.described(data.parameters());
    fileScope.declare(data.name());
    List<Bound.Constructor> constructors = new ArrayList<>();
    for (Ast.Constructor constructor : data.constructors()) {
      List<Bound.Parameter> fields = scope.within(() -> expressions.described(constructor.fields()));
      Ast.Name name = constructor.name();
      Bound.Constructor bound =
          new Bound.Constructor(file.name().global(name.text()), name.span(), shape(constructor.shape()), fields);
      if (globals.isFirst(file.name(), name)) {
        constructors.add(bound);
      }
    }
    return new Bound.Declaration.Data(
        file.name().global(data.name().text()), data.name().span(), shape(data.shape()), parameters, constructors, data.span());
  }

  private void promise(Ast.Header header, Ast.Declaration.Nominal nominal) {
    Bound.Header bound = scope.within(() -> header(header, Scope.Role.DESCRIBING));
    fileScope.declare(header.name());
    if (globals.isFirstPromise(file.name(), header.name())) {
      resolved.add(new Bound.Declaration.Nominal(bound, nominal.span()));
    }
  }

  private Bound.Declaration resource(Ast.Declaration.Resource resource) {
    return new Bound.Declaration.Resource(
        file.name().global(resource.name().text()),
        resource.name().span(),
        expressions.expression(resource.discarder()),
        expressions.expression(resource.copier()),
        resource.span());
  }

  private Bound.Declaration foreign(Ast.ForeignFunction function) {
    return new Bound.Declaration.Foreign(
        function.name().text(),
        function.name().span(),
        expressions.all(function.parameters()),
        expressions.expression(function.result()),
        function.name().span().to(function.result().span()));
  }

  private Bound.Header header(Ast.Header header, Scope.Role role) {
    expressions.requireDistinctParameters(header.implicits(), header.parameters());
    List<Bound.Parameter> implicits = expressions.parameters(header.implicits(), role);
    List<Bound.Parameter> parameters = expressions.parameters(header.parameters(), role);
    return new Bound.Header(
        file.name().global(header.name().text()),
        header.name().span(),
        shape(header.shape()),
        implicits,
        parameters,
        expressions.expression(header.result()));
  }

  private static Bound.Shape shape(Ast.Shape shape) {
    return switch (shape) {
      case CONSTANT -> Bound.Shape.CONSTANT;
      case FUNCTION -> Bound.Shape.FUNCTION;
    };
  }
}
