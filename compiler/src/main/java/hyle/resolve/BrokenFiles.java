package hyle.resolve;

import hyle.module.FileName;
import hyle.module.LoadedFile;
import hyle.module.ModuleError;
import hyle.report.Diagnostic;
import hyle.report.Diagnostics;
import hyle.report.Severity;
import hyle.report.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files that could not be read in full. A name whose definition or import was lost that way is not reported a second time.
final class BrokenFiles {
  private final Set<Source> sources = new HashSet<>();
  private final Map<FileName, LoadedFile> files = new HashMap<>();

  BrokenFiles(List<LoadedFile> files, Diagnostics diagnostics) {
    files.forEach(file -> this.files.put(file.name(), file));
    for (Diagnostic diagnostic : diagnostics.sorted()) {
      if (diagnostic.severity() == Severity.ERROR && !(diagnostic instanceof ModuleError)) {
        sources.add(diagnostic.span().source());
      }
    }
  }

  boolean isBroken(FileName file) {
    return sources.contains(files.get(file).syntax().source());
  }

  /// Whether `name`, or the file in front of its last dot, may have had its meaning from a part of `file` that could not be read.
  boolean hides(FileName file, String name) {
    Set<String> lost = files.get(file).syntax().lost();
    int dot = name.lastIndexOf('.');
    return lost.contains(name) || dot >= 0 && lost.contains(name.substring(0, dot));
  }
}
