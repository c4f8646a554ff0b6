package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.CoreLint;
import hyle.core.CoreObserver;
import hyle.jvm.ClassFile;
import hyle.memory.FunctionReport;
import hyle.memory.MarkedPlaces;
import hyle.memory.Measurements;
import hyle.memory.Measurements.Events;
import hyle.memory.Measurements.Tally;
import hyle.memory.MemoryReport;
import hyle.memory.MemorySite;
import hyle.memory.Passes;
import hyle.memory.StackSite;
import hyle.runtime.Counters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a run counts at the places of a report adds up to what it counts in all, and marks change nothing [C4].
final class MeasuredPlacesTest {
  /// What such programs count depends on how threads take turns, and on chance.
  private static final Pattern UNREPEATABLE = Pattern.compile("thread|detach|channel|random");

  private static final Pattern SENTENCE = Pattern.compile("[`a-z*](\\S| (?! ))+[^\\s:,]");

  /// `-Dmeasured=all` takes every program that runs; otherwise those are left out that take long.
  @TestFactory
  Stream<DynamicTest> placesAddUp() {
    Stream<TestProgram> programs =
        System.getProperty("measured", "").equals("all")
            ? Stream.of("memory", "run").flatMap(folder -> TestProgram.in(folder).stream())
            : Stream.concat(quick(), TestProgram.in("run/resources").stream().filter(program -> program.name().startsWith("resource")));
    return programs.map(program -> DynamicTest.dynamicTest(program.name(), () -> addsUp(program)));
  }

  /// Code that is not measured has no mark in it, nor a counter where it does not count.
  @Test
  void otherCodeIsAsItWas() {
    TestProgram program = TestProgram.in("memory").stream().filter(each -> each.name().startsWith("every-place-that")).findFirst().orElseThrow();
    Core.Program core = TestBench.lower(TestBench.check(program), Way.PLAIN, CoreObserver.NONE);
    for (Way way : List.of(Way.PLAIN, Way.COUNTERS)) {
      List<ClassFile> before = TestBench.classes(core, way);
      String marked = text(TestBench.classes(DeepThread.call(() -> MarkedPlaces.of(core)).program(), way));
      assertTrue(marked.contains("enter") && marked.contains("hyle/runtime/Counted"), way.name());
      assertFalse(text(before).contains("enter"), way.name());
      assertEquals(way == Way.COUNTERS, text(before).contains("hyle/runtime/Counted"), way.name());
      assertEquals(text(before), text(TestBench.classes(core, way)), way.name());
    }
  }

  private static String text(List<ClassFile> classes) {
    return classes.stream().map(file -> new String(file.bytes(), StandardCharsets.ISO_8859_1)).collect(Collectors.joining());
  }

  private static Stream<TestProgram> quick() {
    Stream<TestProgram> threaded = TestProgram.in("run/threads").stream().filter(program -> program.name().startsWith("memory-balances"));
    Stream<TestProgram> others =
        TestProgram.in("memory").stream()
            .filter(program -> !program.name().contains("threads") && (program.read("stack", "") + program.read("reserved", "")).isEmpty());
    return Stream.concat(others, threaded);
  }

  private static void addsUp(TestProgram program) {
    assumeTrue(!program.needs("cc") && !program.needs("process") && program.read("ways", "").isEmpty(), "skipped: it runs in few ways");
    Typed.Program typed = TestBench.check(program);
    Core.Program core = TestBench.lower(typed, Way.COUNTERS, CoreObserver.NONE);
    MarkedPlaces places = DeepThread.call(() -> MarkedPlaces.of(core));
    assertEquals(List.of(), DeepThread.call(() -> CoreLint.check(places.program(), CoreLint.Stage.after(Passes.names().getLast()))));
    TestBench.Run run = TestBench.run(program, TestBench.classes(places.program(), Way.COUNTERS));
    List<FunctionReport> reports = MemoryReport.ofAll(core);
    addUp(run.outcome().counters(), MeasuredRun.measurements(places, run.outcome()), reports);
    reports.forEach(MeasuredPlacesTest::hasReasons);
    if (isRepeatable(program)) {
      TestBench.Run unmarked = TestBench.run(program, TestBench.classes(core, Way.COUNTERS));
      assertEquals(unmarked.output(), run.output());
      assertEquals(unmarked.outcome().counters().json(), run.outcome().counters().json());
    }
  }

