package hyle.resolve;

import hyle.module.Platform;
import hyle.report.Diagnostics;
import hyle.syntax.Ast;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses the clause of an `introspect`; the others are not even resolved.
final class Introspection {
  private static final String BOTH = "operating-system and architecture";
  private static final Map<String, String> OLDER =
      Map.of("arch", "architecture", "os", "operating-system", "platform", BOTH);

  private final Platform platform;
  private final Diagnostics diagnostics;

  Introspection(Platform platform, Diagnostics diagnostics) {
    this.platform = platform;
    this.diagnostics = diagnostics;
  }

  /// The body of the first clause that fits; none when that was reported.
  Optional<Ast.Expression> choose(Ast.Expression.Introspect introspect) {
    Ast.Name key = introspect.key();
    String current = OLDER.getOrDefault(key.text(), key.text());
    if (!current.equals(key.text())) {
      diagnostics.report(new ResolveWarning.OldIntrospectionKey(key.text(), current, key.span()));
    }
    Optional<String> value = value(current);
    if (value.isEmpty()) {
      List<String> known = List.of("architecture", "operating-system", "build-mode");
      diagnostics.report(new FormError.UnknownIntrospection(key.text(), known, key.span()));
      return Optional.empty();
    }
    Optional<Ast.Expression> body =
        introspect.alternatives().stream()
            .filter(alternative -> List.of("default", value.get()).contains(alternative.value().text()))
            .map(Ast.Alternative::body)
            .findFirst();
    if (body.isEmpty()) {
      diagnostics.report(new FormError.NoIntrospectionClause(current, value.get(), introspect.span()));
    }
    return body;
  }

  private Optional<String> value(String key) {
    return switch (key) {
      case "architecture" -> Optional.of(platform.architecture());
      case "operating-system" -> Optional.of(platform.operatingSystem());
      case "build-mode" -> Optional.of(platform.mode().word());
      case BOTH -> Optional.of(platform.architecture() + "-" + platform.operatingSystem());
      default -> Optional.empty();
    };
  }
}
