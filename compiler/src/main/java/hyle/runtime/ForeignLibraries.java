package hyle.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/// Where symbols of C are found: in the library that the program's own C code became, then in those of the system.
public final class ForeignLibraries {
  /// The file beside the classes of a program that is its library.
  public static final String RESOURCE = "META-INF/hyle-foreign";

  private static final Map<ClassLoader, SymbolLookup> OF_PROGRAMS = new WeakHashMap<>();

  private ForeignLibraries() {}

  /// The address of a variable of C, or of the arguments of the process by the names that they have in programs of the reference
  /// compiler. One that is not found stops the program.
  public static long variable(Class<?> program, String name) {
    return variable(program.getClassLoader(), name);
  }

  /// The same for a program whose C code a class loader has.
  public static long variable(ClassLoader program, String name) {
    Execution execution = ProgramThread.current().execution();
    return switch (name) {
      case "neut-unsafe-argc" -> execution.commandLine().address();
      case "neut-unsafe-argv" -> execution.commandLine().address() + Long.BYTES;
      default ->
          find(program, name)
              .orElseThrow(() -> Stop.located("the foreign variable `" + name + "` is not found"))
              .address();
    };
  }

  /// A symbol, as the program of a class loader sees it.
  static Optional<MemorySegment> find(ClassLoader loader, String name) {
    return ofProgram(loader).find(name).or(() -> Linker.nativeLinker().defaultLookup().find(name));
  }

  /// A function that every C library has.
  static MemorySegment ofSystem(String name) {
    return Linker.nativeLinker().defaultLookup().find(name).orElseThrow(() -> new AssertionError("C without " + name));
  }

  private static SymbolLookup ofProgram(ClassLoader loader) {
    synchronized (OF_PROGRAMS) {
      return OF_PROGRAMS.computeIfAbsent(loader, ForeignLibraries::load);
    }
  }

  /// The file is needed only until the system has loaded it.
  @SuppressWarnings("restricted")
  private static SymbolLookup load(ClassLoader loader) {
    try (InputStream library = loader.getResourceAsStream(RESOURCE)) {
      if (library == null) {
        return _ -> Optional.empty();
      }
      Path file = Files.createTempFile("hyle-", ".library");
      try {
        Files.write(file, library.readAllBytes());
        return SymbolLookup.libraryLookup(file, Arena.global());
      } finally {
        Files.delete(file);
      }
    } catch (IOException problem) {
      throw Stop.located("the program's library of C code cannot be unpacked: " + problem.getMessage());
    } catch (IllegalArgumentException problem) {
      throw Stop.located("the program's library of C code cannot be loaded on this system: " + problem.getMessage());
    }
  }
}
