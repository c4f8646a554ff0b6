package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.util.Arrays;
import java.util.concurrent.locks.Condition;

/// A thread of a compiled program, with its part of the heap: lists of free cells by size, and the rest of the chunk that it cuts
/// new cells from.
///
/// Compiled code reaches it by `(ProgramThread) Thread.currentThread()`, which the JIT knows by heart, and pops and pushes
/// `free1` to `free32` itself.
public final class ProgramThread extends Thread {
  /// Cells of at most so many words have a list of exactly their size.
  static final int EXACT_WORDS = 32;
  private static final int LISTS = EXACT_WORDS + 64;
  private static final long FIRST_CHUNK_BYTES = 64 << 10;
  private static final long FIRST_CHUNK_OF_MANY_BYTES = 4 << 10;
  private static final long LARGEST_CHUNK_BYTES = 4 << 20;

  private static final String STACK_OF_THE_FIRST =
      "the program's stack (`--stack SIZE` of hyle, or `java -Dhyle.stack=SIZE -jar`, gives more)";
  private static final String STACK_OF_THE_DETACHED = "the 16 MiB of stack that a detached thread has";
  /// The address space of a detached thread's stack; memory is taken as far as the stack is used.
  private static final long STACK_BYTES_OF_THE_DETACHED = 16 << 20;

  // The first free cell of 1 to 32 words, 0 when there is none; a free cell's first word is the next one.
  public long free1;
  public long free2;
  public long free3;
  public long free4;
  public long free5;
  public long free6;
  public long free7;
  public long free8;
  public long free9;
  public long free10;
  public long free11;
  public long free12;
  public long free13;
  public long free14;
  public long free15;
  public long free16;
  public long free17;
  public long free18;
  public long free19;
  public long free20;
  public long free21;
  public long free22;
  public long free23;
  public long free24;
  public long free25;
  public long free26;
  public long free27;
  public long free28;
  public long free29;
  public long free30;
  public long free31;
  public long free32;

  /// Arguments beyond those that fit in a JVM call, and what parts of a function hand each other.
  public long[] excess = new long[16];

  /// A call of a closure that code left to its caller: the number of its operands and 1, or 0 when nothing is pending.
  public int pending;
  public long pendingClosure;
  // The operands of the pending call; more of them are in `excess`, each at its own place.
  public long argument1;
  public long argument2;
  public long argument3;
  public long argument4;
  public long argument5;
  public long argument6;
  public long argument7;
  public long argument8;

  // What the function that just returned gives besides its first result.
  public long result1;
  public long result2;
  public long result3;

  /// Where in the source the program is; kept up to date in checked mode only.
  public String site = "";

  /// The number of the marked place where the thread is.
  private long place;

  private final Execution execution;
  private final Runnable work;
  private final String stack;
  private final Condition turn;
  private final long[] blocks = new long[LISTS];
  private long bump;
  private long limit;
  private long chunkBytes;
  private long number;
  private int answered;
  private boolean isWoken;
  private final StackMemory stackMemory;
  private final ErrorNumber errorNumber = new ErrorNumber();

  private ProgramThread(Execution execution, Runnable work, String stack, long stackBytes, long chunkBytes) {
    super(null, null, "program", execution.program().stackFactor() * stackBytes, false);
    this.execution = execution;
    this.work = work;
    this.stack = stack;
    this.turn = execution.threads().newCondition();
    this.chunkBytes = chunkBytes;
    this.stackMemory = new StackMemory(execution);
  }

  /// The thread that a program begins with.
  static ProgramThread first(Execution execution, long stackBytes, Runnable work) {
    return new ProgramThread(execution, work, STACK_OF_THE_FIRST, stackBytes, FIRST_CHUNK_BYTES);
  }

