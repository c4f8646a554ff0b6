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
import java.util.regex.Pattern;

/// The files that could not be read in full. A name whose definition was lost that way is not reported a second time.
final class BrokenFiles {
  private static final String DEFINING = "(?:define|inline|data|resource|constant|[|])\\s+";

  private final Set<Source> sources = new HashSet<>();
  private final Map<FileName, Source> texts = new HashMap<>();

  BrokenFiles(List<LoadedFile> files, Diagnostics diagnostics) {
    files.forEach(file -> texts.put(file.name(), file.syntax().source()));
    for (Diagnostic diagnostic : diagnostics.sorted()) {
      if (diagnostic.severity() == Severity.ERROR && !(diagnostic instanceof ModuleError)) {
        sources.add(diagnostic.span().source());
      }
    }
  }

  boolean isBroken(FileName file) {
    return sources.contains(texts.get(file));
  }

  /// Whether the text of a file that could not be read seems to define `name`.
  boolean hidesDefinition(FileName file, String name) {
    return isBroken(file)
        && Pattern.compile(DEFINING + Pattern.quote(name) + "(?![^\\s(<:{|,}])")
            .matcher(texts.get(file).text())
            .find();
  }
}
