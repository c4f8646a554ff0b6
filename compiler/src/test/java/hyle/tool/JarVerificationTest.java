package hyle.tool;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.verify.JarClaims;
import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `hyle memory --verify`: the class files alone prove what the compiler claims, and a jar that was changed is refused, also by someone who
/// mends its digests [M22].
///
/// They take turns, since they change one jar.
@Execution(ExecutionMode.SAME_THREAD)
final class JarVerificationTest {
  private static final String PROGRAM = "certificates-hold-for-what-they-are-about";
  private static final String CLASS = "hyle/program/" + PROGRAM + ".class";
  private static final ClassDesc THREAD = ClassDesc.of("hyle.runtime.ProgramThread");

  /// Every so many programs; all of them take as long as many other tests.
  private static final int STEP = 2;

  @TempDir static Path directory;

  private static Path jar;

  /// A disagreement of the compiler with the verifier would be a refusal.
  @TestFactory
  Stream<DynamicTest> everyClaimIsProvenForTheProgramsAboutMemory() {
    List<TestProgram> programs = TestProgram.in("memory");
    return IntStream.range(0, programs.size())
        .filter(at -> at % STEP == 0)
        .mapToObj(programs::get)
        .map(program -> DynamicTest.dynamicTest(program.name(), () -> {
          String table = JarVerification.table(ChangedJar.built(program, Files.createTempFile(directory, "program", ".jar")).toString());
          assertTrue(table.endsWith(" claims proven, 0 beyond the verifier\n"), table);
          assertTrue(table.contains("  proven\n"), table);
        }));
  }

  @Test
  void aBuiltJarIsTheSameEachTimeAndTellsWhatItProves() throws IOException {
    String source = Path.of("..", "test-programs", "memory", PROGRAM + ".nt").toString();
    Path first = directory.resolve("first.jar");
    Path second = directory.resolve("second.jar");
    assertEquals(new Answer(ExitCode.DONE, "", ""), Answer.of("build", source, "-o", first.toString()));
    assertEquals(new Answer(ExitCode.DONE, "", ""), Answer.of("build", source, "-o", second.toString()));
    assertEquals(-1, Files.mismatch(first, second));
    Answer table = Answer.of("memory", "--verify", first.toString());
    assertTrue(table.output().contains(PROGRAM + ".count-down       allocs 1 per round  proven\n"), table.output());
    Answer json = Answer.of("memory", "--verify", "--json", first.toString());
    String line = "{\"function\":\"" + PROGRAM + ".count-down\",\"claim\":\"allocs 1 per round\",\"judgement\":\"proven\"}\n";
    assertTrue(json.output().contains(line), json.output());
    assertEquals(ExitCode.PROGRAM_FAILED, Answer.of("memory", "--verify", source).exitCode());
  }

  @Test
  void anAllocationThatSomeoneAddedIsFound() throws IOException {
    refuses("does not keep `allocs 0`: its code says `allocs 1`", inMethod("_increment_hole", JarVerificationTest::takeCell));
    refuses("does not keep `allocs 0`: its code says `allocs 1 per round`", inMethod("_sum", JarVerificationTest::takeCell));
    refuses("does not keep `allocs 1`: its code says `allocs 2`", inMethod("_wrap(int)", JarVerificationTest::takeCell));
    refuses("does not keep `allocs 1`: its code says `allocs 2`", inMethod("_wrap(int)", JarVerificationTest::popCell));
  }

  @Test
  void whatTheJvmCollectsIsFound() throws IOException {
    refuses("makes an object of java/lang/Object", inMethod("_sum", code -> code.new_(CD_Object).pop()));
    refuses("makes an array", inMethod("_sum", code -> code.iconst_1().newarray(TypeKind.INT).pop()));
    refuses("makes an array", inMethod("_sum", code -> code.iconst_1().newarray(TypeKind.LONG).pop()));
    refuses("calls java/lang/System.gc", inMethod("_sum", code -> code.invokestatic(ClassDesc.of("java.lang.System"), "gc", MethodTypeDesc.ofDescriptor("()V"))));
  }

  @Test
  void methodsThatChangedTheirNamesAreFound() throws IOException {
    refuses("`" + PROGRAM + ".increment` does not keep `allocs 0`: its code says `allocs 1`", swap("_wrap(int)", "_increment"));
    refuses("which is not there", swap("_wrap(int)", "_main_add"));
  }

  @Test
  void aRecursionThatSomeoneAddedIsFound() throws IOException {
    ClassDesc owner = ClassDesc.of("hyle.program." + PROGRAM);
    refuses(
        "does not keep `stack constant`",
        inMethod("_main_add", code -> code.lload(0).lload(2).invokestatic(owner, PROGRAM + "_main_add", MethodTypeDesc.ofDescriptor("(JJ)J")).pop2()));
  }

