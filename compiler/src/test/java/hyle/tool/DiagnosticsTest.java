package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hyle.report.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Every diagnostic can be met, and can be explained.
final class DiagnosticsTest {
  private static final Path EXPLANATIONS = Path.of("src", "main", "resources", "explain");
  private static final List<Path> REFUSED = List.of(Path.of("..", "test-programs", "errors"), Path.of("..", "test-programs", "examples"));

  @Test
  void everyDiagnosticIsProvokedByATestProgram() throws IOException {
    Set<String> provoked = new TreeSet<>();
    Pattern header = Pattern.compile("^(?:error|warning|note)\\[([a-z0-9-]+)]: ", Pattern.MULTILINE);
    for (Path folder : REFUSED) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".err") || path.endsWith("expected")).toList()) {
          header.matcher(Files.readString(file)).results().forEach(match -> provoked.add(match.group(1)));
        }
      }
    }
    Set<String> missing = new TreeSet<>(codes());
    missing.removeAll(provoked);
    assertEquals(Set.of(), missing, "no program below test-programs/errors and examples provokes these");
  }

  @Test
  void everyDiagnosticIsExplained() throws IOException {
    Set<String> codes = codes();
    Golden.check(EXPLANATIONS.resolve("codes.txt"), String.join("\n", codes) + "\n");
    List<String> missing = codes.stream().filter(code -> !Files.isRegularFile(EXPLANATIONS.resolve(code + ".md"))).toList();
    assertEquals(List.of(), missing, "there is no text for these in " + EXPLANATIONS);
    try (Stream<Path> files = Files.list(EXPLANATIONS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
        String code = file.getFileName().toString().replace(".md", "");
        assertTrue(codes.contains(code), file + " explains a diagnostic that does not exist");
        assertTrue(Files.readString(file).startsWith("# " + code + "\n"), file + " begins with its code");
      }
    }
  }

  /// The codes of all records that are diagnostics.
  private static TreeSet<String> codes() throws IOException {
    TreeSet<String> codes = new TreeSet<>();
    Path compiled = Path.of(Diagnostic.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    for (JavaClass type : new ClassFileImporter().importPaths(compiled.resolve("hyle"))) {
      if (type.isAssignableTo(Diagnostic.class) && type.isRecord()) {
        codes.add(code(type));
      }
    }
    return codes;
  }

  /// The record's name in kebab case, unless it says otherwise itself.
  private static String code(JavaClass type) throws IOException {
    List<String> said = new ArrayList<>();
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream stream = DiagnosticsTest.class.getResourceAsStream(file)) {
      new ClassReader(stream).accept(constantOf("code", said), ClassReader.SKIP_DEBUG);
    }
    return said.isEmpty() ? Diagnostic.codeOf(type.getSimpleName()) : said.getFirst();
  }

  private static ClassVisitor constantOf(String method, List<String> found) {
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        if (!name.equals(method) || !descriptor.equals("()Ljava/lang/String;")) {
          return new MethodVisitor(Opcodes.ASM9) {};
        }
        return new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitLdcInsn(Object value) {
            found.add((String) value);
          }
        };
      }
    };
  }
}
