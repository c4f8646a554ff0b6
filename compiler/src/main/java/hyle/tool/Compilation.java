package hyle.tool;

import hyle.Compiler;
import hyle.Options;
import hyle.check.OpenTypes;
import hyle.check.Typed;
import hyle.core.Core;
import hyle.jvm.ClassFile;
import hyle.jvm.Emitter;
import hyle.memory.MarkedPlaces;
import hyle.module.Project;
import hyle.report.Diagnostic;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import hyle.report.Severity;
import hyle.report.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes one program through the compiler, tells the user what it reports, and shows how far it is.
///
/// Runs on a `DeepThread`.
final class Compilation {
  private final String path;
  private final CompileOptions choices;
  private final Console console;
  private final Diagnostics diagnostics = new Diagnostics();

  Compilation(String path, CompileOptions choices, Console console) {
    this.path = path;
    this.choices = choices;
    this.console = console;
  }

  /// The program with its memory explicit, its classes, the one with `main` first, its C code, the files that they were made of, and the warnings that the user was told.
  record Compiled(
      Workspace workspace, Core.Program core, Emitter.Emitted emitted, ForeignLibrary library, Map<Paint, String> warnings, Caching caching) {
    List<ClassFile> classes() {
      return emitted.classes();
    }
  }

  /// Whether a later run may do without the compiler: not when that shows the program on its way.
  enum Caching {
    ALLOWED,
    REFUSED
  }

  Compiled classes() {
    return shown(
        progress -> {
          Workspace workspace = open(progress);
          Compiler compiler = compiler(progress);
          Core.Program core = core(workspace, compiler);
          Emitter.Emitted emitted = compiler.emitted(core);
          progress.phase("building the C code");
          ForeignLibrary library = ForeignLibrary.of(workspace, console.errors());
          boolean isTracked = workspace.project().foreign().inputs().stream().allMatch(workspace.sources()::remember);
          Map<Paint, String> warnings = new EnumMap<>(Paint.class);
          for (Paint paint : Paint.values()) {
            warnings.put(paint, Renderer.renderAll(diagnostics.sorted(), paint));
          }
          return new Compiled(workspace, core, emitted, library, warnings, isTracked && !choices.dumps() ? Caching.ALLOWED : Caching.REFUSED);
        });
  }

  /// A program without errors, as the checker gives it, and what its C code became.
  record Checked(Workspace workspace, Typed.Program program, ForeignLibrary library) {}

  /// Also what only lowering finds is reported: a program that cannot be compiled is not interpreted.
  Checked checked() {
    return shown(
        progress -> {
          Workspace workspace = open(progress);
          Compiler compiler = compiler(progress);
          Typed.Program typed = typed(workspace, compiler);
          compiler.lower(typed, diagnostics);
          stopAtErrors();
          progress.phase("building the C code");
          ForeignLibrary library = ForeignLibrary.of(workspace, console.errors());
          return new Checked(workspace, typed, library);
        });
  }

  /// A program with its memory explicit.
  record Lowered(Workspace workspace, Core.Program core) {}

  Lowered lowered() {
    return shown(
        progress -> {
          Workspace workspace = open(progress);
          Core.Program core = core(workspace, compiler(progress));
          return new Lowered(workspace, core);
        });
  }

  /// All definitions of a module that is no program, with their memory explicit; `others` are made only where they are used.
  record Whole(String name, Core.Program core, List<String> others) {}

  Whole whole() {
    return shown(
        progress -> {
          WholeModule module = WholeModule.open(path, progress::phase, diagnostics);
          stopAtErrors();
          Compiler compiler = compiler(progress);
          Diagnostics all = new Diagnostics();
          Typed.Program typed = compiler.check(module.project(), WholeModule.ENTRY, module.withEntry(), all);
          pass(all);
          Core.Program core = compiler.lowerWhole(typed, diagnostics);
          stopAtErrors();
          return new Whole(module.title(), core, others(typed, core));
        });
  }