  /// The head is read as when a cell is given back, and then the list goes on behind it.
  @Test
  void aListThatIsChangedInAnotherWayIsFound() throws IOException {
    refuses(
        "changes a list of free cells in a way that no compiled program does",
        inMethod("_sum", code -> JarVerificationTest.thread(JarVerificationTest.thread(code)).getfield(THREAD, "free2", CD_long).putfield(THREAD, "free3", CD_long)));
  }

  /// A function that gives several words leaves all but one in the thread.
  @Test
  void aResultThatIsLeftOrFoundElsewhereIsFound() throws IOException {
    refuses("changes a list of free cells in a way that no compiled program does", inMethod("_divided_fields", putting("free2")));
    refuses("writes excess of hyle/runtime/ProgramThread, which no compiled program does", inMethod("_divided_fields", putting("excess")));
    refuses("does not keep `allocs 0`: its code says `allocs 1`", inMethod("_divided_fields", JarVerificationTest::popCell));
  }

  @Test
  void codeThatRunsWithoutACallIsFound() throws IOException {
    refuses(
        "does something when it is loaded",
        inClass((builder, _) -> builder.withMethodBody("<clinit>", MethodTypeDesc.ofDescriptor("()V"), ClassFile.ACC_STATIC, CodeBuilder::return_)));
    refuses("a parent that no compiled program gives it", inClass((builder, _) -> builder.withSuperclass(ClassDesc.of("java.lang.Thread"))));
    refuses(
        "`META-INF/MANIFEST.MF` is not the one of this version",
        entries -> entries.computeIfPresent("META-INF/MANIFEST.MF", (_, bytes) -> replaced(bytes, "Multi-Release: true", "Class-Path: x.jar")));
  }

  @Test
  void aServiceOfTheRuntimeIsComparedAsAWhole() throws IOException {
    refuses(
        "`hyle/runtime/Numbers.class` is not the one of this version",
        entries -> entries.computeIfPresent("hyle/runtime/Numbers.class", (_, bytes) -> inEachMethod(bytes, "", CodeBuilder::nop)));
    refuses("`hyle/program/Other.class` holds another class", entries -> entries.put("hyle/program/Other.class", entries.get(CLASS)));
    refuses("is in no jar that `hyle build` writes", entries -> entries.put("META-INF/versions/26/x.class", new byte[1]));
    refuses("`" + CLASS + "` is no class file", entries -> entries.computeIfPresent(CLASS, (_, bytes) -> Arrays.copyOf(bytes, bytes.length / 2)));
  }

  @Test
  void digestsTellWhatWasChangedInHaste() throws IOException {
    refusesAsItIs("`" + CLASS + "` was changed", entries -> entries.computeIfPresent(CLASS, (_, bytes) -> inEachMethod(bytes, "_sum", CodeBuilder::nop)));
    refusesAsItIs("`hyle/program/Other.class` was added", entries -> entries.put("hyle/program/Other.class", entries.get(CLASS)));
    refusesAsItIs("`" + CLASS + "` is missing", entries -> entries.remove(CLASS));
    refusesAsItIs("it makes no claims", entries -> entries.remove(JarClaims.PATH));
    refusesAsItIs("its claims were changed", entries -> entries.computeIfPresent(JarClaims.PATH, (_, bytes) -> replaced(bytes, "allocs 1 per round", "allocs 0 per round")));
    refusesAsItIs("not in a form that is known", entries -> entries.put(JarClaims.PATH, new byte[3]));
  }

  /// The claims are lowered, and their digest is mended.
  @Test
  void aClaimThatIsTooGoodIsFound() throws IOException {
    Map<String, byte[]> entries = ChangedJar.entries(jar);
    String claims = new String(entries.get(JarClaims.PATH), StandardCharsets.UTF_8).replace("allocs 1 per round", "allocs 0 per round");
    String stated = claims.substring(0, claims.lastIndexOf("end\t"));
    String mended = stated + "end\t" + JarClaims.digest(stated.getBytes(StandardCharsets.UTF_8)) + "\n";
    entries.put(JarClaims.PATH, mended.getBytes(StandardCharsets.UTF_8));
    assertRefused("does not keep `allocs 0 per round`: its code says `allocs 1 per round`", entries);
  }

  @Test
  void whatIsNoJarIsRefusedInWords() throws IOException {
    byte[] whole = Files.readAllBytes(jar);
    for (byte[] bytes : List.of(new byte[0], new byte[1000], Arrays.copyOf(whole, whole.length / 2), Arrays.copyOf(whole, whole.length - 10))) {
      Path file = Files.write(directory.resolve("no.jar"), bytes);
      Failure failure = assertThrows(Failure.class, () -> JarVerification.table(file.toString()));
      assertTrue(failure.getMessage().contains("it is no jar, or a part of one"), failure.getMessage());
      assertEquals(ExitCode.PROGRAM_FAILED, failure.exitCode());
    }
    assertEquals(ExitCode.WRONG_USAGE, assertThrows(Failure.class, () -> JarVerification.table("none.jar")).exitCode());
    assertEquals(ExitCode.WRONG_USAGE, assertThrows(Failure.class, () -> JarVerification.table(directory.toString())).exitCode());
  }

