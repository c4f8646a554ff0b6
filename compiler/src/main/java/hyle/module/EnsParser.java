package hyle.module;

import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.report.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the text of a `module.ens` into its tree.
///
/// The first mistake is reported and ends the reading: what was read so far is returned.
public final class EnsParser {
  private static final String DELIMITERS = "=() `\"\n\t\r:;,<>[]{}/*|";

  private final Source source;
  private final String text;
  private final Diagnostics diagnostics;
  private int at;
  private int lastEnd;
  private boolean stopped;

  private EnsParser(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.text = source.text();
    this.diagnostics = diagnostics;
  }

  /// The dictionary that `source` consists of.
  public static Ens.Dictionary parse(Source source, Diagnostics diagnostics) {
    return new EnsParser(source, diagnostics).file();
  }

  private Ens.Dictionary file() {
    skip();
    Ens.Dictionary dictionary = dictionary();
    skip();
    if (!stopped && at < text.length()) {
      fail("the end of the file");
    }
    return dictionary;
  }

  private Ens.Dictionary dictionary() {
    int start = at;
    List<Ens.Entry> entries = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    if (take('{')) {
      while (!stopped && !peek('}')) {
        Ens.Entry entry = entry();
        Span earlier = seen.putIfAbsent(entry.key(), entry.keySpan());
        if (earlier != null && !stopped) {
          diagnostics.report(new ModuleError.DuplicateKey(entry.key(), entry.keySpan(), earlier));
        } else if (!stopped) {
          entries.add(entry);
        }
        separator('}');
      }
      take('}');
    }
    return new Ens.Dictionary(entries, source.span(start, Math.max(lastEnd, start)));
  }

  private Ens.Entry entry() {
    int start = at;
    String key = symbol("a key or `}`");
    Span span = source.span(start, at);
    skip();
    return new Ens.Entry(key, span, value());
  }

  private Ens value() {
    int start = at;
    if (peek('{')) {
      return dictionary();
    }
    if (peek('[')) {
      return sequence();
    }
    if (peek('"')) {
      return text();
    }
    String word = symbol("a value: a dictionary, a list, a text, a number, `true` or `false`");
    Span span = source.span(start, at);
    if (word.equals("true") || word.equals("false")) {
      return new Ens.Truth(word.equals("true") ? Ens.Answer.TRUE : Ens.Answer.FALSE, span);
    }
    if (word.matches("[+-]?[0-9]+")) {
      return new Ens.Integer(new BigInteger(word), span);
    }
    if (word.matches("[+-]?[0-9]+\\.[0-9]+([eE][+-]?[0-9]+)?")) {
      return new Ens.Float(Double.parseDouble(word), span);
    }
    at = start;
    fail("a value: a dictionary, a list, a text, a number, `true` or `false`");
    return new Ens.Text("", span);
  }

  private Ens.Sequence sequence() {
    int start = at;
    List<Ens> elements = new ArrayList<>();
    take('[');
    while (!stopped && !peek(']')) {
      elements.add(value());
      separator(']');
    }
    take(']');
    return new Ens.Sequence(elements, source.span(start, Math.max(lastEnd, start)));
  }

  private Ens.Text text() {
    int start = at;
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' && end + 1 < text.length() ? 2 : 1;
    }
    if (end >= text.length()) {
      fail("`\"` at the end of this text");
      return new Ens.Text("", source.span(start, start + 1));
    }
    at = end + 1;
    return new Ens.Text(text.substring(start + 1, end), source.span(start, at));
  }

  private String symbol(String expected) {
    int start = at;
    while (!stopped && at < text.length() && DELIMITERS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (start == at) {
      fail(expected);
    }
    return text.substring(start, Math.max(at, start));
  }

  /// A comma, or nothing before the closing bracket.
  private void separator(char closing) {
    skip();
    if (peek(',')) {
      take(',');
      skip();
    } else if (!peek(closing)) {
      fail("`,` or `" + closing + "`");
    }
  }

  private boolean peek(char wanted) {
    return !stopped && at < text.length() && text.charAt(at) == wanted;
  }

  private boolean take(char wanted) {
    if (!peek(wanted)) {
      fail("`" + wanted + "`");
      return false;
    }
    at++;
    lastEnd = at;
    skip();
    return true;
  }

  private void skip() {
    while (at < text.length()) {
      if (" \n\t\r\uFEFF".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  private void fail(String expected) {
    if (!stopped) {
      stopped = true;
      String found = at < text.length() ? "`" + Character.toString(text.codePointAt(at)) + "`" : "the end of the file";
      int end = at < text.length() ? at + Character.charCount(text.codePointAt(at)) : at;
      diagnostics.report(new ModuleError.ModuleSyntax(expected, found, source.span(at, end)));
    }
  }
}
