package hyle.module;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Severity;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// What can be wrong with the modules that a module asks for.
public sealed interface DependencyError extends Diagnostic {
  /// A mirror, and why it did not help: `no answer`, `status 404`.
  record Attempt(String reason, Span mirror) {}

  /// No mirror gave the archive of a dependency.
  record UnavailableDependency(String alias, List<Attempt> attempts, Span span) implements DependencyError {
    public UnavailableDependency {
      attempts = List.copyOf(attempts);
    }

    @Override
    public String title() {
      return "The module `" + alias + "` is not available";
    }

    @Override
    public List<Label> labels() {
      List<Label> labels = new ArrayList<>(List.of(new Label(span, attempts.isEmpty() ? "it has no mirror" : "")));
      attempts.forEach(attempt -> labels.add(new Label(attempt.mirror(), attempt.reason())));
      return labels;
    }

    @Override
    public String hint() {
      return attempts.isEmpty()
          ? "Give its `mirror` a URL of the archive, or put the files of the module into cache/dependency/DIGEST/."
          : "";
    }
  }

  /// A mirror gave another archive than the one that was asked for; another mirror had the right one.
  record WrongDigest(String alias, String expected, String found, Span span, Span digest) implements DependencyError {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String title() {
      return "This mirror of `" + alias + "` has another archive: its digest is " + found;
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""), new Label(digest, "expected " + expected));
    }

    @Override
    public String hint() {
      return "The archive was taken from another mirror; remove this one.";
    }
  }

  /// An archive has the right digest, and cannot be unpacked without harm.
  record RefusedArchive(String alias, String problem, Span span) implements DependencyError {
    @Override
    public String title() {
      return "The archive of `" + alias + "` is not unpacked: " + problem;
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "The archive of a module holds ordinary files and directories below its root; ask its author for one.";
    }
  }

  /// Modules say of each other that they are the newer one. `circle` begins and ends with the same module.
  record AntecedentCycle(List<String> circle, Span span) implements DependencyError {
    public AntecedentCycle {
      circle = List.copyOf(circle);
    }

    @Override
    public String title() {
      return "These modules call each other older versions: " + String.join(" ~> ", circle);
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "The key `antecedent` of a module lists versions that were before it; one of these lists is wrong.";
    }
  }

  /// Two modules both claim to replace a third, and neither replaces the other.
  record AntecedentFork(String alias, List<String> successors, Span span) implements DependencyError {
    public AntecedentFork {
      successors = List.copyOf(successors);
    }

    @Override
    public String title() {
      return "Several modules replace `" + alias + "`, and none of them is the newest: " + String.join(", ", successors);
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Both list its digest as their `antecedent`; depend on one of them only.";
    }
  }
}
