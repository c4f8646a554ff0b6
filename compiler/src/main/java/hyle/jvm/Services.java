package hyle.jvm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The symbols of the runtime that programs name in `foreign`, and the static methods behind them.
public final class Services {
  /// The service whose first operand is a closure without parameters, which it calls.
  static final String THREAD_START = "hyle_thread_start";

  private static final Map<String, Service> SERVICES = table();

  private Services() {}

  /// A method of a runtime class: of so many words to one word, or to nothing.
  ///
  /// `owner` is the internal name of its class.
  public record Service(String owner, String method, int operands, Result result) {
    /// The method's type, as class files write it.
    public String descriptor() {
      return "(" + "J".repeat(operands) + ")" + (result == Result.WORD ? "J" : "V");
    }
  }

  /// What a service gives.
  public enum Result {
    WORD, NOTHING
  }

  /// The service of this name.
  public static Optional<Service> named(String symbol) {
    return Optional.ofNullable(SERVICES.get(symbol));
  }

  /// All of them.
  public static Map<String, Service> all() {
    return SERVICES;
  }

  private static Map<String, Service> table() {
    Map<String, Service> table = new LinkedHashMap<>();
    give(table, "Text", 1, "hyle_text_copy copy", "hyle_text_size size", "hyle_text_allocate allocate");
    give(table, "Text", 2, "hyle_text_byte byteAt", "hyle_text_append append", "hyle_text_equal equal", "hyle_text_compare compare");
    give(table, "Text", 3, "hyle_text_slice slice", "hyle_text_narrow narrow", "hyle_text_find find");
    act(table, "Text", 1, "hyle_text_discard discard");
    act(table, "Text", 3, "hyle_text_set_byte setByte", "hyle_text_blit blit");
    give(table, "Runes", 1, "hyle_text_length count", "hyle_text_from_rune text");
    give(table, "Runes", 2, "hyle_text_rune at");
    give(table, "TextNumbers", 1, "hyle_text_from_int fromInt", "hyle_text_from_uint fromUnsigned", "hyle_text_from_float fromFloat");
    give(table, "TextNumbers", 1, "hyle_text_parses_float parsesFloat", "hyle_text_parse_float parseFloat");
    give(table, "TextNumbers", 2, "hyle_text_parses_int parsesInt", "hyle_text_parse_int parseInt");
    act(table, "Console", 0, "hyle_flush flush", "hyle_output_hold hold", "hyle_output_release release");
    act(table, "Console", 1, "hyle_print print", "hyle_print_int printInt", "hyle_print_float printFloat");
    act(table, "Console", 1, "hyle_panic panic", "hyle_exit exit");
    act(table, "Console", 3, "hyle_print_range printRange");
    give(table, "Console", 0, "hyle_read_line readLine");
    give(table, "Console", 2, "hyle_write write", "hyle_read read");
    give(table, "Environment", 0, "hyle_argument_count argumentCount", "hyle_random_bits randomBits");
    give(table, "Environment", 0, "hyle_clock clock", "hyle_time time");
    give(table, "Environment", 1, "hyle_argument argument", "hyle_environment_has hasVariable", "hyle_environment variable");
    act(table, "Environment", 1, "hyle_sleep sleep");
    give(table, "Detached", 2, THREAD_START + " start");
    act(table, "Detached", 1, "hyle_thread_join join");
    act(table, "Locks", 1, "hyle_lock lock", "hyle_unlock unlock", "hyle_signal signal");
    act(table, "Locks", 2, "hyle_await await");
    give(table, "RawMemory", 1, "hyle_allocate allocate", "hyle_stack_allocate stackAllocate");
    give(table, "RawMemory", 1, "hyle_load_int8 loadInt8", "hyle_load_int16 loadInt16");
    give(table, "RawMemory", 1, "hyle_load_int32 loadInt32", "hyle_load_int64 loadInt64");
    give(table, "RawMemory", 2, "hyle_reallocate reallocate");
    act(table, "RawMemory", 1, "hyle_release release");
    act(table, "RawMemory", 2, "hyle_store_int8 storeInt8", "hyle_store_int16 storeInt16");
    act(table, "RawMemory", 2, "hyle_store_int32 storeInt32", "hyle_store_int64 storeInt64");
    floats(table, 1, "sqrt", "exp", "exp2", "exp10", "sin", "cos", "log", "log2", "log10", "floor", "ceil", "trunc");
    floats(table, 2, "pow");
    floats(table, 3, "fma");
    give(table, "Floats", 1, "hyle_abs abs", "llvm.fabs.f64 abs");
    give(table, "Floats", 2, "hyle_min min", "llvm.minnum.f64 min", "hyle_max max", "llvm.maxnum.f64 max");
    give(table, "Numbers", 1, "hyle_leading_zeros leadingZeros", "llvm.ctlz.i64 leadingZeros", "llvm.ctpop.i64 bitCount");
    act(table, "RawMemory", 4, "llvm.memcpy.p0.p0.i64 copy");
    give(table, "ProgramThread", 1, "hyle_register register");
    act(table, "ProgramThread", 2, "hyle_set_register setRegister");
    give(table, "ProgramThread", 1, "hyle_frame frame");
    act(table, "ProgramThread", 2, "hyle_release_frame releaseFrame");
    act(table, "ProgramThread", 3, "hyle_spill spill");
    give(table, "ProgramThread", 2, "hyle_spilled spilled");
    return table;
  }

  private static void give(Map<String, Service> table, String owner, int operands, String... services) {
    add(table, owner, operands, Result.WORD, services);
  }

  /// By our names and by those that programs for the reference compiler use.
  private static void floats(Map<String, Service> table, int operands, String... names) {
    for (String name : names) {
      give(table, "Floats", operands, "hyle_" + name + " " + name, "llvm." + name + ".f64 " + name);
    }
  }

  private static void act(Map<String, Service> table, String owner, int operands, String... services) {
    add(table, owner, operands, Result.NOTHING, services);
  }

  private static void add(Map<String, Service> table, String owner, int operands, Result result, String... services) {
    for (String service : services) {
      int space = service.indexOf(' ');
      table.put(
          service.substring(0, space), new Service("hyle/runtime/" + owner, service.substring(space + 1), operands, result));
    }
  }
}
