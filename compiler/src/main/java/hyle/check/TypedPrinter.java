package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The text form of the typed program, for `--dump=typed` and goldens: the declarations of the program's own module.
///
/// Variables are numbered from 0 in each declaration, implicit arguments stand in `<…>`, and every binder has its type.
public final class TypedPrinter {
  private final StringBuilder out = new StringBuilder();
  private final Map<LocalName, Integer> numbers = new HashMap<>();
  private int indent;

  private TypedPrinter() {}

  public static String print(Typed.Program program) {
    TypedPrinter printer = new TypedPrinter();
    program.declarations().values().stream()
        .filter(declaration -> declaration.name().module().equals("this"))
        .forEach(printer::declaration);
    return printer.out.toString();
  }

  /// One type or expression.
  public static String print(Typed.Expression expression) {
    TypedPrinter printer = new TypedPrinter();
    printer.expression(expression);
    return printer.out.toString();
  }

  private void declaration(Typed.Declaration declaration) {
    numbers.clear();
    out.append(out.isEmpty() ? "" : "\n");
    switch (declaration) {
      case Typed.Declaration.Definition definition -> {
        text(definition.opacity() == Typed.Opacity.INLINE ? "inline " : "define ").global(definition.name());
        implicits(definition.implicits());
        if (definition.shape() == Typed.Shape.FUNCTION) {
          parameters(definition.parameters());
        }
        text(": ").expression(definition.result());
        text(" ").body(definition.body());
      }
      case Typed.Declaration.Data data -> {
        text("data ").global(data.name());
        if (data.shape() == Typed.Shape.FUNCTION) {
          parameters(data.parameters());
        }
        text(" {");
        indent++;
        for (Typed.Constructor constructor : data.constructors()) {
          line("| ").global(constructor.name());
          if (constructor.shape() == Typed.Shape.FUNCTION) {
            parameters(constructor.fields());
          }
        }
        indent--;
        line("}");
      }
      case Typed.Declaration.Resource resource -> {
        text("resource ").global(resource.name()).text(": ").expression(resource.carrier());
        text(" {");
        indent++;
        line("").expression(resource.discarder());
        text(",");
        line("").expression(resource.copier());
        indent--;
        line("}");
      }
    }
    text("\n");
  }

  private void expression(Typed.Expression expression) {
    switch (expression) {
      case Typed.Expression.Local local -> local(local.name());
      case Typed.Expression.Global global -> global(global.name());
      case Typed.Expression.Operation operation -> text(operation.operation().text());
      case Typed.Expression.Primitive primitive -> text(primitive.type().text());
      case Typed.Expression.Universe _ -> text("type");
      case Typed.Expression.Number number -> text(number.bits() + ": ").expression(number.type());
      case Typed.Expression.Text text -> text("\"" + escaped(text.value()) + "\"");
      case Typed.Expression.Rune rune -> text("rune " + Integer.toHexString(rune.packed()));
      case Typed.Expression.Block _ -> body(expression);
      case Typed.Expression.Call call -> {
        expression(call.function());
        if (!call.implicits().isEmpty()) {
          text("<").list(call.implicits()).text(">");
        }
        text("(").list(call.arguments()).text(")");
      }
      case Typed.Expression.Function function -> {
        text("function ");
        function(function);
      }
      case Typed.Expression.Recursive recursive -> {
        text("define ").local(recursive.self());
        function(recursive.function());
      }
      case Typed.Expression.Pi pi -> {
        implicits(pi.implicits());
        parameters(pi.parameters()).text(" -> ").expression(pi.codomain());
      }
      case Typed.Expression.Noema noema -> text("&").expression(noema.type());
      case Typed.Expression.Embody embody -> text("*").expression(embody.value());
      case Typed.Expression.Match match -> match(match);
      case Typed.Expression.Cast cast -> text("cast(").list(List.of(cast.from(), cast.to(), cast.value())).text(")");
      case Typed.Expression.Store store -> text("store(").list(List.of(store.type(), store.value(), store.pointer())).text(")");
      case Typed.Expression.Load load -> text("load(").list(List.of(load.type(), load.pointer())).text(")");
      case Typed.Expression.Alloca alloca -> text("alloca(").list(List.of(alloca.type(), alloca.count())).text(")");
      case Typed.Expression.External external ->
          text("external " + external.symbol() + "(").list(external.arguments()).text("): ").expression(external.type());
      case Typed.Expression.ForeignGlobal global -> text("global " + global.symbol() + ": ").expression(global.type());
    }
  }

