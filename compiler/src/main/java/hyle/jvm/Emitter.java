package hyle.jvm;

import static org.objectweb.asm.Opcodes.*;

import hyle.core.Core;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/// Core to class files: a function becomes a static method of words to a word, in a class named after its source file.
public final class Emitter {
  /// The class that runs the program.
  public static final String MAIN_CLASS = "hyle.program.Main";
  /// In the place of the size of a stack: what suits the machine that the program runs on.
  public static final long USUAL_STACK = 0;

  private static final int CLASS_VERSION = V25;
  private static final String MAIN = "hyle/program/Main";
  private static final String PROGRAM = "hyle/runtime/Program";
  private static final String MEMORY = "hyle/runtime/Memory";

  private final Plan plan;
  private final Mode mode;
  private final long stackBytes;

  private Emitter(Plan plan, Mode mode, long stackBytes) {
    this.plan = plan;
    this.mode = mode;
    this.stackBytes = stackBytes;
  }

  /// The classes of a program, the first being the one with `main`, a `hyle.runtime.Program` with a constructor that takes nothing; which
  /// method each function became; and the program just as it is in the classes.
  public record Emitted(List<ClassFile> classes, Map<FunctionName, EmittedMethod> methods, Core.Program program) {
    public Emitted {
      classes = List.copyOf(classes);
    }
  }

  /// A static method as class files name it.
  public record EmittedMethod(String owner, String name, String descriptor) {}

  /// The classes alone of a program that takes the usual stack.
  public static List<ClassFile> emit(Core.Program program, Mode mode) {
    return emitted(program, mode, USUAL_STACK).classes();
  }

  public static Emitted emitted(Core.Program program, Mode mode, long stackBytes) {
    Emitter emitter = new Emitter(new Plan(Outline.outline(TailGroups.merge(Returns.direct(program)))), mode, stackBytes);
    List<ClassFile> classes = new ArrayList<>();
    classes.add(emitter.mainClass());
    emitter.plan.classes().forEach(planned -> classes.add(emitter.functionsClass(planned)));
    classes.add(emitter.closuresClass());
    if (emitter.plan.heads().isUsed()) {
      classes.add(emitter.typesClass());
    }
    return new Emitted(classes, emitter.methods(program), emitter.plan.program());
  }

  private Map<FunctionName, EmittedMethod> methods(Core.Program program) {
    Map<FunctionName, EmittedMethod> methods = new LinkedHashMap<>();
    for (FunctionName name : program.functions().keySet()) {
      Plan.Place place = plan.place(name);
      methods.put(name, new EmittedMethod(place.owner(), place.method(), Plan.descriptor(place.parameters())));
    }
    return methods;
  }

  private ClassFile functionsClass(Plan.PlannedClass planned) {
    ClassWriter writer = begin(planned.internalName(), "java/lang/Object", planned.sourcePath());
    Emission emission = emission(planned.internalName());
    planned.functions().forEach(function -> function(emission, writer, function));
    emission.statics().declare(writer);
    return end(planned.internalName(), writer);
  }

