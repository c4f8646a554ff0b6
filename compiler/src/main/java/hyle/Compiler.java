package hyle;

import hyle.check.Checker;
import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.Lowering;
import hyle.core.Reachability;
import hyle.jvm.ClassFile;
import hyle.jvm.Emitter;
import hyle.demand.Demand;
import hyle.demand.Demands;
import hyle.memory.Certificates;
import hyle.memory.Passes;
import hyle.module.LoadedFile;
import hyle.module.ModuleGraph;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.name.LocalNames;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.resolve.Bound;
import hyle.resolve.Resolver;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The pipeline: sources in, class files out, a line a phase. Reads no file by itself and prints nothing.
///
/// Each phase returns a tree even when it reported errors; the caller stops before `lower` when there are any.
public final class Compiler {
  private final Options options;

  public Compiler(Options options) {
    this.options = options;
  }

  /// Text to types: what `hyle check` does. `entry` is the file to start from, a locator in the project (`sample`, `deep.down.entry`).
  public Typed.Program check(Project project, String entry, SourceTree sources, Diagnostics diagnostics) {
    LocalNames names = new LocalNames();
    options.phases().begins("reading");
    List<LoadedFile> files = ModuleGraph.load(project, entry, sources, diagnostics);
    demands(files.stream().map(file -> file.syntax().source()), diagnostics);
    options.phases().begins("resolving names");
    Bound.Program bound = Resolver.resolve(files, entry, names, diagnostics);
    options.phases().begins("checking types");
    return Checker.check(bound, names, options.openTypes(), diagnostics);
  }

  /// Types to explicit memory: Core made for the types that are known, then the passes. A program whose `inline` functions expand without
  /// end is reported, and so are certificates that do not hold; with passes left out nobody asks for these.
  public Core.Program lower(Typed.Program typed, Diagnostics diagnostics) {
    options.phases().begins("lowering");
    return explicit(Lowering.lower(typed, diagnostics), typed, diagnostics);
  }

  /// The same for a module that is no program: also what it defines for any types, as far as code can be made for all of them at once.
  public Core.Program lowerWhole(Typed.Program typed, Diagnostics diagnostics) {
    options.phases().begins("lowering");
    return explicit(Lowering.lowerWhole(typed, diagnostics), typed, diagnostics);
  }

  private Core.Program explicit(Core.Program core, Typed.Program typed, Diagnostics diagnostics) {
    if (diagnostics.hasErrors()) {
      return core;
    }
    options.observer().after("core", core);
    options.phases().begins("placing copies and discards");
    Core.Program explicit = Passes.run(core, options.passes(), options.observer());
    if (options.passes().runsAll()) {
      Stream<Source> sources = typed.declarations().values().stream().map(declaration -> declaration.span().source()).distinct();
      Certificates.check(explicit, demands(sources, diagnostics), ownSources(typed), diagnostics);
    }
    return explicit;
  }

  private static Set<Source> ownSources(Typed.Program typed) {
    return typed.declarations().values().stream()
        .filter(declaration -> declaration.name().module().equals("this"))
        .map(declaration -> declaration.span().source())
        .collect(Collectors.toSet());
  }

  private static List<Demand> demands(Stream<Source> sources, Diagnostics diagnostics) {
    return sources.flatMap(source -> Demands.of(source, diagnostics).stream()).toList();
  }

  /// Core to class files, and which method each function became.
  public Emitter.Emitted emitted(Core.Program core) {
    options.phases().begins("writing classes");
    return Emitter.emitted(Reachability.ofEntry(core), options.mode(), options.stackBytes());
  }

  /// Core to class files; the first is the one with `main`.
  public List<ClassFile> emit(Core.Program core) {
    return emitted(core).classes();
  }
}
