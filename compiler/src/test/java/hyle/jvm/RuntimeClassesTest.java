package hyle.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hyle.name.Services;
import hyle.runtime.Launch;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the emitter says of the runtime is so: no compiler checks the names in emitted code.
final class RuntimeClassesTest {
  @Test
  void everyClassOfTheRuntimeIsCarriedByJars() throws Exception {
    assertEquals(compiledRuntimeClasses(), RuntimeClasses.names());
  }

  @Test
  void everyServiceIsAStaticMethodOfWords() throws Exception {
    for (Services.Service service : Services.all().values()) {
      Class<?>[] words = new Class<?>[service.operands()];
      Arrays.fill(words, long.class);
      Method method = Class.forName(service.owner().replace('/', '.')).getMethod(service.method(), words);
      Class<?> result =
          switch (service.result()) {
            case WORD -> long.class;
            case NOTHING -> void.class;
          };
      assertEquals(result, method.getReturnType(), method.toString());
    }
  }

  private static List<String> compiledRuntimeClasses() throws URISyntaxException, IOException {
    Path root = Path.of(Launch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(root.resolve("hyle/runtime"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> "hyle.runtime." + name.substring(0, name.length() - ".class".length()))
          .sorted()
          .toList();
    }
  }
}