  /// A sentence for each place, and one for each frame of a stack that grows.
  private static void hasReasons(FunctionReport report) {
    assertEquals(report.stack() == FunctionReport.Stack.LINEAR, !report.frames().isEmpty(), report.function());
    Stream.concat(report.sites().stream().map(MemorySite::reason), report.frames().stream().map(StackSite::reason))
        .flatMap(reason -> Stream.concat(Stream.of(reason.why()), reason.fix().stream()))
        .forEach(words -> assertTrue(SENTENCE.matcher(words).matches(), report.function() + ": " + words));
  }

  private static boolean isRepeatable(TestProgram program) {
    try {
      return Files.isRegularFile(program.source()) && !UNREPEATABLE.matcher(Files.readString(program.source())).find();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Blocks of texts that services of the runtime make belong to no place; cells always do.
  private static void addUp(Counters counters, Measurements measurements, List<FunctionReport> reports) {
    Events elsewhere = measurements.elsewhere(reports);
    assertEquals(0, elsewhere.cells(), "cells that are taken at no place");
    assertEquals(0, elsewhere.reused(), "cells that are used again at no place");
    assertEquals(counters.allocations() - counters.cells(), elsewhere.allocations() + blocksAtPlaces(reports, measurements), "blocks");
    assertEquals(counters.cells() - cellsOfCopies(reports, measurements), sum(reports, measurements, "alloc").times(), "cells taken, but for copies");
    assertEquals(counters.reused(), measurements.at(reports).reused(), "cells used again");
    assertEquals(counters.copiedObjects(), sum(reports, measurements, "copy").objects(), "copied");
    assertEquals(8 * counters.copiedWords(), sum(reports, measurements, "copy").bytes(), "bytes copied");
    Tally freed = sum(reports, measurements, "free").plus(sum(reports, measurements, "discard"));
    assertEquals(counters.frees() - elsewhere.frees() - freesOfOthers(reports, measurements), freed.objects(), "given back");
  }

  private static long blocksAtPlaces(List<FunctionReport> reports, Measurements measurements) {
    return measurements.at(reports).allocations() - measurements.at(reports).cells();
  }

  /// Copies take cells, and so may discards: by what a resource of the user's does.
  private static long cellsOfCopies(List<FunctionReport> reports, Measurements measurements) {
    return events(reports, measurements, "copy").cells() + events(reports, measurements, "discard").cells();
  }

  private static long freesOfOthers(List<FunctionReport> reports, Measurements measurements) {
    return events(reports, measurements, "copy").frees() + events(reports, measurements, "alloc").frees() + events(reports, measurements, "reuse").frees();
  }

  private static Events events(List<FunctionReport> reports, Measurements measurements, String kind) {
    return sites(reports, kind).map(found -> measurements.events(found.report, found.site)).reduce(Events.NOTHING, Events::plus);
  }

  private static Tally sum(List<FunctionReport> reports, Measurements measurements, String kind) {
    return sites(reports, kind).map(found -> measurements.at(found.report, found.site)).reduce(Tally.NOTHING, Tally::plus);
  }

  private record Found(FunctionReport report, MemorySite site) {}

  private static Stream<Found> sites(List<FunctionReport> reports, String kind) {
    return reports.stream().flatMap(report -> report.sites().stream().filter(site -> site.kind().equals(kind)).map(site -> new Found(report, site)));
  }
}
