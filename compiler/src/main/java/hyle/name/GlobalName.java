package hyle.name;

/// The name of a top-level definition: its module (`this`, `core`), its file in that module (`int.show`), its own name (`show-int`).
public record GlobalName(String module, String file, String base) implements Comparable<GlobalName> {
  /// What the names begin with that are for their own module only, by custom.
  public static final String PRIVATE = "_";

  /// The file's locator, as an import writes it: `core.int.show`.
  public String locator() {
    return module + "." + file;
  }

  /// Whether the core library defines it.
  public boolean isCore() {
    return module.equals("core");
  }

  /// The name as reports and diagnostics show it: `sample.increment` for the program's own, `core.list.append` for others.
  public String display() {
    return module.equals("this") ? file + "." + base : module + "." + file + "." + base;
  }

  @Override
  public int compareTo(GlobalName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return module + "." + file + "." + base;
  }
}
