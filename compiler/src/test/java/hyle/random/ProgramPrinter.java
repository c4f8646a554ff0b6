package hyle.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes random programs as source files.
final class ProgramPrinter {
  private static final String CORE = "core.";
  private final StringBuilder out = new StringBuilder();
  private int indent;
  private int line = 1;
  private int firstMarked;
  private int lastMarked;

  private ProgramPrinter() {}

  /// A source text; `firstMarked` to `lastMarked` are the lines of its marked term, 0 if there is none.
  record Printed(String text, int firstMarked, int lastMarked) {}

  static String print(Program program) {
    return printed(program).text();
  }

  static Printed printed(Program program) {
    ProgramPrinter printer = new ProgramPrinter();
    printer.imports(program);
    printer.nominals(program.definitions());
    program.definitions().forEach(printer::definition);
    return new Printed(printer.out.toString(), printer.firstMarked, printer.lastMarked);
  }

  /// A term alone, for messages.
  static String print(Term term) {
    ProgramPrinter printer = new ProgramPrinter();
    printer.body(term);
    return printer.out.toString();
  }

  private void imports(Program program) {
    Set<String> files = new TreeSet<>();
    program.bodies().flatMap(Term::parts).forEach(
        term -> {
          String name =
              switch (term) {
                case Term.Call call -> call.function();
                case Term.Name variable -> variable.name();
                case Term.Keyed keyed -> keyed.function();
                case Term.Literal _, Term.Construct _, Term.Apply _, Term.Lambda _, Term.Block _, Term.Match _, Term.If _, Term.When _ -> "";
                case Term.Embody _, Term.Box _, Term.Quote _, Term.Elements _, Term.Project _, Term.TypeTerm _, Term.Cast _ -> "";
                case Term.Marked _ -> "";
              };
          if (name.startsWith(CORE)) {
            files.add(name.substring(0, name.lastIndexOf('.')));
          }
        });
    line("import {");
    files.forEach(file -> line("  " + file + ","));
    line("  core.text.io {print-float, print-int},");
    line("}");
    line("");
  }

  /// Types that are announced stand before all definitions; functions are announced behind the types that they mention.
  private void nominals(List<Definition> definitions) {
    List<String> headers = new ArrayList<>();
    for (Definition definition : definitions) {
      if (definition instanceof Definition.Data data && data.announced() == Definition.Announced.YES) {
        headers.add(data.name() + (data.parameters().isEmpty() ? "" : "(" + typed(data.parameters()) + ")") + ": type");
      }
    }
    nominal(headers);
  }

  private void nominal(List<String> headers) {
    if (!headers.isEmpty()) {
      line("nominal {");
      headers.forEach(header -> line("  " + header + ","));
      line("}");
      line("");
    }
  }

  private static String typed(Collection<String> parameters) {
    return parameters.stream().map(parameter -> parameter + ": type").collect(Collectors.joining(", "));
  }

  private void definition(Definition definition) {
    switch (definition) {
      case Definition.Data data -> data(data);
      case Definition.Resource resource -> resource.code().lines().forEach(this::line);
      case Definition.Announcement(List<Definition.Function> functions) -> nominal(functions.stream().map(ProgramPrinter::header).toList());
      case Definition.Function function -> {
        begin(function.kind().text() + " " + header(function) + " {");
        body(function.body());
        end("}");
      }
      case Definition.Constant constant -> {
        begin(constant.kind().text() + " " + constant.name() + ": " + constant.type().text() + " {");
        body(constant.body());
        end("}");
      }
    }
    newLine();
  }

  private void data(Definition.Data data) {
    String parameters = data.parameters().stream().map(name -> isMentioned(name, data) ? name : name + ": type").collect(Collectors.joining(", "));
    line("data " + data.name() + (parameters.isEmpty() ? "" : "(" + parameters + ")") + " {");
    for (Definition.Constructor constructor : data.constructors()) {
      String fields =
          constructor.fields().stream().map(field -> field.name() + ": " + field.type().text()).collect(Collectors.joining(", "));
      line("| " + constructor.name() + (fields.isEmpty() ? "" : "(" + fields + ")"));
    }
    line("}");
  }

  /// Whether the checker can tell what kind of parameter it is: one that only goes on to the type itself needs its `: type`.
  private static boolean isMentioned(String parameter, Definition.Data data) {
    return data.constructors().stream()
        .flatMap(constructor -> constructor.fields().stream())
        .anyMatch(field -> field.type().equals(new Type.Variable(parameter)));
  }

  private static String header(Definition.Function function) {
    String implicit = function.typeParameters().isEmpty() ? "" : "<" + String.join(", ", function.typeParameters()) + ">";
    return function.name() + implicit + parameters(function.parameters()) + ": " + function.result().text();
  }

