package hyle.doc;

import hyle.module.FileName;
import hyle.name.GlobalName;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.List;

/// A file that is documented, and the examples in its comments.
public record Subject(FileName name, Ast.Module syntax) {
  /// Its top-level names that are not private, constructors among them, in order.
  public List<String> publicNames() {
    List<String> names = new ArrayList<>();
    for (Ast.Declaration declaration : syntax.declarations()) {
      switch (declaration) {
        case Ast.Declaration.Define define -> names.add(define.header().name().text());
        case Ast.Declaration.Data data -> {
          names.add(data.name().text());
          data.constructors().forEach(constructor -> names.add(constructor.name().text()));
        }
        case Ast.Declaration.Resource resource -> names.add(resource.name().text());
        case Ast.Declaration.Nominal _, Ast.Declaration.Foreign _ -> {}
      }
    }
    return names.stream().filter(name -> !name.startsWith(GlobalName.PRIVATE)).distinct().toList();
  }

  /// What the blocks of code in its comments have to be tried, in order.
  public List<ExampleReader.Examples> examples() {
    List<ExampleReader.Examples> examples = new ArrayList<>();
    for (Comment comment : Comments.of(syntax).all()) {
      for (Block block : comment.blocks()) {
        switch (block) {
          case Block.Code code -> examples.add(ExampleReader.read(code));
          case Block.Paragraph _, Block.Items _ -> {}
        }
      }
    }
    return examples;
  }
}
