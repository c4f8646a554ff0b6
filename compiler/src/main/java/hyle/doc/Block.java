package hyle.doc;

import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// A part of a comment.
public sealed interface Block {
  /// Prose: its lines, without what stands before them.
  record Paragraph(List<Span> lines) implements Block {
    public Paragraph {
      lines = List.copyOf(lines);
    }
  }

  /// Paragraphs that begin with `- `, without that.
  record Items(List<Paragraph> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// Lines that stand four or more spaces further right than prose, without these. Empty lines between them count.
  record Code(List<Span> lines) implements Block {
    public Code {
      lines = List.copyOf(lines);
    }
  }

  /// The parts of a comment.
  static List<Block> of(Comment comment) {
    return new Reader().read(comment);
  }

  /// Collects lines until something else begins.
  final class Reader {
    private static final String CODE = "     ";
    private static final String ITEM = "- ";

    private final List<Block> blocks = new ArrayList<>();
    private final List<Span> prose = new ArrayList<>();
    private final List<Paragraph> items = new ArrayList<>();
    private final List<Span> code = new ArrayList<>();

    private List<Block> read(Comment comment) {
      for (Span line : comment.lines()) {
        if (line.text().isBlank()) {
          endProse();
          if (!code.isEmpty()) {
            code.add(line);
          }
        } else if (line.text().startsWith(CODE)) {
          endProse();
          endItems();
          code.add(from(line, CODE.length()));
        } else {
          endCode();
          prose(from(line, line.text().length() - line.text().stripLeading().length()));
        }
      }
      endProse();
      endItems();
      endCode();
      return List.copyOf(blocks);
    }

    private void prose(Span line) {
      boolean beginsItem = line.text().startsWith(ITEM);
      if (beginsItem) {
        endProse();
      } else if (prose.isEmpty()) {
        endItems();
      }
      prose.add(line);
    }

    private void endProse() {
      if (prose.isEmpty()) {
        return;
      }
      if (prose.getFirst().text().startsWith(ITEM)) {
        prose.set(0, from(prose.getFirst(), ITEM.length()));
        items.add(new Paragraph(prose));
      } else {
        endItems();
        blocks.add(new Paragraph(prose));
      }
      prose.clear();
    }

    private void endItems() {
      if (!items.isEmpty()) {
        blocks.add(new Items(items));
        items.clear();
      }
    }

    private void endCode() {
      while (!code.isEmpty() && code.getLast().text().isBlank()) {
        code.removeLast();
      }
      if (!code.isEmpty()) {
        blocks.add(new Code(code));
        code.clear();
      }
    }

    private static Span from(Span line, int characters) {
      return line.source().span(line.start() + characters, line.end());
    }
  }
}
