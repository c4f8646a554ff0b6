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

/// Functions of C as functions from words to a word. Loads Java's linker, which takes a while, so only programs that call C come
/// here.
///
/// A symbol carries the C types of its arguments, of those after `|` as variable arguments, and of its result:
/// `snprintf:lll|ld>i`, with `b` `s` `i` `l` for integers of 8 to 64 bits, `f` `d` for floats, `v` for no result.
public final class ForeignFunction {
  private ForeignFunction() {}

  /// The function of this symbol. One that is not found stops the program when it is called. Bootstraps a constant of compiled
  /// code.
  public static MethodHandle find(MethodHandles.Lookup lookup, String name, Class<?> type, String symbol)
      throws ReflectiveOperationException {
    return find(lookup.lookupClass().getClassLoader(), symbol);
  }

  /// The same for a program whose C code a class loader has.
  public static MethodHandle find(ClassLoader program, String symbol) throws ReflectiveOperationException {
    int colon = symbol.indexOf(':');
    String function = symbol.substring(0, colon);
    String types = symbol.substring(colon + 1);
    Optional<MemorySegment> address = ForeignLibraries.find(program, function);
    return address.isPresent() ? careful(address.get(), types) : missing(function, types);
  }

  /// The function at an address. What was printed before a call goes out first; `errno` is carried from call to call.
  static MethodHandle careful(MemorySegment address, String types) throws ReflectiveOperationException {
    ForeignCall.prepare();
    MethodHandle handle = linked(address, types, List.of(Linker.Option.captureCallState("errno")));
    MethodHandle enter =
        MethodHandles.lookup().findStatic(ForeignCall.class, "enter", MethodType.methodType(MemorySegment.class));
    return withWords(MethodHandles.collectArguments(handle, 0, enter), types);
  }

  /// The function at an address, and nothing around it.
  static MethodHandle plain(MemorySegment address, String types) throws ReflectiveOperationException {
    return withWords(linked(address, types, List.of()), types);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle linked(MemorySegment address, String types, List<Linker.Option> required) {
    List<Linker.Option> options = new ArrayList<>(required);
    int bar = types.indexOf('|');
    if (bar >= 0) {
      options.add(Linker.Option.firstVariadicArg(bar));
    }
    return Linker.nativeLinker().downcallHandle(address, descriptor(types), options.toArray(Linker.Option[]::new));
  }

  private static MethodHandle missing(String function, String types) throws ReflectiveOperationException {
    MethodHandle stop =
        MethodHandles.lookup().findStatic(ForeignCall.class, "missing", MethodType.methodType(long.class, String.class));
    return MethodHandles.dropArguments(
        MethodHandles.insertArguments(stop, 0, function), 0, Collections.nCopies(letters(types).size(), long.class));
  }

  private static FunctionDescriptor descriptor(String types) {
    MemoryLayout[] layouts = letters(types).stream().map(ForeignFunction::layout).toArray(MemoryLayout[]::new);
    char result = resultLetter(types);
    return result == 'v' ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(layout(result), layouts);
  }

  /// Floats cross as their bits, integers are cut to their width, and extended by their sign on the way back.
  private static MethodHandle withWords(MethodHandle handle, String types) throws ReflectiveOperationException {
    List<Character> letters = letters(types);
    MethodHandle adapted = handle;
    for (int at = 0; at < letters.size(); at++) {
      switch (letters.get(at)) {
        case 'd' -> adapted = filtered(adapted, at, of(Double.class, "longBitsToDouble", double.class, long.class));
        case 'f' -> adapted = filtered(adapted, at, of(Float.class, "intBitsToFloat", float.class, int.class));
        case 'F' -> adapted = filtered(adapted, at, of(ForeignCall.class, "promoted", double.class, long.class));
        case 'B' -> adapted = narrowed(adapted, at, byte.class);
        case 'S' -> adapted = narrowed(adapted, at, short.class);
        default -> {}
      }
    }
    char result = resultLetter(types);
    if (result == 'd') {
      adapted = MethodHandles.filterReturnValue(adapted, of(Double.class, "doubleToRawLongBits", long.class, double.class));
    } else if (result == 'f') {
      adapted = MethodHandles.filterReturnValue(adapted, of(Float.class, "floatToRawIntBits", int.class, float.class));
    }
    MethodType words = MethodType.methodType(long.class, Collections.nCopies(letters.size(), long.class));
    return MethodHandles.explicitCastArguments(adapted, words);
  }

  private static MethodHandle filtered(MethodHandle handle, int at, MethodHandle filter) {
    return MethodHandles.filterArguments(handle, at, filter);
  }

  /// Takes an argument for an `int` of C from a narrower integer.
  private static MethodHandle narrowed(MethodHandle handle, int at, Class<?> narrow) {
    return MethodHandles.explicitCastArguments(handle, handle.type().changeParameterType(at, narrow));
  }

  private static MethodHandle of(Class<?> owner, String method, Class<?> result, Class<?> argument)
      throws ReflectiveOperationException {
    return MethodHandles.lookup().findStatic(owner, method, MethodType.methodType(result, argument));
  }

  private static MemoryLayout layout(char letter) {
    return switch (letter) {
      case 'b' -> ValueLayout.JAVA_BYTE;
      case 's' -> ValueLayout.JAVA_SHORT;
      case 'i', 'B', 'S' -> ValueLayout.JAVA_INT;
      case 'f' -> ValueLayout.JAVA_FLOAT;
      case 'd', 'F' -> ValueLayout.JAVA_DOUBLE;
      default -> ValueLayout.JAVA_LONG;
    };
  }

  /// The letters of the arguments. C promotes variable arguments: `B` `S` `F` are those that come as `b` `s` `f`.
  private static List<Character> letters(String types) {
    List<Character> letters = new ArrayList<>();
    boolean isVariable = false;
    for (char letter : types.substring(0, types.indexOf('>')).toCharArray()) {
      if (letter == '|') {
        isVariable = true;
      } else {
        letters.add(isVariable && "bsf".indexOf(letter) >= 0 ? Character.toUpperCase(letter) : letter);
      }
    }
    return letters;
  }

  private static char resultLetter(String types) {
    return types.charAt(types.indexOf('>') + 1);
  }
}
