package hyle.jvm;

import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.PUTFIELD;

import hyle.report.Span;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/// Allocating, freeing and looking at cells, in the way of a mode.
sealed interface MemoryEmitter {
  /// The way of a mode.
  static MemoryEmitter of(Mode mode) {
    return switch (mode) {
      case PLAIN -> new Inline();
      case COUNTERS -> new Counting();
      case CHECKED -> new Checking();
    };
  }

  /// What a function is for: counters tell copies and discards apart.
  enum Purpose {
    ORDINARY, COPY, DISCARD
  }

  /// Leaves a new cell of so many words in the local variable that is returned.
  int allocate(Code code, int words, Span span);

  /// Frees the cell in a local variable.
  void free(Code code, int cell, int words, Purpose purpose, Span span);

  /// A value is about to be built in a cell that is in a local variable.
  void building(Code code, int cell, int words, Purpose purpose, Span span);

  /// The cell in a local variable is about to be looked at.
  void looking(Code code, int cell, Span span);

  /// The cell in a local variable is about to be looked at as one of so many words.
  void looking(Code code, int cell, int words, Span span);

  /// Nothing is stored in the hole in a local variable, which holds the word already that `pushWord` pushes.
  void keeping(Code code, int hole, Runnable pushWord, Span span);

  /// The hole in a local variable was made in a cell that is in another one.
  void making(Code code, int hole, int cell, Span span);

  /// The hole in a local variable is about to be filled.
  void filling(Code code, int hole, Span span);

  /// A service of the runtime is about to be called.
  void calling(Code code, Span span);

  /// Pops from and pushes onto the thread's lists right where the program does.
  record Inline() implements MemoryEmitter {
    private static final int LARGEST_WITH_A_LIST = 32;

    @Override
    public int allocate(Code code, int words, Span span) {
      int cell = code.wordLocal();
      int mark = code.mark();
      int thread = code.objectLocal();
      code.thread();
      code.method.visitVarInsn(Opcodes.ASTORE, thread);
      if (words > LARGEST_WITH_A_LIST) {
        code.method.visitVarInsn(Opcodes.ALOAD, thread);
        code.word(words);
        code.method.visitMethodInsn(INVOKEVIRTUAL, Code.THREAD, "allocate", "(J)J", false);
        code.store(cell);
        code.releaseTo(mark);
        return cell;
      }
      Label none = new Label();
      Label done = new Label();
      code.method.visitVarInsn(Opcodes.ALOAD, thread);
      code.method.visitFieldInsn(GETFIELD, Code.THREAD, "free" + words, "J");
      code.store(cell);
      code.load(cell);
      code.word(0);
      code.instruction(LCMP);
      code.jump(IFEQ, none);
      code.method.visitVarInsn(Opcodes.ALOAD, thread);
      code.loadField(() -> code.load(cell), 0); // thread next
      code.method.visitFieldInsn(PUTFIELD, Code.THREAD, "free" + words, "J");
      code.jump(GOTO, done);
      code.place(none);
      code.method.visitVarInsn(Opcodes.ALOAD, thread);
      code.number(words);
      code.method.visitMethodInsn(INVOKEVIRTUAL, Code.THREAD, "fresh", "(I)J", false);
      code.store(cell);
      code.place(done);
      code.releaseTo(mark);
      return cell;
    }

    @Override
    public void free(Code code, int cell, int words, Purpose purpose, Span span) {
      int mark = code.mark();
      int thread = code.objectLocal();
      code.thread();
      code.method.visitVarInsn(Opcodes.ASTORE, thread);
      if (words > LARGEST_WITH_A_LIST) {
        code.method.visitVarInsn(Opcodes.ALOAD, thread);
        code.load(cell);
        code.word(words);
        code.method.visitMethodInsn(INVOKEVIRTUAL, Code.THREAD, "free", "(JJ)V", false);
      } else {
        code.storeField(
            () -> code.load(cell),
            0,
            () -> {
              code.method.visitVarInsn(Opcodes.ALOAD, thread);
              code.method.visitFieldInsn(GETFIELD, Code.THREAD, "free" + words, "J");
            });
        code.method.visitVarInsn(Opcodes.ALOAD, thread);
        code.load(cell);
        code.method.visitFieldInsn(PUTFIELD, Code.THREAD, "free" + words, "J");
      }
      code.releaseTo(mark);
    }