  /// A thread that the program starts. It does not keep the process alive.
  static ProgramThread detached(Execution execution, Runnable work) {
    ProgramThread thread =
        new ProgramThread(execution, work, STACK_OF_THE_DETACHED, STACK_BYTES_OF_THE_DETACHED, FIRST_CHUNK_OF_MANY_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /// The lists of free cells that can be shared.
  static SharedCells sharedCells() {
    return new SharedCells(LISTS);
  }

  /// The thread that runs the calling code, which is a program's.
  public static ProgramThread current() {
    return (ProgramThread) Thread.currentThread();
  }

  /// What this thread works for.
  public Execution execution() {
    return execution;
  }

  long place() {
    return place;
  }

  void setPlace(long number) {
    place = number;
  }

  /// What calls get for themselves by `magic alloca`.
  StackMemory stackMemory() {
    return stackMemory;
  }

  /// The `errno` of the C code that this thread calls.
  ErrorNumber errorNumber() {
    return errorNumber;
  }

  @Override
  public void run() {
    execution.guard(work);
  }

  /// What to call this thread's stack in a message.
  String stack() {
    return stack;
  }

  /// A number that no other thread of the run has.
  long number() {
    return number;
  }

  void setNumber(long number) {
    this.number = number;
  }

  /// Waits for `wakeUp`, under the lock of all threads.
  void awaitTurn() {
    while (!isWoken) {
      turn.awaitUninterruptibly();
    }
    isWoken = false;
  }

  void wakeUp() {
    isWoken = true;
    turn.signal();
  }

  /// A cell that compiled code's list did not have: cut from the chunk.
  public long fresh(int words) {
    long cell = bump;
    long next = cell + 8L * words;
    if (next > limit) {
      return beyondChunk(words);
    }
    bump = next;
    return cell;
  }

  /// A block of a size class, from lists that hold no cells of compiled code in plain mode.
  public long allocate(long words) {
    int list = list(words);
    long block = blocks[list];
    if (block == 0) {
      long next = bump + 8 * words;
      if (next <= limit) {
        block = bump;
        bump = next;
        return block;
      }
      block = shared(list);
      if (block == 0) {
        return freshChunk(words);
      }
    }
    blocks[list] = next(block);
    return block;
  }

  /// Gives back what `allocate` gave for the same number of words.
  public void free(long block, long words) {
    int list = list(words);
    Words.F0.set(JAVA_LONG_UNALIGNED, block, blocks[list]);
    blocks[list] = block;
  }

  /// Makes room for excess arguments.
  public static long[] excess(int count) {
    ProgramThread thread = current();
    if (thread.excess.length < count) {
      thread.excess = Arrays.copyOf(thread.excess, 2 * count);
    }
    return thread.excess;
  }

  /// What was last put in a register; calls may change them all.
  public static long register(long number) {
    return current().excess[(int) number];
  }

  public static void setRegister(long number, long value) {
    excess((int) number + 1)[(int) number] = value;
  }

  /// Room for the long-lived variables of a call; no part of what the program allocates.
  public static long frame(long words) {
    return current().allocate(sizeClass(words));
  }

  public static void releaseFrame(long frame, long words) {
    current().free(frame, sizeClass(words));
  }

  /// Puts a word into a frame.
  public static void spill(long frame, long place, long word) {
    Words.F0.set(JAVA_LONG_UNALIGNED, frame + 8 * place, word);
  }

  public static long spilled(long frame, long place) {
    return Words.F0.get(JAVA_LONG_UNALIGNED, frame + 8 * place);
  }

  /// The words that are given for a request of `words`: exact up to 32, then powers of two.
  static long sizeClass(long words) {
    return words <= EXACT_WORDS ? words : Long.highestOneBit(words - 1) << 1;
  }

  private static int list(long words) {
    return words <= EXACT_WORDS ? (int) words : EXACT_WORDS + 63 - Long.numberOfLeadingZeros(words);
  }

  /// A thread begins: it may go on with what is left of the chunk of one that ended.
  void begin() {
    answered = execution.cells().lastRequest();
    SharedCells.Rest rest = execution.cells().takeRest().orElse(new SharedCells.Rest(0, 0));
    bump = rest.bump();
    limit = rest.limit();
  }

  /// Answers another thread that ran out of cells, if there is one and it has no answer yet.
  void share() {
    int request = execution.cells().lastRequest();
    if (request != answered) {
      answered = request;
      putLists();
    }
  }

  /// A thread ends, and leaves all its free memory to others.
  void giveAway() {
    putLists();
    execution.cells().putRest(new SharedCells.Rest(bump, limit));
    limit = 0;
    bump = 0;
  }

  private void putLists() {
    SharedCells cells = execution.cells();
    for (int words = 1; words <= EXACT_WORDS; words++) {
      cells.put(words, FreeLists.take(this, words));
    }
    for (int list = 1; list < LISTS; list++) {
      cells.put(list, blocks[list]);
      blocks[list] = 0;
    }
  }

  /// The first cell of a list that another thread gave away, 0 if there is none.
  private long shared(int list) {
    SharedCells cells = execution.cells();
    long first = cells.isUsed() ? cells.take(list) : 0;
    if (first != 0) {
      answered = cells.ask();
    }
    return first;
  }

  private long beyondChunk(int words) {
    long cell = words <= EXACT_WORDS ? shared(words) : 0;
    if (cell == 0) {
      return freshChunk(words);
    }
    FreeLists.set(this, words, next(cell));
    return cell;
  }

  private static long next(long cell) {
    return Words.F0.get(JAVA_LONG_UNALIGNED, cell);
  }

  private long freshChunk(long words) {
    if (execution.cells().isUsed()) {
      answered = execution.cells().ask();
    }
    long bytes = 8 * words;
    if (bytes > chunkBytes / 4) {
      return execution.chunk(bytes);
    }
    long chunk = execution.chunk(chunkBytes);
    bump = chunk + bytes;
    limit = chunk + chunkBytes;
    chunkBytes = Math.min(LARGEST_CHUNK_BYTES, chunkBytes * 2);
    return chunk;
  }
}
