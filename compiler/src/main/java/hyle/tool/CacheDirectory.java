package hyle.tool;

import java.nio.file.Path;

/// Where compiled programs are kept between runs: below XDG_CACHE_HOME, or ~/.cache, or, where there is no home, in the working
/// directory.
final class CacheDirectory {
  private CacheDirectory() {}

  static Path path() {
    String cache = System.getenv("XDG_CACHE_HOME");
    if (cache != null && !cache.isEmpty() && Path.of(cache).isAbsolute()) {
      return Path.of(cache, "hyle");
    }
    String home = System.getenv("HOME");
    return home != null && !home.isEmpty() ? Path.of(home, ".cache", "hyle") : Path.of(".hyle");
  }
}
