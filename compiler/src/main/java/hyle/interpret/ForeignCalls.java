package hyle.interpret;

import hyle.name.PrimitiveType;
import hyle.runtime.ForeignLibraries;
import hyle.runtime.ProgramThread;
import hyle.runtime.RawMemory;
import hyle.runtime.StackMemory;
import java.math.BigInteger;
import java.util.List;

/// What reaches beyond the language: calls of the runtime and of C, and raw memory [A13] [A14].
final class ForeignCalls {
  private final Interpretation program;

  ForeignCalls(Interpretation program) {
    this.program = program;
  }

  /// The result is cut to the width of its type; services of the runtime give words.
  long call(ForeignSite site, List<PrimitiveType> types, PrimitiveType result, long[] words) {
    ProgramThread.current().site = site.site;
    try {
      long word = (long) site.function(types, result, program.foreignCode()).invokeExact(words);
      return site.symbol.startsWith("hyle_") ? word : cut(word, result);
    } catch (RuntimeException | Error problem) {
      throw problem;
    } catch (Throwable problem) {
      throw new AssertionError(problem);
    }
  }

  long variable(String symbol) {
    return ForeignLibraries.variable(program.foreignCode(), symbol);
  }

  long load(PrimitiveType type, long address) {
    long loaded = 0;
    for (int at = bytesInMemory(type) - 1; at >= 0; at--) {
      loaded = loaded << Byte.SIZE | RawMemory.loadInt8(address + at) & 0xff;
    }
    int bits = Byte.SIZE * bytesInMemory(type);
    return cut(Arithmetic.wrap(BigInteger.valueOf(loaded), bits), type);
  }

  /// Writes the bytes that the type has, and no others; bits above an integer of another width are 0.
  void store(PrimitiveType type, long word, long address) {
    int bytes = type instanceof PrimitiveType.Int(int bits) ? (bits + Byte.SIZE - 1) / Byte.SIZE : bytesInMemory(type);
    long content = type instanceof PrimitiveType.Int(int bits) && bits < Long.SIZE ? word & (1L << bits) - 1 : word;
    for (int at = 0; at < bytes; at++) {
      RawMemory.storeInt8(content >> Byte.SIZE * at, address + at);
    }
  }

  long allocate(PrimitiveType type, long count) {
    return StackMemory.allocate(count, bytesInMemory(type));
  }

  private static long cut(long word, PrimitiveType type) {
    return type instanceof PrimitiveType.Int(int bits) ? Arithmetic.wrap(BigInteger.valueOf(word), bits) : word;
  }

  /// The least of 1, 2, 4 and 8 bytes that holds a value.
  private static int bytesInMemory(PrimitiveType type) {
    return switch (type) {
      case PrimitiveType.Int(int bits) -> bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
      case PrimitiveType.Float(int bits) -> bits / Byte.SIZE;
      case PrimitiveType.Rune() -> 4;
      case PrimitiveType.Pointer(), PrimitiveType.Void() -> 8;
    };
  }
}
