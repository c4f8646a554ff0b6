package hyle.report;

/// A place in a diagnostic with the words that stand beside its carets (they may be empty).
public record Label(Span span, String words) {}