  private static void takeCell(CodeBuilder code) {
    thread(code).iconst_2().invokevirtual(THREAD, "fresh", MethodTypeDesc.ofDescriptor("(I)J")).pop2();
  }

  private static void popCell(CodeBuilder code) {
    thread(code).getfield(THREAD, "free2", CD_long).pop2();
  }

  private static Consumer<CodeBuilder> putting(String field) {
    return code -> thread(code).lconst_1().putfield(THREAD, field, CD_long);
  }

  private static CodeBuilder thread(CodeBuilder code) {
    return code.invokestatic(ClassDesc.of("java.lang.Thread"), "currentThread", MethodTypeDesc.ofDescriptor("()Ljava/lang/Thread;")).checkcast(THREAD);
  }

  private static Consumer<Map<String, byte[]>> inClass(BiConsumer<ClassBuilder, ClassModel> more) {
    return entries -> entries.computeIfPresent(CLASS, (_, bytes) -> withMore(bytes, more));
  }

  private static byte[] withMore(byte[] bytes, BiConsumer<ClassBuilder, ClassModel> more) {
    ClassModel model = ClassFile.of().parse(bytes);
    return ClassFile.of().transformClass(model, ClassTransform.endHandler(builder -> more.accept(builder, model)));
  }

  private static Consumer<Map<String, byte[]>> inMethod(String name, Consumer<CodeBuilder> change) {
    return entries -> entries.computeIfPresent(CLASS, (_, bytes) -> inEachMethod(bytes, name, change));
  }

  /// The class with more code before each return of the methods whose names end so.
  private static byte[] inEachMethod(byte[] bytes, String name, Consumer<CodeBuilder> change) {
    CodeTransform before =
        (code, element) -> {
          if (element instanceof ReturnInstruction) {
            change.accept(code);
          }
          code.with(element);
        };
    return ClassFile.of()
        .transformClass(
            ClassFile.of().parse(bytes),
            ClassTransform.transformingMethodBodies(method -> method.methodName().stringValue().endsWith(name), before));
  }

  private static Consumer<Map<String, byte[]>> swap(String one, String other) {
    return entries -> entries.computeIfPresent(CLASS, (_, bytes) -> swapped(bytes, one, other));
  }

  private static byte[] swapped(byte[] bytes, String one, String other) {
    ClassFile file = ClassFile.of();
    return file.transformClass(
        file.parse(bytes),
        (builder, element) -> {
          if (element instanceof MethodModel method && method.methodName().stringValue().endsWith(one)) {
            builder.withMethod(PROGRAM + other, method.methodTypeSymbol(), method.flags().flagsMask(), code -> method.forEach(code::with));
          } else if (element instanceof MethodModel method && method.methodName().stringValue().endsWith(other)) {
            builder.withMethod(PROGRAM + one, method.methodTypeSymbol(), method.flags().flagsMask(), code -> method.forEach(code::with));
          } else {
            builder.with(element);
          }
        });
  }

  private static byte[] replaced(byte[] bytes, String one, String other) {
    return new String(bytes, StandardCharsets.UTF_8).replace(one, other).getBytes(StandardCharsets.UTF_8);
  }

  /// Refused for this reason, when digests and claims are written anew behind the change.
  private static void refuses(String why, Consumer<Map<String, byte[]>> change) throws IOException {
    Map<String, byte[]> entries = ChangedJar.entries(jar);
    change.accept(entries);
    ChangedJar.mend(entries);
    assertRefused(why, entries);
  }

  private static void refusesAsItIs(String why, Consumer<Map<String, byte[]>> change) throws IOException {
    Map<String, byte[]> entries = ChangedJar.entries(jar);
    change.accept(entries);
    assertRefused(why, entries);
  }

  private static void assertRefused(String why, Map<String, byte[]> entries) throws IOException {
    Path changed = ChangedJar.write(entries, Files.createTempFile(directory, "changed", ".jar"));
    Failure failure = assertThrows(Failure.class, () -> JarVerification.table(changed.toString()), why);
    assertTrue(failure.getMessage().contains(why), failure.getMessage());
    assertEquals(ExitCode.PROGRAM_FAILED, failure.exitCode());
  }

  @BeforeAll
  static void build() {
    TestProgram program = TestProgram.in("memory").stream().filter(each -> each.name().contains(PROGRAM)).findFirst().orElseThrow();
    jar = ChangedJar.built(program, directory.resolve("built.jar"));
  }
}
