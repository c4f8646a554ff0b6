package hyle.doc;

import hyle.report.Source;
import hyle.report.Span;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The doc comments of a file: the block of `//` lines at its top, which an empty line ends, and those directly above its declarations [C15].
///
/// The tree of a file has no comments; they are read from the lines between its declarations. Certificates [M21] are for the compiler.
public record Comments(Comment ofFile, SequencedMap<Ast.Declaration, Comment> ofDeclarations) {
  private static final String MARKER = "//";
  private static final String CERTIFICATE = "hyle:";

  public Comments {
    ofDeclarations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(ofDeclarations));
  }

  public static Comments of(Ast.Module module) {
    Source source = module.source();
    LinkedHashMap<Ast.Declaration, Comment> comments = new LinkedHashMap<>();
    int end = module.imports().isEmpty() ? 0 : module.imports().getLast().span().end();
    for (Ast.Declaration declaration : module.declarations()) {
      comments.put(declaration, above(source, declaration.span().start(), end));
      end = declaration.span().end();
    }
    Comment top = atTop(source);
    boolean isOfFile = comments.values().stream().noneMatch(comment -> comment.isThere() && comment.equals(top));
    return new Comments(isOfFile ? top : Comment.NONE, comments);
  }

  /// All of them, in the order of the file.
  public List<Comment> all() {
    List<Comment> all = new ArrayList<>(List.of(ofFile));
    all.addAll(ofDeclarations.values());
    return all.stream().filter(Comment::isThere).toList();
  }

  /// The lines directly above `start` that begin behind `end`, where other code ends.
  private static Comment above(Source source, int start, int end) {
    List<Span> lines = new ArrayList<>();
    int line = source.line(start) - 1;
    while (line > 0 && source.lineStart(line) >= end && isComment(source, line)) {
      if (!isCertificate(source, line)) {
        lines.add(content(source, line));
      }
      line--;
    }
    return new Comment(lines.reversed());
  }

  private static Comment atTop(Source source) {
    List<Span> lines = new ArrayList<>();
    for (int line = 1; line <= source.lineCount() && isComment(source, line); line++) {
      lines.add(content(source, line));
    }
    return new Comment(lines);
  }

  private static boolean isComment(Source source, int line) {
    return source.lineText(line).strip().startsWith(MARKER);
  }

  private static boolean isCertificate(Source source, int line) {
    return source.lineText(line).strip().substring(MARKER.length()).strip().startsWith(CERTIFICATE);
  }

  private static Span content(Source source, int line) {
    String text = source.lineText(line);
    int start = source.lineStart(line);
    return source.span(start + text.indexOf(MARKER) + MARKER.length(), start + text.stripTrailing().length());
  }
}
