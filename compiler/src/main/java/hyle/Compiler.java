package hyle;

import hyle.check.Checker;
import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.Lowering;
import hyle.core.Reachability;
import hyle.jvm.ClassFile;
import hyle.jvm.Emitter;
import hyle.memory.Passes;
import hyle.module.LoadedFile;
import hyle.module.ModuleGraph;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.name.LocalNames;
import hyle.report.Diagnostics;
import hyle.resolve.Bound;
import hyle.resolve.Resolver;
import java.util.List;

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
    options.phases().begins("resolving names");
    Bound.Program bound = Resolver.resolve(files, entry, names, diagnostics);
    options.phases().begins("checking types");
    return Checker.check(bound, names, options.openTypes(), diagnostics);
  }

  /// Types to explicit memory: Core made for the types that are known, then the passes. A program whose `inline` functions expand without
  /// end is reported.
  public Core.Program lower(Typed.Program typed, Diagnostics diagnostics) {
    options.phases().begins("lowering");
    Core.Program core = Lowering.lower(typed, diagnostics);
    if (diagnostics.hasErrors()) {
      return core;
    }
    options.observer().after("core", core);
    options.phases().begins("placing copies and discards");
    return Passes.run(core, options.passes(), options.observer());
  }

  /// Core to class files; the first is the one with `main`.
  public List<ClassFile> emit(Core.Program core) {
    options.phases().begins("writing classes");
    return Emitter.emit(Reachability.ofEntry(core), options.mode(), options.stackBytes());
  }
}
