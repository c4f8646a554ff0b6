package hyle.memory;

import hyle.name.Services;
import java.util.Set;

/// What the services of the runtime take from the allocator. C code has an allocator of its own, which nobody counts.
final class ServiceCosts {
  /// These take one block at most.
  private static final Set<String> ONE_BLOCK =
      Set.of(
          "hyle_text_copy", "hyle_text_allocate", "hyle_text_block", "hyle_text_append", "hyle_text_slice", "hyle_text_at", "hyle_text_from_rune",
          "hyle_text_from_int", "hyle_text_from_uint", "hyle_text_from_float", "hyle_argument", "hyle_environment", "hyle_allocate",
          "hyle_allocate_words", "hyle_reallocate", "malloc", "calloc", "realloc");

  /// These run code of the program, or take what the input asks for.
  private static final Set<String> ANY = Set.of(Services.THREAD_START, "hyle_thread_join", "hyle_process", "hyle_read_line");

  private ServiceCosts() {}

  static Bound blocks(String typed) {
    String symbol = name(typed);
    return ANY.contains(symbol) ? new Bound.Unknown() : new Bound.AtMost(ONE_BLOCK.contains(symbol) ? 1 : 0);
  }

  /// Whether the service may run code of the program.
  static boolean calls(String typed) {
    String symbol = name(typed);
    return symbol.equals(Services.THREAD_START) || symbol.equals("hyle_thread_join");
  }

  /// A symbol may be followed by the types that the program declares it with: `malloc:l>l`.
  private static String name(String symbol) {
    int colon = symbol.indexOf(':');
    return colon < 0 ? symbol : symbol.substring(0, colon);
  }
}