  /// Takes over what was found, but for what is about the file that only imports the others; stops at errors.
  private void pass(Diagnostics all) {
    all.sorted().stream().filter(found -> !isMadeUp(found.span())).forEach(diagnostics::report);
    stopAtErrors();
  }

  /// Whether a place is in the file that only imports the others.
  static boolean isMadeUp(Span span) {
    return span.source().path().equals(WholeModule.ENTRY);
  }

  private static List<String> others(Typed.Program typed, Core.Program core) {
    Set<String> made = core.functions().values().stream().map(Core.Function::definition).collect(Collectors.toSet());
    return typed.declarations().values().stream()
        .filter(declaration -> declaration instanceof Typed.Declaration.Definition && declaration.name().module().equals(typed.entry().module()))
        .map(declaration -> declaration.name().display())
        .filter(name -> !made.contains(name))
        .toList();
  }

  /// A program with its memory explicit, and the classes of it with marks at the places of its report.
  record Marked(Workspace workspace, Core.Program core, MarkedPlaces places, List<ClassFile> classes, ForeignLibrary library) {}

  Marked marked() {
    return shown(
        progress -> {
          Workspace workspace = open(progress);
          Compiler compiler = compiler(progress);
          Core.Program core = core(workspace, compiler);
          MarkedPlaces places = MarkedPlaces.of(core);
          List<ClassFile> classes = compiler.emit(places.program());
          progress.phase("building the C code");
          ForeignLibrary library = ForeignLibrary.of(workspace, console.errors());
          return new Marked(workspace, core, places, classes, library);
        });
  }

  /// Does the work with a sign of how far it is, and then tells what was found.
  private <T> T shown(Function<Progress, T> work) {
    try (Progress progress = Progress.start(console)) {
      progress.phase("reading");
      T result = work.apply(progress);
      progress.end();
      tell();
      return result;
    }
  }

  private Workspace open(Progress progress) {
    Workspace workspace = Workspace.open(path, choices.buildMode(), progress::phase, diagnostics);
    stopAtErrors();
    if (choices.isVerbose()) {
      tellIgnoredOptions(workspace);
    }
    return workspace;
  }

  /// The options that a `module.ens` gives to the reference's C compiler: of these, only libraries mean something here.
  private void tellIgnoredOptions(Workspace workspace) {
    Project.Target target = workspace.project().targets().get(workspace.name());
    if (target != null && !target.options().isEmpty()) {
      console.errors().println("note: the options of `" + target.name()
          + "` are for a C compiler; only those that name libraries have an effect: " + String.join(" ", target.options()));
    }
  }

  private Core.Program core(Workspace workspace, Compiler compiler) {
    Core.Program core = compiler.lower(typed(workspace, compiler), diagnostics);
    stopAtErrors();
    return core;
  }

  private Typed.Program typed(Workspace workspace, Compiler compiler) {
    Typed.Program typed = compiler.check(workspace.project(), workspace.entry(), workspace.sources(), diagnostics);
    stopAtErrors();
    choices.show(typed, console);
    return typed;
  }

  private Compiler compiler(Progress progress) {
    return new Compiler(
        new Options(
            choices.mode(), choices.passes(), OpenTypes.REFUSED, choices.observer(console), progress::phase, choices.chosenStackBytes()));
  }

  private void stopAtErrors() {
    if (diagnostics.hasErrors()) {
      tell();
      throw Failure.told(ExitCode.PROGRAM_FAILED);
    }
  }

  private void tell() {
    tell(diagnostics.sorted(), console);
  }

  /// Prints diagnostics for people, and how many errors there are if there are several.
  static void tell(List<Diagnostic> diagnostics, Console console) {
    console.errors().print(Renderer.renderAll(diagnostics, console.paint()));
    long errors = diagnostics.stream().filter(diagnostic -> diagnostic.severity() == Severity.ERROR).count();
    if (errors > 1) {
      console.errors().println("\n" + errors + " errors");
    }
  }
}
