package hyle.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.memory.Passes;
import hyle.tool.TestProgram;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every fault that is seeded is noticed, by the check that must notice it; programs without faults are not complained of.
///
/// The runs take turns in one chamber.
@Execution(ExecutionMode.SAME_THREAD)
final class SeededFaultsTest {
  private static final int FEWEST_FAULTS = 60;
  private static final int FEWEST_FAULTS_A_PASS = 2;

  private static final Map<String, Subject> SUBJECTS = new HashMap<>();
  private static Chamber chamber;

  @BeforeAll
  static void openChamber() {
    chamber = Chamber.open();
  }

  @AfterAll
  static void closeChamber() {
    chamber.close();
  }

  @TestFactory
  Stream<DynamicTest> programsAreSound() {
    return TestProgram.in("faults").stream()
        .map(
            program ->
                DynamicTest.dynamicTest(
                    program.name(), () -> assertEquals(Optional.empty(), new Experiment(chamber, subject(program.name())).withoutFault())));
  }

  @TestFactory
  Stream<DynamicTest> faultsAreNoticed() {
    return Catalogue.ALL.stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> isNoticed(fault)));
  }

  @Test
  void everyPassHasFaults() {
    for (String pass : Passes.names()) {
      long faults = Catalogue.ALL.stream().filter(fault -> fault instanceof Fault.InCore inCore && inCore.phase().equals(pass)).count();
      assertTrue(faults >= FEWEST_FAULTS_A_PASS, pass + " has " + faults + " faults");
    }
    assertTrue(Catalogue.ALL.size() >= FEWEST_FAULTS, Catalogue.ALL.size() + " faults");
  }

  @Test
  void noFaultIsThereTwice() {
    Set<String> names = new HashSet<>();
    List<String> twice = Catalogue.ALL.stream().map(Fault::name).filter(name -> !names.add(name)).toList();
    assertEquals(List.of(), twice);
  }

  private static void isNoticed(Fault fault) throws Exception {
    Experiment experiment = new Experiment(chamber, subject(fault.program() + ".nt"));
    experiment.withoutFault();
    Finding finding = experiment.with(fault).orElseThrow(() -> new AssertionError("nothing notices it"));
    assertEquals(fault.caught().by(), finding.check(), finding.words());
    assertTrue(finding.words().contains(fault.caught().words()), finding.words());
  }

  private static Subject subject(String file) {
    return SUBJECTS.computeIfAbsent(
        file, _ -> Subject.of(TestProgram.in("faults").stream().filter(program -> program.name().equals(file)).findFirst().orElseThrow()));
  }
}
