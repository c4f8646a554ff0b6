package hyle.demand;

import hyle.report.Span;

/// A claim in the source: its place, and the function that it is demanded of, from `define` to the end of its name.
public record Demand(Claim claim, Span place, Span function, String name) {
  /// Whether a function that comes from the code at `span` is the one, or a version of it.
  public boolean isOf(Span span) {
    return span.source().equals(function.source()) && span.start() >= function.start() && span.start() <= function.end();
  }
}
