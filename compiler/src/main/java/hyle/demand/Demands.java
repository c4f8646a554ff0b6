package hyle.demand;

import hyle.demand.Claim.Quantity;
import hyle.demand.Claim.Unit;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.report.Span;
import hyle.syntax.Remark;
import hyle.syntax.Remarks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the certificates of a source: comments above functions, which other compilers of the language pass over [M21].
///
/// ```
/// // hyle: allocs 0, copies 0, stack constant
/// define increment(xs: list(int)): list(int) { … }
/// ```
public final class Demands {
  private static final String WORD = "hyle:";
  /// More digits make no useful number.
  private static final int MOST_DIGITS = 6;

  private final Diagnostics diagnostics;
  private final List<Demand> demands = new ArrayList<>();

  private Demands(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  public static List<Demand> of(Source source, Diagnostics diagnostics) {
    Demands demands = new Demands(diagnostics);
    Remarks.beginningWith(WORD, source).forEach(demands::read);
    return List.copyOf(demands.demands);
  }

  private void read(Remark remark) {
    switch (remark.above()) {
      case Remark.Above.Nothing() -> diagnostics.report(new DemandError.StrayCertificate(trimmed(remark.text()), trimmed(remark.text())));
      case Remark.Above.Other(Span word) -> diagnostics.report(new DemandError.StrayCertificate(trimmed(remark.text()), word));
      case Remark.Above.Function(Span head, String name) -> claims(remark.text(), head, name);
    }
  }

  private void claims(Span text, Span head, String name) {
    int at = text.start() + words(text).indexOf(WORD) + WORD.length();
    for (String part : text.source().text().substring(at, text.end()).split(",", -1)) {
      Span place = trimmed(text.source().span(at, at + part.length()));
      Optional<Claim> claim = claim(Arrays.asList(part.strip().split("\\s+")));
      claim.ifPresentOrElse(
          found -> demands.add(new Demand(found, place, head, name)),
          () -> diagnostics.report(new DemandError.UnknownClaim(part.isBlank() ? trimmed(text) : place, part.strip())));
      at += part.length() + 1;
    }
  }

  private static Optional<Claim> claim(List<String> words) {
    if (words.equals(List.of("stack", "constant"))) {
      return Optional.of(new Claim.ConstantStack());
    }
    boolean isOfRounds = words.size() == 4 && words.subList(2, 4).equals(List.of("per", "round"));
    if (!isOfRounds && words.size() != 2 || !isNumber(words.get(1))) {
      return Optional.empty();
    }
    Unit unit = isOfRounds ? Unit.ROUND : Unit.CALL;
    return Arrays.stream(Quantity.values())
        .filter(quantity -> quantity.word().equals(words.getFirst()))
        .<Claim>map(quantity -> new Claim.AtMost(quantity, Integer.parseInt(words.get(1)), unit))
        .findFirst();
  }

  private static boolean isNumber(String word) {
    return word.length() <= MOST_DIGITS && word.matches("[0-9]+");
  }

  private static String words(Span span) {
    return span.source().text().substring(span.start(), span.end());
  }

  private static Span trimmed(Span span) {
    String words = words(span);
    int leading = words.length() - words.stripLeading().length();
    return words.isBlank() ? span : span.source().span(span.start() + leading, span.start() + words.stripTrailing().length());
  }
}
