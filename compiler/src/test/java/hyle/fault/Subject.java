package hyle.fault;

import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.Lowering;
import hyle.jvm.Mode;
import hyle.memory.Pass;
import hyle.memory.Passes;
import hyle.report.Diagnostics;
import hyle.tool.TestBench;
import hyle.tool.TestProgram;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A program that faults are seeded in: what each phase makes of it, what it means, and what its runs without a fault count, once
/// they were made.
record Subject(SequencedMap<String, Core.Program> phases, Oracle oracle, Map<Mode, Ran> usual) {
  /// The phase before all passes.
  static final String LOWERED = "core";
  private static final Map<String, String> OF_ONE_PROGRAM = Map.of("inline", "inlining", "lend", "lending");

  static Subject of(TestProgram program) {
    Typed.Program typed = TestBench.check(program);
    SequencedMap<String, Core.Program> phases = new LinkedHashMap<>();
    Core.Program current = Lowering.lower(typed, new Diagnostics());
    phases.put(LOWERED, current);
    for (Pass pass : passes(program.name())) {
      current = pass.rewrite().apply(current);
      phases.put(pass.name(), current);
    }
    return new Subject(phases, Oracle.of(program), new EnumMap<>(Mode.class));
  }

  /// The passes that change the most have a program each. The others keep their calls and copies, so that it is seen what is done with them.
  static List<Pass> passes(String program) {
    return Passes.TABLE.stream().filter(pass -> OF_ONE_PROGRAM.entrySet().stream().allMatch(each -> isRun(each, pass, program))).toList();
  }

  private static boolean isRun(Map.Entry<String, String> ofOneProgram, Pass pass, String program) {
    return !pass.name().equals(ofOneProgram.getKey()) || program.contains(ofOneProgram.getValue());
  }
}
