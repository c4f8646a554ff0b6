package hyle.memory;

import hyle.core.Core.Constant;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Type;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveOperation.Arithmetic.Operator;
import hyle.name.PrimitiveType;
import java.util.List;

/// Which steps can be taken before a call that stands before them: nobody sees them, and they cannot stop the program.
final class GoingFirst {
  private final Program program;
  private final Unchanging unchanging;

  GoingFirst(Program program) {
    this(program, new Unchanging(program));
  }

  GoingFirst(Program program, Unchanging unchanging) {
    this.program = program;
    this.unchanging = unchanging;
  }

  boolean can(Operation operation) {
    return switch (operation) {
      case Operation.Primitive(PrimitiveOperation primitive, List<Operand> operands) -> isTotal(primitive, operands);
      case Operation.StaticText _, Operation.Reinterpret _, Operation.Peek _, Operation.Allocate _, Operation.Free _ -> true;
      case Operation.Build _, Operation.Borrow _, Operation.Take _, Operation.Describe _ -> true;
      case Operation.Copy(Operand operand) -> isUnseen(operand.type());
      case Operation.Discard(Operand operand) -> isUnseen(operand.type());
      case Operation.Call(FunctionName callee, List<Operand> operands) ->
          isDerived(program.functions().get(callee)) && isUnseen(operands.getFirst().type());
      case Operation.Apply _, Operation.Foreign _, Operation.EndBorrow _, Operation.CopyAs _, Operation.DiscardAs _ -> false;
      case Operation.HoleOf _, Operation.Fill _ -> false;
    };
  }

  private static boolean isDerived(Function function) {
    return Derived.copies(function) || Derived.discards(function);
  }

  /// Whether nobody can tell when a value of the type is copied or discarded.
  private boolean isUnseen(Type type) {
    return unchanging.is(type instanceof Type.Noema(Type of) ? of : type);
  }

  private static boolean isTotal(PrimitiveOperation primitive, List<Operand> operands) {
    return switch (primitive) {
      case PrimitiveOperation.Arithmetic(Operator operator, PrimitiveType type) ->
          switch (operator) {
            case DIV, REM, UDIV, UREM ->
                type instanceof PrimitiveType.Float || operands.getLast() instanceof Constant(long bits, _) && bits != 0;
            case ADD, SUB, MUL, AND, OR, XOR, SHL, LSHR, ASHR, NEG -> true;
          };
      case PrimitiveOperation.Comparison _, PrimitiveOperation.Conversion _ -> true;
    };
  }
}