  private static String parameters(List<Term.Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + ": " + parameter.type().text())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /// A term where a block may stand without braces.
  private void body(Term term) {
    if (term instanceof Term.Block block) {
      block.statements().forEach(this::statement);
      body(block.result());
    } else {
      term(term);
      newLine();
    }
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Let let ->
          bind("let " + let.pattern().text() + let.type().map(type -> ": " + type.text()).orElse("") + on(let.lent()), let.value());
      case Statement.Tie tie -> bind("tie " + tie.pattern().text(), tie.value());
      case Statement.Try attempt -> bind("try " + attempt.pattern().text() + ": " + attempt.type().text(), attempt.value());
      case Statement.Letbox letbox -> bind(letbox.keyword() + " " + letbox.pattern().text() + on(letbox.lent()), letbox.value());
      case Statement.Pin pin -> bind("pin " + pin.name() + ": " + pin.type().text(), pin.value());
      case Statement.Use use -> {
        write("use ");
        term(use.value());
        write(" {" + String.join(", ", use.fields()) + "} in");
        newLine();
      }
      case Statement.Do act -> {
        term(act.value());
        write(";");
        newLine();
      }
      case Statement.Local local -> {
        begin("let " + local.name() + " = define " + local.self() + parameters(local.parameters()) + ": " + local.result().text() + " {");
        body(local.value());
        end("} in");
      }
    }
  }

  private static String on(List<String> lent) {
    return lent.isEmpty() ? "" : " on " + String.join(", ", lent);
  }

  private void bind(String head, Term value) {
    write(head + " = ");
    if (value instanceof Term.Block) {
      braces(value);
    } else {
      term(value);
    }
    write(" in");
    newLine();
  }

  private void term(Term term) {
    switch (term) {
      case Term.Literal literal -> write(literal.text());
      case Term.Name name -> write(name.name());
      case Term.TypeTerm type -> write(type.text());
      case Term.Call call -> list(call.function() + "(", call.children(), ")");
      case Term.Construct construct -> {
        if (construct.children().isEmpty()) {
          write(construct.constructor());
        } else {
          list(construct.constructor() + "(", construct.children(), ")");
        }
      }
      case Term.Elements elements -> list("[", elements.children(), "]");
      case Term.Keyed keyed -> keyed(keyed);
      case Term.Apply apply -> apply(apply);
      case Term.Lambda lambda -> {
        write("function " + parameters(lambda.parameters()) + " ");
        braces(lambda.body());
      }
      case Term.Block _ -> braces(term);
      case Term.Match match -> match(match);
      case Term.If(List<Term> children, Type _) -> {
        write("if ");
        term(children.get(0));
        write(" ");
        braces(children.get(1));
        write(" else ");
        braces(children.get(2));
      }
      case Term.When(List<Term> children) -> {
        write("when ");
        term(children.get(0));
        write(" ");
        braces(children.get(1));
      }
      case Term.Embody embody -> {
        write("*");
        term(embody.value());
      }
      case Term.Box box -> {
        write("box " + String.join(", ", box.captured()) + (box.captured().isEmpty() ? "" : " "));
        braces(box.body());
      }
      case Term.Quote quote -> {
        write("quote ");
        braces(quote.body());
      }
      case Term.Project project -> {
        term(project.value());
        write("::" + project.field());
      }
      case Term.Cast cast -> {
        write("magic cast(" + cast.from() + ", " + cast.to() + ", ");
        term(cast.value());
        write(")");
      }
      case Term.Marked(Term value) -> {
        firstMarked = line;
        term(value);
        lastMarked = line;
      }
    }
  }

  private void keyed(Term.Keyed keyed) {
    write(keyed.function() + " of {");
    for (int index = keyed.keys().size() - 1; index >= 0; index--) {
      write(keyed.keys().get(index) + " = ");
      term(keyed.children().get(index));
      write(index > 0 ? ", " : "");
    }
    write("}");
  }

  private void apply(Term.Apply apply) {
    Term function = apply.children().getFirst();
    if (function instanceof Term.Name) {
      term(function);
    } else {
      braces(function);
    }
    list("(", apply.children().subList(1, apply.children().size()), ")");
  }

  private void match(Term.Match match) {
    list(match.keyword() + " ", match.scrutinees(), " {");
    newLine();
    for (Term.Clause clause : match.clauses()) {
      begin("| " + clause.patterns().stream().map(Pattern::text).collect(Collectors.joining(", ")) + " =>");
      body(clause.body());
      indent--;
    }
    write("}");
  }

  private void list(String open, List<Term> terms, String close) {
    write(open);
    for (int index = 0; index < terms.size(); index++) {
      write(index > 0 ? ", " : "");
      term(terms.get(index));
    }
    write(close);
  }

  private void braces(Term term) {
    write("{");
    newLine();
    indent++;
    body(term);
    indent--;
    write("}");
  }

  private void begin(String text) {
    line(text);
    indent++;
  }

  private void end(String text) {
    indent--;
    line(text);
  }

  private void line(String text) {
    write(text);
    newLine();
  }

  private void write(String text) {
    if (out.isEmpty() || out.charAt(out.length() - 1) == '\n') {
      out.repeat("  ", indent);
    }
    out.append(text);
  }

  private void newLine() {
    out.append('\n');
    line++;
  }
}
