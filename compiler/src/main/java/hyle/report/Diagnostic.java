package hyle.report;

import java.util.List;

/// One message to the user, as data: each phase declares a sealed family of records that implement it.
///
/// The record's simple name in kebab case is the code that tools and `hyle explain` know.
public interface Diagnostic {
  /// What is so, in one sentence without a full stop.
  String title();

  /// The places that matter; the first is where the message points. Never empty.
  List<Label> labels();

  /// What to do about it; empty where the title says it.
  String hint();

  default Severity severity() {
    return Severity.ERROR;
  }

  default String code() {
    return codeOf(getClass().getSimpleName());
  }

  /// The code of the record that is called `name`: `variable-used-twice` for `VariableUsedTwice`.
  static String codeOf(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }

  /// The main place.
  default Span span() {
    return labels().getFirst().span();
  }
}
