package hyle.doc;

import hyle.module.FileName;
import hyle.module.LoadedFile;
import hyle.name.GlobalName;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A file of a module, as its page shows it: what its comment says, and its public definitions in order.
record DocumentedFile(FileName name, Comment comment, List<Definition> definitions, Names names) {
  DocumentedFile {
    definitions = List.copyOf(definitions);
  }

  static DocumentedFile of(LoadedFile file, Places places) {
    Comments comments = Comments.of(file.syntax());
    List<Definition> definitions = new ArrayList<>();
    for (Map.Entry<Ast.Declaration, Comment> entry : comments.ofDeclarations().entrySet()) {
      Comment comment = entry.getValue();
      switch (entry.getKey()) {
        case Ast.Declaration.Define define -> definitions.add(Definition.of(define, file.name().global(define.header().name().text()), comment));
        case Ast.Declaration.Data data -> definitions.add(Definition.of(data, file.name().global(data.name().text()), comment));
        case Ast.Declaration.Resource resource -> definitions.add(Definition.of(resource, file.name().global(resource.name().text()), comment));
        case Ast.Declaration.Nominal _, Ast.Declaration.Foreign _ -> {}
      }
    }
    definitions.removeIf(definition -> definition.name().base().startsWith(GlobalName.PRIVATE));
    return new DocumentedFile(file.name(), comments.ofFile(), definitions, new Names(file, places));
  }

  /// Whether others may use the file: no part of its locator is private.
  static boolean isPublic(FileName name) {
    return List.of(name.file().split("\\.")).stream().noneMatch(part -> part.startsWith(GlobalName.PRIVATE));
  }
}