  private void function(Typed.Expression.Function function) {
    implicits(function.implicits());
    parameters(function.parameters()).text(": ").expression(function.result());
    text(" ").body(function.body());
  }

  private void match(Typed.Expression.Match match) {
    text(match.mode() == Typed.Mode.OWNED ? "match " : "case ").list(match.scrutinees()).text(" {");
    for (Typed.Clause clause : match.clauses()) {
      line("| ");
      for (int i = 0; i < clause.patterns().size(); i++) {
        text(i == 0 ? "" : ", ");
        pattern(clause.patterns().get(i));
      }
      text(" =>");
      indent++;
      lines(clause.body());
      indent--;
    }
    line("}");
  }

  private void pattern(Typed.Pattern pattern) {
    switch (pattern) {
      case Typed.Pattern.Variable variable -> local(variable.name()).text(": ").expression(variable.type());
      case Typed.Pattern.Literal literal -> text(literal.bits() + ": ").expression(literal.type());
      case Typed.Pattern.Constructor constructor -> {
        global(constructor.name());
        if (!constructor.typeArguments().isEmpty()) {
          text("<").list(constructor.typeArguments()).text(">");
        }
        text("(");
        for (int i = 0; i < constructor.arguments().size(); i++) {
          text(i == 0 ? "" : ", ");
          pattern(constructor.arguments().get(i));
        }
        text(")");
      }
    }
  }

  private void body(Typed.Expression body) {
    text("{");
    indent++;
    lines(body);
    indent--;
    line("}");
  }

  /// The statements and the result of a block, a line each.
  private void lines(Typed.Expression body) {
    if (!(body instanceof Typed.Expression.Block block)) {
      line("").expression(body);
      return;
    }
    for (Typed.Statement statement : block.statements()) {
      switch (statement) {
        case Typed.Statement.Let let -> {
          line("let ").local(let.name()).text(": ").expression(let.type());
          text(" = ").expression(let.value());
        }
        case Typed.Statement.Borrow borrow -> {
          line("let ").local(borrow.name()).text(": ").expression(borrow.type());
          text(" on");
          for (Typed.Lent lent : borrow.lent()) {
            text(" ").local(lent.outer()).text(" as ").local(lent.noema()).text(" then ").local(lent.after());
          }
          text(" = ").expression(borrow.value());
        }
      }
      text(" in");
    }
    line("").expression(block.result());
  }

  private void implicits(List<Typed.Parameter> parameters) {
    if (!parameters.isEmpty()) {
      text("<").parameterList(parameters).text(">");
    }
  }

  private TypedPrinter parameters(List<Typed.Parameter> parameters) {
    return text("(").parameterList(parameters).text(")");
  }

  private TypedPrinter parameterList(List<Typed.Parameter> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      text(i == 0 ? "" : ", ").local(parameters.get(i).name()).text(": ").expression(parameters.get(i).type());
    }
    return this;
  }

  private TypedPrinter list(List<Typed.Expression> expressions) {
    for (int i = 0; i < expressions.size(); i++) {
      text(i == 0 ? "" : ", ").expression(expressions.get(i));
    }
    return this;
  }

  private TypedPrinter local(LocalName name) {
    int number = numbers.computeIfAbsent(name, _ -> numbers.size());
    return text(name.text() + "#" + number);
  }

  private TypedPrinter global(GlobalName name) {
    return text(name.display());
  }

  private TypedPrinter line(String text) {
    out.append("\n").append("  ".repeat(indent)).append(text);
    return this;
  }

  private TypedPrinter text(String text) {
    out.append(text);
    return this;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
