package hyle.module;

import java.util.Locale;

/// What `introspect` can ask about: words such as `amd64` and `linux`, and the build mode.
public record Platform(String architecture, String operatingSystem, BuildMode mode) {
  /// The platform of the running virtual machine.
  public static Platform ofThisMachine(BuildMode mode) {
    String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return new Platform(
        architecture.equals("aarch64") || architecture.equals("arm64") ? "arm64" : "amd64",
        system.startsWith("mac") ? "darwin" : "linux",
        mode);
  }
}
