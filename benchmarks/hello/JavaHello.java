/// The least program.
public final class JavaHello {
  public static void main(String[] args) {
    System.out.println("Hello");
  }
}