  private void function(Emission emission, ClassWriter writer, Function function) {
    Plan.Place place = plan.place(function.name());
    String descriptor = Plan.descriptor(place.parameters());
    MethodVisitor method = writer.visitMethod(ACC_STATIC, place.method(), descriptor, null, null);
    method.visitCode();
    int direct = Math.min(place.parameters(), Plan.DIRECT_PARAMETERS);
    Code code = new Code(method, 2 * direct);
    List<Integer> locals = new ArrayList<>();
    for (int at = 0; at < direct; at++) {
      locals.add(2 * at);
    }
    for (int at = 0; at < place.parameters() - direct; at++) {
      code.thread();
      method.visitFieldInsn(GETFIELD, Code.THREAD, "excess", "[J");
      code.number(at);
      code.instruction(LALOAD);
      int local = code.wordLocal();
      code.store(local);
      locals.add(local);
    }
    Label entry = new Label();
    code.place(entry);
    Map<FunctionName, FunctionEmitter.Goal> entries = Map.of(function.name(), new FunctionEmitter.Goal(entry, locals));
    new FunctionEmitter(emission, code, function, entries).block(function.body());
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private ClassFile closuresClass() {
    ClassWriter writer = begin(plan.closuresClass(), "java/lang/Object", "closures");
    new ClosureEmitter(emission(plan.closuresClass()), writer).emit();
    return end(plan.closuresClass(), writer);
  }

  private ClassFile typesClass() {
    ClassWriter writer = begin(plan.typesClass(), "java/lang/Object", "types");
    new TypesEmitter(emission(plan.typesClass()), writer).emit();
    return end(plan.typesClass(), writer);
  }

  /// `class Main extends Program { Main() { super(memory, name); } run() { entry(); } main(args) { Launch.main(new Main(), args); } }`,
  /// and, where closures without arguments are called, `call(closure) { return closures.apply0(closure); }`, and, for a stack that was
  /// chosen, `stackBytes() { return …; }`: to look for a file in the jar would have Java look through all of its own first.
  private ClassFile mainClass() {
    Function entry = plan.program().functions().get(plan.program().entry());
    ClassWriter writer = begin(MAIN, PROGRAM, entry.span().source().path());
    MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(ALOAD, 0);
    constructor.visitFieldInsn(GETSTATIC, MEMORY, memory(), "L" + MEMORY + ";");
    constructor.visitLdcInsn(entry.definition());
    constructor.visitMethodInsn(INVOKESPECIAL, PROGRAM, "<init>", "(L" + MEMORY + ";Ljava/lang/String;)V", false);
    constructor.visitInsn(RETURN);
    finish(constructor);
    MethodVisitor run = writer.visitMethod(ACC_PUBLIC, "run", "()V", null, null);
    run.visitCode();
    new Calls(plan).call(new Code(run, 1), entry.name());
    run.visitInsn(POP2);
    run.visitInsn(RETURN);
    finish(run);
    if (plan.appliedArities().contains(0)) {
      MethodVisitor call = writer.visitMethod(ACC_PUBLIC, "call", "(J)J", null, null);
      call.visitCode();
      call.visitVarInsn(LLOAD, 1);
      call.visitMethodInsn(INVOKESTATIC, plan.closuresClass(), "apply0", Plan.descriptor(1), false);
      call.visitInsn(LRETURN);
      finish(call);
    }
    if (stackBytes != USUAL_STACK) {
      MethodVisitor stack = writer.visitMethod(ACC_PUBLIC, "stackBytes", "()J", null, null);
      stack.visitCode();
      stack.visitLdcInsn(stackBytes);
      stack.visitInsn(LRETURN);
      finish(stack);
    }
    MethodVisitor main = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
    main.visitCode();
    main.visitTypeInsn(NEW, MAIN);
    main.visitInsn(DUP);
    main.visitMethodInsn(INVOKESPECIAL, MAIN, "<init>", "()V", false);
    main.visitVarInsn(ALOAD, 0);
    main.visitMethodInsn(INVOKESTATIC, "hyle/runtime/Launch", "main", "(L" + PROGRAM + ";[Ljava/lang/String;)V", false);
    main.visitInsn(RETURN);
    finish(main);
    return end(MAIN, writer);
  }

  private Emission emission(String internalName) {
    Calls calls = new Calls(plan);
    return new Emission(plan, calls, MemoryEmitter.of(mode), new TypeOperations(plan, calls), new Statics(internalName));
  }

  private String memory() {
    return switch (mode) {
      case PLAIN -> "PLAIN";
      case COUNTERS -> "COUNTED";
      case CHECKED -> "CHECKED";
    };
  }

  private static ClassWriter begin(String internalName, String superclass, String sourcePath) {
    ClassWriter writer = new FrameWriter();
    writer.visit(CLASS_VERSION, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, internalName, null, superclass, null);
    writer.visitSource(sourcePath, null);
    return writer;
  }

  private static ClassFile end(String internalName, ClassWriter writer) {
    writer.visitEnd();
    return new ClassFile(internalName.replace('/', '.'), writer.toByteArray());
  }

  private static void finish(MethodVisitor method) {
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  /// Computes stack maps without loading a class: objects of different classes never meet in our code but as objects.
  private static final class FrameWriter extends ClassWriter {
    FrameWriter() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String first, String second) {
      return "java/lang/Object";
    }
  }
}
