package hyle.jvm;

/// A class as the JVM loads it; `binaryName` has dots: `hyle.program.Main`.
public record ClassFile(String binaryName, byte[] bytes) {
  /// The path of the file in a jar.
  public String path() {
    return binaryName.replace('.', '/') + ".class";
  }
}
