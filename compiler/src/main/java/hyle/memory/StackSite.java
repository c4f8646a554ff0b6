package hyle.memory;

import hyle.report.Span;

/// A call in a recursion that something of its caller comes after: each such call takes a frame of the stack.
public record StackSite(Span span, String callee, Reason reason) {
  /// In words for people.
  public String description() {
    return "the call of `" + callee + "` is not last: " + reason;
  }
}
