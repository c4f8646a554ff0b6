package hyle.doc;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The files of a program made from examples. They know which example each of their places belongs to.
public final class GeneratedFiles {
  private final Map<String, Patchwork> texts = new LinkedHashMap<>();
  private final Map<String, NavigableMap<Integer, Set<Integer>>> owners = new LinkedHashMap<>();
  private final Map<String, Source> sources = new LinkedHashMap<>();

  GeneratedFiles() {}

  /// What a message is about: the numbers of examples, none if it is about something else, and the message as it is told.
  public record Blame(Set<Integer> examples, Diagnostic told) {}

  /// A new file, or what there is of it already.
  Patchwork file(String locator) {
    return texts.computeIfAbsent(locator, _ -> new Patchwork());
  }

  /// What is added to the file from now on belongs to these examples.
  void belongsTo(String locator, Set<Integer> numbers) {
    owners.computeIfAbsent(locator, _ -> new TreeMap<>()).put(file(locator).length(), numbers);
  }

  /// The file that the program calls so, if it is one of these.
  public Optional<Source> source(String locator) {
    return texts.containsKey(locator)
        ? Optional.of(sources.computeIfAbsent(locator, _ -> texts.get(locator).source(locator)))
        : Optional.empty();
  }

  /// Finds out whom a diagnostic is about.
  public Blame blame(Diagnostic diagnostic, Map<Integer, Example> examples) {
    Set<Integer> numbers = new TreeSet<>();
    List<Label> labels = new ArrayList<>();
    for (Label label : diagnostic.labels()) {
      Optional<String> locator = locator(label.span());
      locator.ifPresentOrElse(
          file -> {
            Set<Integer> blamed = owners(file, label.span());
            numbers.addAll(blamed);
            texts.get(file)
                .origin(label.span())
                .or(() -> blamed.stream().findFirst().map(number -> examples.get(number).place()))
                .ifPresent(origin -> labels.add(new Label(origin, label.words())));
          },
          () -> labels.add(label));
    }
    return new Blame(numbers, labels.isEmpty() ? diagnostic : new MovedDiagnostic(diagnostic, labels));
  }

  private Optional<String> locator(Span place) {
    return sources.entrySet().stream().filter(entry -> entry.getValue() == place.source()).map(Map.Entry::getKey).findFirst();
  }

  private Set<Integer> owners(String locator, Span place) {
    return Optional.ofNullable(owners.getOrDefault(locator, new TreeMap<>()).floorEntry(place.start())).map(Map.Entry::getValue).orElse(Set.of());
  }
}
