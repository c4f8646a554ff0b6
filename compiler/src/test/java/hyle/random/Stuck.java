package hyle.random;

/// No term of the wanted type can be made at a place; another way is tried.
final class Stuck extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stuck(Type goal) {
    super("no value of type " + goal.text(), null, false, false);
  }
}
