package hyle.tool;

import hyle.jvm.ClassFile;
import hyle.jvm.RuntimeClasses;
import hyle.runtime.Launch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// A copy of the runtime whose memory and threads can be refused, with one program on it. The product has no hook for that: the
/// copy is made of its classes, with calls of `CountdownHooks` put in.
final class FaultyRuntime extends ClassLoader {
  private static final String HOOKS = "hyle/tool/CountdownHooks";
  private static final String PACKAGE = "hyle.runtime.";
  private static final long SECONDS_TO_END = 20;
  /// A program waits so long for a thread, in milliseconds; here much less.
  private static final long PATIENCE = 20_000;
  private static final long SHORT_PATIENCE = 20;
  private static final Map<String, byte[]> RUNTIME = new HashMap<>();

  private final Map<String, byte[]> program = new HashMap<>();
  private final String main;
  private final Countdown countdown;

  static {
    for (String name : RuntimeClasses.names()) {
      RUNTIME.put(name, changed(name));
    }
    RUNTIME.put(HOOKS.replace('/', '.'), bytes(HOOKS.replace('/', '.')));
  }

  FaultyRuntime(List<ClassFile> classes, Countdown countdown) {
    super("faulty", FaultyRuntime.class.getClassLoader());
    this.countdown = countdown;
    classes.forEach(file -> program.put(file.binaryName(), file.bytes()));
    main = classes.getFirst().binaryName();
  }

  /// What a run wrote, and the exit code, which is missing when it did not end.
  record Run(String output, String errors, Optional<Integer> exitCode) {}

  /// Runs the program with what stands beside it.
  Run run(TestProgram beside, List<String> arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    InputStream input = new ByteArrayInputStream(beside.read("in", "").getBytes(StandardCharsets.UTF_8));
    long stack = Launch.stackBytes(beside.read("stack", "512m").strip());
    FutureTask<Integer> task = new FutureTask<>(() -> launch(arguments, output, errors, input, stack));
    Thread thread = Thread.ofPlatform().daemon().name("launch").start(task);
    Optional<Integer> code = end(task);
    thread.interrupt();
    return new Run(output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8), code);
  }

  private static Optional<Integer> end(FutureTask<Integer> task) {
    try {
      return Optional.of(task.get(SECONDS_TO_END, TimeUnit.SECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException | ExecutionException problem) {
      throw new AssertionError("the launch of a program ended with an exception", problem);
    }
  }

  private int launch(List<String> arguments, OutputStream output, OutputStream errors, InputStream input, long stack)
      throws ReflectiveOperationException {
    loadClass(HOOKS.replace('/', '.')).getMethod("set", Countdown.class).invoke(null, countdown);
    Class<?> launch = loadClass(PACKAGE + "Launch");
    Object loaded = loadClass(main).getConstructor().newInstance();
    Class<?> programs = loadClass(PACKAGE + "Program");
    Object outcome =
        launch
            .getMethod("run", programs, List.class, OutputStream.class, OutputStream.class, InputStream.class, long.class)
            .invoke(null, loaded, arguments, output, errors, input, stack);
    return (int) outcome.getClass().getMethod("exitCode").invoke(outcome);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = RUNTIME.getOrDefault(name, program.get(name));
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
    }
  }

  private static byte[] changed(String name) {
    ClassReader reader = new ClassReader(bytes(name));
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Hooks(name, writer), 0);
    return writer.toByteArray();
  }

  private static byte[] bytes(String name) {
    try (InputStream file = FaultyRuntime.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      return file.readAllBytes();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Puts the calls of `CountdownHooks` into a class.
  private static final class Hooks extends ClassVisitor {
    private final String name;

    Hooks(String name, ClassVisitor next) {
      super(Opcodes.ASM9, next);
      this.name = name.substring(PACKAGE.length());
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitCode() {
          super.visitCode();
          atStart(this, name + "." + method + descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String of, boolean isInterface) {
          if (owner.equals("java/lang/foreign/Arena") && called.startsWith("allocate")) {
            tell(this, "system", "()V");
          }
          if (owner.equals("hyle/runtime/ProgramThread") && called.equals("start")) {
            tell(this, "thread", "()V");
          }
          super.visitMethodInsn(opcode, owner, called, of, isInterface);
        }

        @Override
        public void visitLdcInsn(Object value) {
          super.visitLdcInsn(name.equals("Threads") && value.equals(PATIENCE) ? (Object) SHORT_PATIENCE : value);
        }
      };
    }

    private static void atStart(MethodVisitor method, String which) {
      switch (which) {
        case "ProgramThread.fresh(I)J", "ProgramThread.allocate(J)J", "CheckedHeap.allocate(JLjava/lang/String;)J" ->
            tell(method, "cell", "()V");
        case "Output.write(JJ)V" -> {
          method.visitVarInsn(Opcodes.LLOAD, 3);
          tell(method, "prints", "(J)V");
        }
        case "Output.writeAscii(Ljava/lang/String;)V" -> {
          method.visitVarInsn(Opcodes.ALOAD, 1);
          method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
          method.visitInsn(Opcodes.I2L);
          tell(method, "prints", "(J)V");
        }
        case "Output.writeDecimal(J)V" -> {
          method.visitVarInsn(Opcodes.LLOAD, 1);
          method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Long", "toString", "(J)Ljava/lang/String;", false);
          method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
          method.visitInsn(Opcodes.I2L);
          tell(method, "prints", "(J)V");
        }
        case "Output.writeThrough([B)V" -> {
          method.visitVarInsn(Opcodes.ALOAD, 1);
          method.visitInsn(Opcodes.ARRAYLENGTH);
          method.visitInsn(Opcodes.I2L);
          tell(method, "printsAtOnce", "(J)V");
        }
        default -> {}
      }
    }

    private static void tell(MethodVisitor method, String what, String descriptor) {
      method.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, what, descriptor, false);
    }
  }
}
