package hyle.module;

import hyle.report.Source;
import java.util.List;
import java.util.Optional;

/// The files of the modules of a compilation; the tool implements it over directories and the bundled library.
public interface SourceTree {
  /// The file at `path`, relative to the root directory of `module` (`this`, `core`, or what `module` gives), `/` between the
  /// parts.
  ///
  /// For example `source/list.nt`, `module.ens`.
  Optional<Source> read(String module, String path);

  /// The module that `alias`, a dependency of `module`, means in the files of `module`.
  default String module(String module, String alias) {
    return alias;
  }

  /// The paths of the `.nt` files below `directory` of `module`, in order. They only serve hints, so an empty list does no harm.
  default List<String> paths(String module, String directory) {
    return List.of();
  }
}
