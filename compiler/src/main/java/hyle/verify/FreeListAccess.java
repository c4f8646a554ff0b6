package hyle.verify;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a method takes cells from the thread's lists of free ones by itself, and where it puts some back.
///
/// A cell is taken where the head of a list is read, and where the runtime is asked for a fresh one, which counts once where the second is
/// what happens when the list is empty. Where a cell is given back, the head goes into it, and it becomes the head. Any other place that
/// writes a head is in no compiled program.
final class FreeListAccess {
  private static final String THREAD = "hyle/runtime/ProgramThread";
  private static final String HEAD = "getfield free";
  private static final String NEW_HEAD = "putfield free";

  private static final Pattern TEST = Pattern.compile("getfield free\\d+ lstore (\\d+) lload \\1 lconst_0 lcmp ifeq");
  private static final Pattern TAKE =
      Pattern.compile(
          "getfield (free\\d+) lstore (\\d+) lload \\2 lconst_0 lcmp ifeq "
              + "aload \\d+ getstatic F0 getstatic JAVA_LONG_UNALIGNED lload \\2 MemorySegment.get putfield \\1");
  private static final Pattern FALL_BACK = Pattern.compile("aload \\d+ [a-z0-9_]+ ProgramThread.fresh");
  private static final Pattern GIVE_BACK =
      Pattern.compile("lload (\\d+) aload (\\d+) getfield (free\\d+) MemorySegment.set aload \\2 lload \\1 putfield \\3");

  private final List<String> words;
  private final List<List<Integer>> next;
  private final int[] entrances;
  private final Set<Integer> taking = new HashSet<>();
  private final Set<Integer> fallbacks = new HashSet<>();

  private FreeListAccess(List<Instruction> instructions, List<List<Integer>> next) {
    this.words = instructions.stream().map(FreeListAccess::word).toList();
    this.next = next;
    this.entrances = new int[words.size()];
    next.forEach(places -> places.forEach(place -> entrances[place]++));
  }

  static FreeListAccess in(Method method, List<Instruction> instructions, List<List<Integer>> next) {
    FreeListAccess access = new FreeListAccess(instructions, next);
    Set<Integer> written = new HashSet<>();
    for (int at = 0; at < instructions.size(); at++) {
      if (access.words.get(at).startsWith(HEAD)) {
        written.add(access.read(at));
      }
    }
    for (int at = 0; at < instructions.size(); at++) {
      if (access.words.get(at).startsWith(NEW_HEAD) && !written.contains(at)) {
        throw new Refusal("the method " + method + " changes a list of free cells in a way that no compiled program does");
      }
    }
    return access;
  }

  /// Where the head of a list is read to take the cell.
  Set<Integer> taking() {
    return taking;
  }

  /// The calls of the runtime when a list is empty, which count where its head is read.
  Set<Integer> fallbacks() {
    return fallbacks;
  }

  /// Looks at a place that reads a head, and gives the one that writes it; -1 if no known one does.
  private int read(int at) {
    if (is(GIVE_BACK, at - 2, 7)) {
      return at + 4;
    }
    taking.add(at);
    if (is(TEST, at, 6)) {
      int none = next.get(at + 5).getFirst();
      if (entrances[none] == 1 && is(FALL_BACK, none, 3)) {
        fallbacks.add(none + 2);
      }
    }
    return is(TAKE, at, 12) ? at + 11 : -1;
  }

  /// Whether so many instructions, each of which is only reached from the one before it, are such as the pattern says.
  private boolean is(Pattern pattern, int from, int count) {
    if (from < 0 || from + count > words.size()) {
      return false;
    }
    for (int at = from + 1; at < from + count; at++) {
      if (entrances[at] != 1 || !next.get(at - 1).contains(at)) {
        return false;
      }
    }
    return pattern.matcher(String.join(" ", words.subList(from, from + count))).matches();
  }

  private static String word(Instruction instruction) {
    return switch (instruction) {
      case FieldInstruction field when field.name().stringValue().startsWith("free") && !field.owner().asInternalName().equals(THREAD) -> "other";
      case FieldInstruction field -> field.opcode().name().toLowerCase(Locale.ROOT) + " " + field.name().stringValue();
      case InvokeInstruction call -> new Method(call.owner().asInternalName(), call.name().stringValue(), "").toString();
      case LoadInstruction load -> load.typeKind().slotSize() == 2 ? "lload " + load.slot() : "aload " + load.slot();
      case StoreInstruction store -> "lstore " + store.slot();
      case Instruction _ -> instruction.opcode().name().toLowerCase(Locale.ROOT);
    };
  }
}
