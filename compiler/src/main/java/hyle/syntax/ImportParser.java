package hyle.syntax;

import java.util.List;

/// Reads `import { … }` [spec: imports].
final class ImportParser {
  private final Cursor cursor;

  ImportParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /// The items of the import that begins here.
  List<Ast.Import> items() {
    cursor.advance();
    List<Ast.Import> items = Series.enclosed(cursor, Mark.OPEN_BRACE, Mark.CLOSE_BRACE, "after `import`", this::item);
    items.removeIf(item -> item.span().start() == item.span().end());
    return items;
  }

  private Ast.Import item() {
    int start = cursor.position();
    if (cursor.at("static") && cursor.followedBy(Mark.OPEN_BRACE)) {
      cursor.advance();
      List<Ast.Name> keys = names("the key of a static file");
      return new Ast.Import.Static(keys, cursor.since(start));
    }
    Ast.Name locator = cursor.name("what to import, such as `core.list`");
    List<Ast.Name> names = cursor.at(Mark.OPEN_BRACE) ? names("the name of a definition") : List.of();
    return new Ast.Import.Path(locator, names, cursor.since(start));
  }

  private List<Ast.Name> names(String what) {
    List<Ast.Name> names = Series.enclosed(cursor, Mark.OPEN_BRACE, Mark.CLOSE_BRACE, "before the names", () -> cursor.name(what));
    names.removeIf(name -> !name.isRead());
    return names;
  }
}
