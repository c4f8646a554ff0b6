package hyle.module;

import hyle.name.GlobalName;

/// Which source file: its module (`this`, `core`) and its locator in that module (`int.show`).
public record FileName(String module, String file) implements Comparable<FileName> {
  /// The file that defines `name`.
  public static FileName of(GlobalName name) {
    return new FileName(name.module(), name.file());
  }

  /// The top-level name `base` of this file.
  public GlobalName global(String base) {
    return new GlobalName(module, file, base);
  }

  /// As an import writes it: `core.int.show`.
  public String locator() {
    return module + "." + file;
  }

  @Override
  public int compareTo(FileName other) {
    return locator().compareTo(other.locator());
  }

  @Override
  public String toString() {
    return locator();
  }
}
