package hyle.tool;

import hyle.Compiler;
import hyle.Options;
import hyle.PhaseObserver;
import hyle.check.OpenTypes;
import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.CoreObserver;
import hyle.doc.Example;
import hyle.doc.ExampleGroup;
import hyle.doc.ExampleProblem;
import hyle.doc.ExampleProgram;
import hyle.doc.ExampleReader;
import hyle.doc.GeneratedFiles;
import hyle.doc.Printing;
import hyle.doc.Subject;
import hyle.doc.Transcript;
import hyle.jvm.ClassFile;
import hyle.jvm.Emitter;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.report.Diagnostic;
import hyle.report.Diagnostics;
import hyle.report.Severity;
import hyle.report.Source;
import hyle.report.Span;
import hyle.runtime.Launch;
import hyle.runtime.Outcome;
import hyle.runtime.Program;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Tries all examples of a module as one program: compiles it, runs it with counters, and compares what it prints.
///
/// What is wrong with one example is told, and the others are tried without it: a program that has an error has no values, and one that
/// an example ends shows nothing of those behind.
final class ExampleRun {
  private final WholeModule module;
  private final List<Subject> subjects;
  private final ForeignLibrary library;
  private final PhaseObserver phases;
  private final Console console;
  private final Compiler compiler;
  private final Map<Integer, Example> examples = new LinkedHashMap<>();
  private final List<ExampleGroup> groups;
  private final SortedSet<Integer> open;
  private final List<Diagnostic> problems = new ArrayList<>();

  private ExampleRun(WholeModule module, List<Subject> subjects, ForeignLibrary library, PhaseObserver phases, Console console) {
    this.module = module;
    this.subjects = List.copyOf(subjects);
    this.library = library;
    this.phases = phases;
    this.console = console;
    this.compiler = new Compiler(new Options(Mode.COUNTERS, PassSelection.ALL, OpenTypes.ASSUMED, CoreObserver.NONE, phases, Emitter.USUAL_STACK));
    this.groups = ExampleGroup.of(subjects);
    groups.forEach(group -> examples.putAll(group.examples()));
    this.open = new TreeSet<>(examples.keySet());
  }

  /// How many examples there are, in how many files, and what is wrong with them, in the order of the files.
  record Result(int examples, int files, List<Diagnostic> problems) {
    Result {
      problems = List.copyOf(problems);
    }
  }

  /// Runs on a `DeepThread`. Errors of the module itself are told, and end the command.
  static Result of(WholeModule module, List<Subject> subjects, ForeignLibrary library, PhaseObserver phases, Console console) {
    ExampleRun run = new ExampleRun(module, subjects, library, phases, console);
    run.reportRests();
    run.tryAll();
    int files = (int) run.groups.stream().map(group -> group.subject().name()).distinct().count();
    return new Result(run.examples.size(), files, run.sortedProblems());
  }

  private void reportRests() {
    for (Subject subject : subjects) {
      for (ExampleReader.Examples block : subject.examples()) {
        block.rest().stream().findFirst().ifPresent(place -> problems.add(new ExampleProblem.ExampleWithoutValue(place)));
      }
    }
  }

  private void tryAll() {
    Optional<Typed.Program> typed =
        withoutErrors(open, () -> ExampleProgram.typing(module.presets(), ExampleGroup.only(open, groups)), this::check);
    if (typed.isEmpty()) {
      return;
    }
    Printing printing = Printing.of(ExampleGroup.only(open, groups), typed.get());
    printing.refused().forEach(this::refuse);
    SortedSet<Integer> rest = open;
    while (!rest.isEmpty()) {
      rest = runAndCompare(printing, new TreeSet<>(rest));
    }
  }

  /// Runs the examples of these numbers, in order; gives those that it did not come to.
  private SortedSet<Integer> runAndCompare(Printing printing, SortedSet<Integer> numbers) {
    Optional<Ran> finished = run(printing, numbers);
    if (finished.isEmpty()) {
      return Collections.emptySortedSet();
    }
    Ran ran = finished.get();
    ran.transcript.values().forEach(this::compare);
    OptionalInt unfinished = ran.transcript.unfinished();
    if (unfinished.isEmpty()) {
      findLeaks(printing, numbers, ran.outcome.counters().live());
      return Collections.emptySortedSet();
    }
    int last = unfinished.getAsInt();
    refuse(last, new ExampleProblem.ExampleStops(examples.get(last).place(), ran.outcome.exitCode(), reason(ran.errors)));
    return open.tailSet(last);
  }

  /// The first line of what the program said last, without a place that only exists in the program.
  private static String reason(String errors) {
    return errors.lines().findFirst().orElse("").replaceFirst("^" + ExampleProgram.ENTRY + "(-\\d+)?:\\d+:\\d+: ", "");
  }