    @Override
    public void building(Code code, int cell, int words, Purpose purpose, Span span) {}

    @Override
    public void looking(Code code, int cell, Span span) {}

    @Override
    public void looking(Code code, int cell, int words, Span span) {}

    @Override
    public void keeping(Code code, int hole, Runnable pushWord, Span span) {}

    @Override
    public void making(Code code, int hole, int cell, Span span) {}

    @Override
    public void filling(Code code, int hole, Span span) {}

    @Override
    public void calling(Code code, Span span) {}
  }

  /// Calls the runtime, which counts.
  record Counting() implements MemoryEmitter {
    private static final String COUNTED = "hyle/runtime/Counted";

    @Override
    public int allocate(Code code, int words, Span span) {
      int cell = code.wordLocal();
      code.number(words);
      code.call(COUNTED, "allocate", "(I)J");
      code.store(cell);
      return cell;
    }

    @Override
    public void free(Code code, int cell, int words, Purpose purpose, Span span) {
      countDiscard(code, purpose);
      code.load(cell);
      code.number(words);
      code.call(COUNTED, "free", "(JI)V");
    }

    @Override
    public void building(Code code, int cell, int words, Purpose purpose, Span span) {
      code.call(COUNTED, "built", "()V");
      if (purpose == Purpose.COPY) {
        code.number(words);
        code.call(COUNTED, "copied", "(I)V");
      }
    }

    @Override
    public void looking(Code code, int cell, Span span) {}

    @Override
    public void looking(Code code, int cell, int words, Span span) {}

    @Override
    public void keeping(Code code, int hole, Runnable pushWord, Span span) {}

    @Override
    public void making(Code code, int hole, int cell, Span span) {}

    @Override
    public void filling(Code code, int hole, Span span) {}

    @Override
    public void calling(Code code, Span span) {}

    private static void countDiscard(Code code, Purpose purpose) {
      if (purpose == Purpose.DISCARD) {
        code.call(COUNTED, "discarded", "()V");
      }
    }
  }

  /// Calls the runtime, which counts and checks; hands it the place in the source.
  record Checking() implements MemoryEmitter {
    private static final String CHECKED = "hyle/runtime/Checked";

    @Override
    public int allocate(Code code, int words, Span span) {
      int cell = code.wordLocal();
      code.number(words);
      code.method.visitLdcInsn(span.toString());
      code.call(CHECKED, "allocate", "(ILjava/lang/String;)J");
      code.store(cell);
      return cell;
    }

    @Override
    public void free(Code code, int cell, int words, Purpose purpose, Span span) {
      Counting.countDiscard(code, purpose);
      code.load(cell);
      code.number(words);
      code.method.visitLdcInsn(span.toString());
      code.call(CHECKED, "free", "(JILjava/lang/String;)V");
    }

    @Override
    public void building(Code code, int cell, int words, Purpose purpose, Span span) {
      new Counting().building(code, cell, words, purpose, span);
      looking(code, cell, words, span);
    }

    @Override
    public void looking(Code code, int cell, Span span) {
      code.load(cell);
      code.method.visitLdcInsn(span.toString());
      code.call(CHECKED, "alive", "(JLjava/lang/String;)V");
    }

    @Override
    public void looking(Code code, int cell, int words, Span span) {
      code.load(cell);
      code.number(words);
      code.method.visitLdcInsn(span.toString());
      code.call(CHECKED, "alive", "(JILjava/lang/String;)V");
    }

    @Override
    public void keeping(Code code, int hole, Runnable pushWord, Span span) {
      code.load(hole);
      pushWord.run();
      code.method.visitLdcInsn(span.toString());
      code.call(CHECKED, "kept", "(JJLjava/lang/String;)V");
    }

    @Override
    public void making(Code code, int hole, int cell, Span span) {
      code.load(hole);
      code.load(cell);
      code.method.visitLdcInsn(span.toString());
      code.call(CHECKED, "hole", "(JJLjava/lang/String;)V");
    }

    @Override
    public void filling(Code code, int hole, Span span) {
      code.load(hole);
      code.method.visitLdcInsn(span.toString());
      code.call(CHECKED, "fill", "(JLjava/lang/String;)V");
    }

    @Override
    public void calling(Code code, Span span) {
      code.method.visitLdcInsn(span.toString());
      code.call(CHECKED, "at", "(Ljava/lang/String;)V");
    }
  }
}
