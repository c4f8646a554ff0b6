package hyle.quality;

import java.util.List;

/// Classes whose mutants are made, the tests that they must get by, and how many mutants of a class are tried at most.
record MutantGroup(String name, List<String> classes, List<String> tests, int most) {
  /// All groups: of each package the classes that decide what is freed, what is refused, and what is emitted.
  static List<MutantGroup> all() {
    return List.of(
        new MutantGroup(
            "check",
            List.of("hyle.check.Linearity*", "hyle.check.Coverage", "hyle.check.Coverage$*", "hyle.check.Actuality*"),
            List.of("hyle.tool.CheckerSample"),
            26),
        new MutantGroup(
            "memory",
            List.of(
                "hyle.memory.Linearise*", "hyle.memory.Cancel*", "hyle.memory.Keep*", "hyle.memory.Trmc*", "hyle.memory.LastCalls*",
                "hyle.memory.TailRecursions", "hyle.memory.Recursion",
                "hyle.memory.GoingFirst", "hyle.memory.TailSite*", "hyle.memory.FilledAlready", "hyle.memory.Loops*",
                "hyle.memory.Derived",
                "hyle.memory.Derived$*", "hyle.memory.StackMemory*"),
            List.of("hyle.memory.PassesSample", "hyle.tool.MemorySample"),
            16),
        new MutantGroup("jvm", List.of("hyle.jvm.*Emitter"), List.of("hyle.tool.EmissionSample"), 6));
  }
}