  private void compare(int number, String found) {
    Span expected = examples.get(number).expected();
    if (!expected.text().equals(found)) {
      problems.add(new ExampleProblem.ExampleValue(expected, found));
    }
  }

  /// Runs ever fewer examples until it is known which of them do not give back what they took; the first of those that only do it together.
  private void findLeaks(Printing printing, SortedSet<Integer> numbers, long cells) {
    if (cells == 0) {
      return;
    }
    if (numbers.size() == 1) {
      problems.add(new ExampleProblem.ExampleLeaks(examples.get(numbers.first()).place(), cells));
      return;
    }
    int before = problems.size();
    List<Integer> all = List.copyOf(numbers);
    int middle = all.get(all.size() / 2);
    for (SortedSet<Integer> half : List.of(numbers.headSet(middle), numbers.tailSet(middle))) {
      SortedSet<Integer> tried = new TreeSet<>(half);
      run(printing, tried).ifPresent(ran -> findLeaks(printing, tried, ran.outcome.counters().live()));
    }
    if (problems.size() == before) {
      problems.add(new ExampleProblem.ExampleLeaks(examples.get(numbers.first()).place(), cells));
    }
  }

  /// What a program of examples printed, said last, and did with memory.
  private record Ran(Transcript transcript, String errors, Outcome outcome) {}

  /// Compiles and runs the examples of these numbers. Those that do not compile after all are taken out of the numbers.
  private Optional<Ran> run(Printing printing, SortedSet<Integer> numbers) {
    return withoutErrors(
            numbers, () -> ExampleProgram.printing(module.presets(), ExampleGroup.only(numbers, groups), printing), this::compile)
        .map(classes -> launch(ProgramLoader.load(classes, library), numbers));
  }

  private Ran launch(Program program, SortedSet<Integer> numbers) {
    phases.begins("running the examples");
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Outcome outcome = Launch.run(program, List.of(), output, errors, InputStream.nullInputStream(), Launch.defaultStackBytes());
    return new Ran(Transcript.read(output.toByteArray(), numbers), errors.toString(StandardCharsets.UTF_8), outcome);
  }

  /// A step of compilation.
  private interface Step<R> {
    R take(GeneratedFiles files, Diagnostics diagnostics);
  }

  /// Takes a step with the program that is made of the examples of these numbers, without those that have errors; nothing if all have.
  private <R> Optional<R> withoutErrors(SortedSet<Integer> numbers, Supplier<GeneratedFiles> program, Step<R> step) {
    while (!numbers.isEmpty()) {
      Diagnostics diagnostics = new Diagnostics();
      GeneratedFiles files = program.get();
      R result = step.take(files, diagnostics);
      if (!diagnostics.hasErrors()) {
        return Optional.of(result);
      }
      blame(files, diagnostics);
      numbers.retainAll(Set.copyOf(open));
    }
    return Optional.empty();
  }

  private void blame(GeneratedFiles files, Diagnostics diagnostics) {
    List<Diagnostic> errors = diagnostics.sorted().stream().filter(diagnostic -> diagnostic.severity() == Severity.ERROR).toList();
    List<GeneratedFiles.Blame> blames = errors.stream().map(error -> files.blame(error, examples)).toList();
    List<Diagnostic> others = blames.stream().filter(blame -> blame.examples().isEmpty()).map(GeneratedFiles.Blame::told).toList();
    if (!others.isEmpty()) {
      Compilation.tell(others, console);
      throw Failure.told(ExitCode.PROGRAM_FAILED);
    }
    for (GeneratedFiles.Blame blame : blames) {
      problems.add(blame.told());
      open.removeAll(blame.examples());
    }
  }

  private void refuse(int number, Diagnostic problem) {
    problems.add(problem);
    open.remove(number);
  }

  private Typed.Program check(GeneratedFiles files, Diagnostics diagnostics) {
    Workspace user = module.user();
    AddedSources sources = new AddedSources(module.sources(), user.project(), files::source);
    return compiler.check(user.project(), ExampleProgram.ENTRY, sources, diagnostics);
  }

  private List<ClassFile> compile(GeneratedFiles files, Diagnostics diagnostics) {
    Typed.Program typed = check(files, diagnostics);
    if (diagnostics.hasErrors()) {
      return List.of();
    }
    Core.Program core = compiler.lower(typed, diagnostics);
    return diagnostics.hasErrors() ? List.of() : compiler.emit(core);
  }

  private List<Diagnostic> sortedProblems() {
    List<Source> files = subjects.stream().map(subject -> subject.syntax().source()).toList();
    return problems.stream()
        .sorted(
            Comparator.<Diagnostic>comparingInt(problem -> files.indexOf(problem.span().source()))
                .thenComparingInt(problem -> problem.span().start()))
        .toList();
  }
}
