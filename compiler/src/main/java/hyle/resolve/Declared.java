package hyle.resolve;

import hyle.name.GlobalName;
import hyle.report.Span;
import hyle.syntax.Ast;
import java.util.List;

/// A top-level name as its file declares it; `keys` are the names of its explicit parameters or fields.
record Declared(GlobalName name, Kind kind, Ast.Shape shape, List<String> keys, Span span) {
  /// What a declaration makes.
  enum Kind {
    DEFINITION,
    DATA,
    CONSTRUCTOR,
    RESOURCE
  }

  Declared {
    keys = List.copyOf(keys);
  }
}
