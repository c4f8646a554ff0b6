package hyle.random;

import hyle.interpret.Interpreter;
import hyle.runtime.Program;

/// Runs a program by the interpreter, which is what programs mean.
record InterpretedExecution() implements Execution {
  static final String NAME = "interpreted";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Result run(Checked program) {
    Program loaded = Checked.guarded(NAME, () -> Interpreter.program(program.typed(), "main", InterpretedExecution.class.getClassLoader()));
    return Launching.run(NAME, loaded).counted();
  }
}
