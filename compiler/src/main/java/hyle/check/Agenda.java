package hyle.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What cannot be decided yet: each task waits for holes and is tried again when one of them is solved.
final class Agenda {
  /// When a task is tried.
  enum Stage {
    /// More will become known.
    EARLY,
    /// The whole program was seen: the simplest solution is the best there is.
    LAST
  }

  /// What came out of trying a task.
  sealed interface Progress {
    record Done() implements Progress {}

    record Waits(Set<Hole> holes) implements Progress {}
  }

  /// Something to check that may need to know more; two tasks are the same only if they are one object.
  interface Task {
    Progress attempt(Stage stage);

    /// Nothing more will become known.
    void giveUp();
  }

  static final Progress DONE = new Progress.Done();

  private final Set<Task> open = new LinkedHashSet<>();
  private final Map<Hole, Set<Task>> waiting = new LinkedHashMap<>();
  private final Deque<Task> ready = new ArrayDeque<>();
  private boolean isRunning;

  static Progress waits(Hole hole) {
    return new Progress.Waits(Set.of(hole));
  }

  /// Tries a task now, and again whenever there is reason to.
  void add(Task task) {
    open.add(task);
    ready.add(task);
    run();
  }

  /// Makes ready what waited for `hole`, which was just solved.
  void wake(Hole hole) {
    ready.addAll(waiting.getOrDefault(hole, Set.of()));
    waiting.remove(hole);
  }

  /// Tries all that is ready.
  void run() {
    if (isRunning) {
      return;
    }
    isRunning = true;
    while (!ready.isEmpty()) {
      attempt(ready.poll(), Stage.EARLY);
    }
    isRunning = false;
  }

  /// Decides what is left, in the order in which it came up.
  void decide() {
    boolean hasChanged = true;
    while (hasChanged) {
      int before = open.size();
      for (Task task : new ArrayList<>(open)) {
        attempt(task, Stage.LAST);
        run();
      }
      hasChanged = open.size() < before;
    }
  }

  /// Ends what cannot be decided.
  void giveUp() {
    new ArrayList<>(open).forEach(Task::giveUp);
    open.clear();
  }

  private void attempt(Task task, Stage stage) {
    if (!open.contains(task)) {
      return;
    }
    switch (task.attempt(stage)) {
      case Progress.Done _ -> open.remove(task);
      case Progress.Waits(Set<Hole> holes) ->
          holes.forEach(hole -> waiting.computeIfAbsent(hole, _ -> new LinkedHashSet<>()).add(task));
    }
  }
}
