package hyle.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// What fuzzing found once, and some of what it starts from, goes through the targets again; this needs no fuzzer.
final class ReplayTest {
  private static final Path FOUND = Path.of("..", "test-programs", "fuzz", "found");
  private static final int SEEDS = 12;
  private static final long STACK_BYTES = 1L << 29;

  @TestFactory
  Stream<DynamicTest> found() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Target target : Target.all()) {
      Path directory = FOUND.resolve(target.name());
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.list(directory)) {
          files.sorted().forEach(file -> tests.add(replay(target, file)));
        }
      }
    }
    return tests.stream();
  }

  private static DynamicTest replay(Target target, Path file) {
    return DynamicTest.dynamicTest(target.name() + "/" + file.getFileName(), () -> run(target, Files.readAllBytes(file)));
  }

  @TestFactory
  Stream<DynamicTest> seeds() {
    return Target.all().stream().map(target -> DynamicTest.dynamicTest(target.name(), seeds(target)));
  }

  private static Executable seeds(Target target) {
    return () -> {
      List<byte[]> seeds = target.seeds().get();
      for (int number = 0; number < SEEDS; number++) {
        run(target, seeds.get(number * 31 % seeds.size()));
      }
    };
  }

  /// On a stack as deep as the one that the compiler has.
  private static void run(Target target, byte[] input) throws InterruptedException {
    List<Throwable> failures = new ArrayList<>();
    Thread thread = new Thread(null, () -> target.entry().accept(input), target.name(), STACK_BYTES);
    thread.setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
    thread.start();
    thread.join();
    if (!failures.isEmpty()) {
      throw new AssertionError(target.name() + ": " + failures.getFirst(), failures.getFirst());
    }
  }
}
