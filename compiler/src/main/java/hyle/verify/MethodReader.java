package hyle.verify;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the code of one method, and refuses what no compiled program has in it.
final class MethodReader {
  private static final String MAIN = "hyle/program/Main";
  private static final String PROGRAM = "hyle/program/";
  private static final String THREAD = "hyle/runtime/ProgramThread";
  private static final String FOREIGN = "hyle/runtime/ForeignFunction";
  private static final String TYPES = "hyle/runtime/TypeDescriptors";

  /// The fields of the thread that a program writes: lists of free cells, what a call that is still to be made takes, and what one that was
  /// made gives besides its first result.
  private static final Pattern OF_PROGRAM = Pattern.compile("free\\d+|pending|pendingClosure|argument\\d|result\\d|site");

  private final Method method;
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Label, Integer> places = new HashMap<>();
  private final List<List<Integer>> next = new ArrayList<>();

  private MethodReader(Method method) {
    this.method = method;
  }

  static Method.Body read(Method method, MethodModel model) {
    CodeModel code = model.code().orElseThrow(() -> new Refusal("the method " + method + " has no code"));
    if (!code.exceptionHandlers().isEmpty()) {
      throw new Refusal("the method " + method + " catches exceptions, which no compiled program does");
    }
    return new MethodReader(method).read(code);
  }

  private Method.Body read(CodeModel code) {
    for (CodeElement element : code.elementList()) {
      switch (element) {
        case LabelTarget target -> places.put(target.label(), instructions.size());
        case Instruction instruction -> instructions.add(instruction);
        case CodeElement _ -> {}
      }
    }
    for (int at = 0; at < instructions.size(); at++) {
      next.add(next(at));
    }
    int[] cells = new int[instructions.size()];
    List<List<Method>> calls = new ArrayList<>();
    instructions.forEach(instruction -> calls.add(call(instruction).map(List::of).orElse(List.of())));
    FreeListAccess lists = FreeListAccess.in(method, instructions, next);
    lists.taking().forEach(at -> cells[at] = 1);
    lists.fallbacks().forEach(at -> calls.set(at, List.of()));
    holdArrays(calls);
    return new Method.Body(cells, calls, next);
  }

  /// The only arrays are those of the words that a type is made of.
  private void holdArrays(List<List<Method>> calls) {
    long arrays = instructions.stream().filter(NewPrimitiveArrayInstruction.class::isInstance).count();
    long types = calls.stream().flatMap(List::stream).filter(callee -> callee.owner().equals(TYPES) && callee.name().equals("make")).count();
    if (arrays > types) {
      throw new Refusal("the method " + method + " makes an array");
    }
  }

  private List<Integer> next(int at) {
    return switch (instructions.get(at)) {
      case BranchInstruction branch when branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W -> List.of(place(branch.target()));
      case BranchInstruction branch -> List.of(place(branch.target()), at + 1);
      case TableSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
      case LookupSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
      case ReturnInstruction _, ThrowInstruction _ -> List.of();
      case Instruction _ when at + 1 < instructions.size() -> List.of(at + 1);
      case Instruction _ -> throw new Refusal("the method " + method + " runs on behind its end");
    };
  }

  private List<Integer> targets(Label otherwise, List<SwitchCase> cases) {
    List<Integer> targets = new ArrayList<>(List.of(place(otherwise)));
    cases.forEach(each -> targets.add(place(each.target())));
    return targets.stream().distinct().toList();
  }

  private int place(Label label) {
    Integer place = places.get(label);
    if (place == null || place >= instructions.size()) {
      throw new Refusal("the method " + method + " jumps behind its end");
    }
    return place;
  }

  /// The method that an instruction calls.
  private Optional<Method> call(Instruction instruction) {
    return switch (instruction) {
      case InvokeInstruction call -> Optional.of(called(call));
      case NewObjectInstruction creation when creation.className().asInternalName().equals(MAIN) && method.owner().equals(MAIN) -> Optional.empty();
      case NewObjectInstruction creation -> throw new Refusal("the method " + method + " makes an object of " + creation.className().asInternalName());
      case NewPrimitiveArrayInstruction array when array.typeKind() == java.lang.classfile.TypeKind.LONG -> Optional.empty();
      case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _, NewMultiArrayInstruction _ ->
          throw new Refusal("the method " + method + " makes an array");
      case InvokeDynamicInstruction _ -> throw new Refusal("the method " + method + " calls what is only linked at run time");
      case DiscontinuedInstruction _, MonitorInstruction _ ->
          throw new Refusal("the method " + method + " has an instruction that no compiled program has: " + instruction.opcode());
      case ConstantInstruction constant -> constant(constant);
      case FieldInstruction field -> field(field);
      case ArrayLoadInstruction _, ArrayStoreInstruction _, BranchInstruction _, ConvertInstruction _, IncrementInstruction _, LoadInstruction _,
          LookupSwitchInstruction _, NopInstruction _, OperatorInstruction _, ReturnInstruction _, StackInstruction _, StoreInstruction _,
          TableSwitchInstruction _, ThrowInstruction _, TypeCheckInstruction _ ->
          Optional.empty();
    };
  }

  private Method called(InvokeInstruction call) {
    Method called = new Method(call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
    if (!called.owner().startsWith(PROGRAM) && !RuntimeServices.isOfRuntime(called) && !RuntimeServices.isOfJava(called)) {
      throw new Refusal("the method " + method + " calls " + called.owner() + "." + called.name() + ", which no compiled program does");
    }
    return called;
  }

  /// Constants that are computed are the handles of C functions.
  private Optional<Method> constant(ConstantInstruction constant) {
    if (constant instanceof ConstantInstruction.LoadConstantInstruction load) {
      LoadableConstantEntry entry = load.constantEntry();
      if (entry instanceof ConstantDynamicEntry computed
          && !computed.bootstrap().bootstrapMethod().reference().owner().asInternalName().equals(FOREIGN)) {
        throw new Refusal("the method " + method + " has a constant that is computed by another class than the runtime's");
      }
    }
    return Optional.empty();
  }

  /// Fields are written in the program's own classes, and some in the thread.
  private Optional<Method> field(FieldInstruction field) {
    String owner = field.owner().asInternalName();
    boolean isWritten = field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
    boolean isOfProgram = owner.startsWith(PROGRAM) || owner.equals(THREAD) && OF_PROGRAM.matcher(field.name().stringValue()).matches();
    if (isWritten && !isOfProgram) {
      throw new Refusal("the method " + method + " writes " + field.name().stringValue() + " of " + owner + ", which no compiled program does");
    }
    return Optional.empty();
  }
}
