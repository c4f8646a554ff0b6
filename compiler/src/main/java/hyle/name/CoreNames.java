package hyle.name;

import java.util.List;

/// The names of the core library that the language itself mentions: sugar, literals, and the results of primitives.
public final class CoreNames {
  public static final GlobalName BOOL = core("bool", "bool");
  public static final GlobalName TRUE = core("bool", "True");
  public static final GlobalName FALSE = core("bool", "False");
  public static final GlobalName UNIT_TYPE = core("unit", "unit");
  public static final GlobalName UNIT = core("unit", "Unit");
  public static final GlobalName EITHER = core("either", "either");
  public static final GlobalName LEFT = core("either", "Left");
  public static final GlobalName RIGHT = core("either", "Right");
  public static final GlobalName LIST = core("list", "list");
  public static final GlobalName NIL = core("list", "Nil");
  public static final GlobalName CONS = core("list", "Cons");
  public static final GlobalName TEXT = core("text", "text");

  /// The resource that a text is a newtype of.
  public static final GlobalName BINARY = core("binary", "binary");

  /// The resource that a thread is: copying or discarding one waits for its end.
  public static final GlobalName THREAD = core("thread", "_thread-inner");

  /// The resources that change while they are lent.
  public static final GlobalName CELL = core("cell", "_cell");

  public static final GlobalName CHANNEL = core("channel", "_channel");

  public static final GlobalName DETACH = core("thread", "detach");
  public static final GlobalName ATTACH = core("thread", "attach");
  public static final GlobalName ASSERT = core("trick", "_assert");
  public static final GlobalName PANIC = core("trick", "unsafe-panic");

  public static final List<GlobalName> ALL =
      List.of(
          BOOL, TRUE, FALSE, UNIT_TYPE, UNIT, EITHER, LEFT, RIGHT, LIST, NIL, CONS, TEXT, BINARY, DETACH, ATTACH, ASSERT, PANIC);

  private CoreNames() {}

  private static GlobalName core(String file, String base) {
    return new GlobalName("core", file, base);
  }
}
