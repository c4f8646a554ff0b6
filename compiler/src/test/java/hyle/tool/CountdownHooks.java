package hyle.tool;

/// What the classes of a `FaultyRuntime` call; each such runtime has this class for itself, with its own countdown.
public final class CountdownHooks {
  private static volatile Countdown countdown;

  private CountdownHooks() {}

  public static void set(Countdown chosen) {
    countdown = chosen;
  }

  public static void system() {
    countdown.take(Countdown.Resource.SYSTEM);
  }

  public static void cell() {
    countdown.take(Countdown.Resource.CELL);
  }

  public static void thread() {
    countdown.take(Countdown.Resource.THREAD);
  }

  public static void prints(long bytes) {
    countdown.prints(bytes);
  }

  public static void printsAtOnce(long bytes) {
    countdown.printsAtOnce(bytes);
  }
}
