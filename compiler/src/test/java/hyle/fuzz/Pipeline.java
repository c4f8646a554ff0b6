package hyle.fuzz;

import hyle.Compiler;
import hyle.Options;
import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.CoreLint;
import hyle.jvm.ClassFile;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Diagnostics;
import hyle.report.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program of one file through the whole compiler: it is refused with messages, or comes out as classes, linted on the way.
final class Pipeline {
  /// Enough for what test programs expand, and soon used up by what has no end.
  private static final long INLINE_LIMIT = 2_000;

  private static final Project PROJECT = project();

  private Pipeline() {}

  /// Fails when the compiler does, when a message is wrong, or when an accepted program does not come through.
  static void check(String text, Library library) {
    Diagnostics diagnostics = new Diagnostics();
    List<String> violations = new ArrayList<>();
    Compiler compiler =
        new Compiler(new Options(Mode.PLAIN, PassSelection.ALL, (phase, core) -> lint(phase, core, violations)));
    Source source = new Source("input.nt", text);
    SourceTree sources =
        (module, path) ->
            module.equals(Project.CORE) ? library.read(path) : path.equals("input.nt") ? Optional.of(source) : Optional.empty();
    Typed.Program typed = compiler.check(PROJECT, "input", sources, diagnostics);
    if (!diagnostics.hasErrors()) {
      Core.Program core = compiler.lower(typed, diagnostics);
      if (!violations.isEmpty()) {
        throw new AssertionError(violations.toString());
      }
      if (!diagnostics.hasErrors()) {
        List<ClassFile> classes = compiler.emit(core);
        if (classes.isEmpty()) {
          throw new AssertionError("a program without classes");
        }
      }
    }
    Messages.check(diagnostics);
  }

  private static void lint(String phase, Core.Program core, List<String> violations) {
    CoreLint.Stage stage = phase.equals("core") ? CoreLint.Stage.BEFORE_OWNERSHIP : CoreLint.Stage.OWNED;
    CoreLint.check(core, stage).forEach(violation -> violations.add("after " + phase + ": " + violation));
  }

  private static Project project() {
    Project usual = Project.ofSingleFile();
    return new Project(
        usual.module(), usual.directories(), usual.targets(), usual.dependencies(), usual.prefixes(), usual.preset(), usual.statics(),
        usual.foreign(), usual.extraContent(), usual.antecedents(), INLINE_LIMIT, usual.platform());
  }
}
