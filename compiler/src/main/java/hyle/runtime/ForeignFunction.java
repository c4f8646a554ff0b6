package hyle.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Functions of the C library. Loads Java's linker, which takes a while, so only programs that call such a function come here.
///
/// A symbol may carry the C types of its arguments, of those after `|` as variable arguments, and of its result:
/// `snprintf:lll|ld>i`, with `b` `s` `i` `l` for integers of 8 to 64 bits, `f` `d` for floats, `v` for no result. Without, all are `l`.
public final class ForeignFunction {
  private ForeignFunction() {}

  /// The function of this symbol as one of words to a word. One that is not found stops the program when it is called. Bootstraps a
  /// constant of compiled code.
  @SuppressWarnings("restricted")
  public static MethodHandle find(MethodHandles.Lookup lookup, String name, Class<?> type, String symbol, int arguments)
      throws ReflectiveOperationException {
    int colon = symbol.indexOf(':');
    String function = colon < 0 ? symbol : symbol.substring(0, colon);
    String types = colon < 0 ? "l".repeat(arguments).concat(">l") : symbol.substring(colon + 1);
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> address = linker.defaultLookup().find(function);
    if (address.isEmpty()) {
      Stop stop = Stop.located("the foreign function `" + function + "` is not found");
      MethodHandle stopping = MethodHandles.insertArguments(MethodHandles.throwException(long.class, Stop.class), 0, stop);
      return MethodHandles.dropArguments(stopping, 0, Collections.nCopies(arguments, long.class));
    }
    return withWords(linker.downcallHandle(address.get(), descriptor(types), options(types)), types);
  }

  private static FunctionDescriptor descriptor(String types) {
    MemoryLayout[] layouts = argumentLetters(types).stream().map(ForeignFunction::layout).toArray(MemoryLayout[]::new);
    char result = resultLetter(types);
    return result == 'v' ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(layout(result), layouts);
  }

  private static Linker.Option[] options(String types) {
    int bar = types.indexOf('|');
    return bar < 0 ? new Linker.Option[0] : new Linker.Option[] {Linker.Option.firstVariadicArg(bar)};
  }

  /// Floats cross as their bits, integers are cut to their width, and extended by their sign on the way back.
  private static MethodHandle withWords(MethodHandle handle, String types) throws ReflectiveOperationException {
    List<Character> letters = argumentLetters(types);
    MethodHandle adapted = handle;
    for (int at = 0; at < letters.size(); at++) {
      if (letters.get(at) == 'd') {
        adapted = MethodHandles.filterArguments(adapted, at, bits(Double.class, "longBitsToDouble", double.class, long.class));
      } else if (letters.get(at) == 'f') {
        adapted = MethodHandles.filterArguments(adapted, at, bits(Float.class, "intBitsToFloat", float.class, int.class));
      }
    }
    char result = resultLetter(types);
    if (result == 'd') {
      adapted = MethodHandles.filterReturnValue(adapted, bits(Double.class, "doubleToRawLongBits", long.class, double.class));
    } else if (result == 'f') {
      adapted = MethodHandles.filterReturnValue(adapted, bits(Float.class, "floatToRawIntBits", int.class, float.class));
    }
    MethodType words = MethodType.methodType(long.class, Collections.nCopies(letters.size(), long.class));
    return MethodHandles.explicitCastArguments(adapted, words);
  }

  private static MethodHandle bits(Class<?> owner, String method, Class<?> result, Class<?> argument)
      throws ReflectiveOperationException {
    return MethodHandles.lookup().findStatic(owner, method, MethodType.methodType(result, argument));
  }

  private static MemoryLayout layout(char letter) {
    return switch (letter) {
      case 'b' -> ValueLayout.JAVA_BYTE;
      case 's' -> ValueLayout.JAVA_SHORT;
      case 'i' -> ValueLayout.JAVA_INT;
      case 'f' -> ValueLayout.JAVA_FLOAT;
      case 'd' -> ValueLayout.JAVA_DOUBLE;
      default -> ValueLayout.JAVA_LONG;
    };
  }

  private static List<Character> argumentLetters(String types) {
    List<Character> letters = new ArrayList<>();
    for (char letter : types.substring(0, types.indexOf('>')).toCharArray()) {
      if (letter != '|') {
        letters.add(letter);
      }
    }
    return letters;
  }

  private static char resultLetter(String types) {
    return types.charAt(types.indexOf('>') + 1);
  }
}
