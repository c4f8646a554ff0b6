package hyle.name;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The symbols of the runtime that programs name in `foreign`, and the static methods behind them.
public final class Services {
  /// The service whose first operand is a closure without parameters, which it calls.
  public static final String THREAD_START = "hyle_thread_start";
  /// Has what happens next counted for the place with this number; gives the number that `PLACE_LEAVE` takes afterwards.
  public static final String PLACE_ENTER = "hyle_place_enter";
  public static final String PLACE_LEAVE = "hyle_place_leave";

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
    give(table, "Text", 1, "hyle_text_copy copy", "hyle_text_size size", "hyle_text_start start");
    give(table, "Text", 1, "hyle_text_allocate allocate", "hyle_text_block uninitialized");
    give(table, "Text", 2, "hyle_text_at at");
    give(table, "Text", 2, "hyle_text_byte byteInside", "hyle_text_append append", "hyle_text_equal equal", "hyle_text_compare compare");
    give(table, "Text", 3, "hyle_text_slice slice", "hyle_text_narrow narrow", "hyle_text_find find");
    act(table, "Text", 1, "hyle_text_discard discard");
    act(table, "Text", 3, "hyle_text_set_byte setByte", "hyle_text_blit blit");
    give(table, "Runes", 1, "hyle_text_length count", "hyle_text_from_rune text");
    give(table, "Runes", 2, "hyle_text_rune at");
    give(table, "Runes", 3, "hyle_text_forward forward", "hyle_text_backward backward");
    give(table, "TextNumbers", 1, "hyle_text_from_int fromInt", "hyle_text_from_uint fromUnsigned", "hyle_text_from_float fromFloat");
    give(table, "TextNumbers", 1, "hyle_text_parses_float parsesFloat", "hyle_text_parse_float parseFloat");
    give(table, "TextNumbers", 2, "hyle_text_parses_int parsesInt", "hyle_text_parse_int parseInt");
    act(table, "Console", 0, "hyle_flush flush", "hyle_output_hold hold", "hyle_output_release release");
    act(table, "Console", 1, "hyle_print print", "hyle_print_int printInt", "hyle_print_float printFloat");
    act(table, "Console", 1, "hyle_panic panic", "hyle_refuse refuse", "hyle_exit exit");
    act(table, "Console", 3, "hyle_print_range printRange");
    give(table, "Console", 0, "hyle_read_line readLine");
    give(table, "ErrorNumber", 0, "hyle_errno current");
    give(table, "ChildProcess", 4, "hyle_process run");
    give(table, "Environment", 0, "hyle_argument_count argumentCount", "hyle_random_bits randomBits");
    give(table, "Environment", 0, "hyle_clock clock", "hyle_time time");
    give(table, "Environment", 1, "hyle_argument argument", "hyle_environment_has hasVariable", "hyle_environment variable");
    act(table, "Environment", 1, "hyle_sleep sleep");
    give(table, "Detached", 2, THREAD_START + " start");
    act(table, "Detached", 1, "hyle_thread_join join");
    act(table, "Locks", 1, "hyle_lock lock", "hyle_unlock unlock", "hyle_signal signal");
    act(table, "Locks", 2, "hyle_await await");
    give(table, "RawMemory", 1, "hyle_allocate allocate", "hyle_allocate_words allocateWords");
    give(table, "StackMemory", 0, "hyle_stack_mark mark");
    give(table, "StackMemory", 2, "hyle_stack_allocate allocate");
    act(table, "StackMemory", 1, "hyle_stack_release release");
    give(table, "RawMemory", 1, "hyle_load_int8 loadInt8", "hyle_load_int16 loadInt16");
    give(table, "RawMemory", 1, "hyle_load_int32 loadInt32", "hyle_load_int64 loadInt64");
    give(table, "RawMemory", 2, "hyle_reallocate reallocate");
    act(table, "RawMemory", 1, "hyle_release release");
    act(table, "RawMemory", 2, "hyle_store_int8 storeInt8", "hyle_store_int16 storeInt16");
    act(table, "RawMemory", 2, "hyle_store_int32 storeInt32", "hyle_store_int64 storeInt64");
    give(table, "Floats", 1, "hyle_sqrt sqrt", "hyle_exp exp", "hyle_exp2 exp2", "hyle_exp10 exp10", "hyle_sin sin");
    give(table, "Floats", 1, "hyle_log log", "hyle_log2 log2", "hyle_log10 log10", "hyle_floor floor", "hyle_ceil ceil");
    give(table, "Floats", 1, "hyle_cos cos", "hyle_trunc trunc", "hyle_abs abs");
    give(table, "Floats", 2, "hyle_pow pow", "hyle_min min", "hyle_max max");
    give(table, "Floats", 3, "hyle_fma fma");
    give(table, "Numbers", 1, "hyle_leading_zeros leadingZeros");
    give(table, "ProgramThread", 1, "hyle_register register");
    act(table, "ProgramThread", 2, "hyle_set_register setRegister");
    give(table, "ProgramThread", 1, "hyle_frame frame");
    act(table, "ProgramThread", 2, "hyle_release_frame releaseFrame");
    act(table, "ProgramThread", 3, "hyle_spill spill");
    give(table, "ProgramThread", 2, "hyle_spilled spilled");
    give(table, "Counted", 1, PLACE_ENTER + " enter");
    act(table, "Counted", 1, PLACE_LEAVE + " leave");
    ofC(table);
    ofLlvm(table);
    return table;
  }

  /// Intrinsics by their operations. Those on integers take the width besides; those on floats work on 64-bit ones.
  private static void ofLlvm(Map<String, Service> table) {
    give(table, "Intrinsics", 2, "llvm.ctpop countOnes", "llvm.bswap swapBytes", "llvm.bitreverse reverseBits");
    give(table, "Intrinsics", 3, "llvm.ctlz leadingZeros", "llvm.cttz trailingZeros", "llvm.abs absolute");
    give(table, "Intrinsics", 3, "llvm.smax greater", "llvm.smin lesser");
    give(table, "Intrinsics", 3, "llvm.umax greaterUnsigned", "llvm.umin lesserUnsigned");
    give(table, "Intrinsics", 3, "llvm.sadd.sat addSaturating", "llvm.ssub.sat subtractSaturating");
    give(table, "Intrinsics", 3, "llvm.uadd.sat addSaturatingUnsigned", "llvm.usub.sat subtractSaturatingUnsigned");
    give(table, "Intrinsics", 4, "llvm.fshl funnelLeft", "llvm.fshr funnelRight");
    give(table, "Intrinsics", 2, "llvm.fptosi.sat toSigned", "llvm.fptoui.sat toUnsigned");
    give(table, "Intrinsics", 2, "llvm.lround toNearest", "llvm.llround toNearest");
    give(table, "Intrinsics", 2, "llvm.lrint toNearestEven", "llvm.llrint toNearestEven");
    give(table, "Floats", 1, "llvm.fabs abs", "llvm.sqrt sqrt", "llvm.floor floor", "llvm.ceil ceil", "llvm.trunc trunc");
    give(table, "Floats", 1, "llvm.rint roundEven", "llvm.nearbyint roundEven", "llvm.roundeven roundEven");
    give(table, "Floats", 1, "llvm.round round");
    give(table, "Floats", 1, "llvm.exp exp", "llvm.exp2 exp2", "llvm.exp10 exp10");
    give(table, "Floats", 1, "llvm.log log", "llvm.log2 log2", "llvm.log10 log10");
    give(table, "Floats", 1, "llvm.sin sin", "llvm.cos cos", "llvm.tan tan");
    give(table, "Floats", 1, "llvm.asin asin", "llvm.acos acos", "llvm.atan atan");
    give(table, "Floats", 1, "llvm.sinh sinh", "llvm.cosh cosh", "llvm.tanh tanh");
    give(table, "Floats", 2, "llvm.minnum min", "llvm.maxnum max", "llvm.minimum minimum", "llvm.maximum maximum");
    give(table, "Floats", 2, "llvm.copysign copySign", "llvm.pow pow", "llvm.powi powerOfInteger", "llvm.ldexp scale");
    give(table, "Floats", 3, "llvm.fma fma", "llvm.fmuladd fma");
    act(table, "RawMemory", 4, "llvm.memcpy move", "llvm.memmove move", "llvm.memset set");
  }

  /// Functions of C that are done here: memory that programs free, the standard streams, the end; small ones, for a quick start;
  /// and those that would tear the virtual machine apart, which end the program instead.
  private static void ofC(Map<String, Service> table) {
    give(table, "RawMemory", 1, "malloc allocate", "strlen length");
    give(table, "RawMemory", 2, "calloc allocateZeroed", "realloc reallocate");
    give(table, "RawMemory", 3, "memcpy copy", "memmove copy", "memset fill", "memcmp compare");
    act(table, "RawMemory", 1, "free release");
    give(table, "Descriptors", 3, "read read", "write write");
    give(table, "ErrorNumber", 0, "__errno_location location");
    give(table, "Console", 1, "fflush flushAll");
    give(table, "ChildProcess", 0, "fork fork", "vfork fork");
    act(table, "Detached", 1, "pthread_exit exit");
    act(table, "Console", 0, "abort abort");
    act(table, "Console", 1, "exit exit");
  }

  private static void give(Map<String, Service> table, String owner, int operands, String... services) {
    add(table, owner, operands, Result.WORD, services);
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
