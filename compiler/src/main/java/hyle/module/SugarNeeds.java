package hyle.module;

import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.name.PrimitiveOperation;
import hyle.syntax.Ast;
import hyle.syntax.Ast.Expression;
import hyle.syntax.Ast.Pattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects the library's files that the sugar and the literals of a file stand for.
///
/// `if` needs `core.bool`, `[…]` needs `core.list`; clauses of `introspect` that are not chosen count too.
final class SugarNeeds {
  private final Set<FileName> needs = new LinkedHashSet<>();

  Set<FileName> of(Ast.Module module) {
    module.declarations().forEach(this::declaration);
    return needs;
  }

  private void need(GlobalName name) {
    needs.add(FileName.of(name));
  }

  private void declaration(Ast.Declaration declaration) {
    switch (declaration) {
      case Ast.Declaration.Define define -> {
        header(define.header());
        expression(define.body());
      }
      case Ast.Declaration.Data data -> {
        binders(data.parameters());
        data.constructors().forEach(constructor -> binders(constructor.fields()));
      }
      case Ast.Declaration.Nominal nominal -> nominal.headers().forEach(this::header);
      case Ast.Declaration.Resource resource -> {
        need(CoreNames.UNIT);
        expression(resource.discarder());
        expression(resource.copier());
      }
      case Ast.Declaration.Foreign foreign ->
          foreign
              .functions()
              .forEach(
                  function -> {
                    expressions(function.parameters());
                    expression(function.result());
                  });
    }
  }

  private void header(Ast.Header header) {
    binders(header.implicits());
    binders(header.parameters());
    expression(header.result());
  }

  private void binders(List<Ast.Binder> binders) {
    binders.forEach(binder -> expression(binder.type()));
  }

  private void expressions(List<Expression> expressions) {
    expressions.forEach(this::expression);
  }

  private void expression(Expression expression) {
    switch (expression) {
      case Expression.Block(List<Ast.Statement> statements, Expression result, _) -> {
        statements.forEach(this::statement);
        expression(result);
      }
      case Expression.Variable(Ast.Name name) -> {
        Optional<PrimitiveOperation> operation = PrimitiveOperation.named(name.text());
        if (operation.isPresent() && operation.get() instanceof PrimitiveOperation.Comparison) {
          need(CoreNames.BOOL);
        }
      }
      case Expression.Text _, Expression.IncludeText _ -> need(CoreNames.TEXT);
      case Expression.ListLiteral(List<Expression> elements, _) -> {
        need(CoreNames.LIST);
        expressions(elements);
      }
      case Expression.Admit _ -> {
        need(CoreNames.TEXT);
        need(CoreNames.PANIC);
      }
      case Expression.Call(Expression function, List<Expression> arguments, _) -> {
        expression(function);
        expressions(arguments);
      }
      case Expression.KeywordCall call -> call.arguments().forEach(argument -> expression(argument.value()));
      case Expression.Projection(Expression value, _, _) -> expression(value);
      case Expression.Function function -> {
        binders(function.implicits());
        binders(function.parameters());
        expression(function.result());
        expression(function.body());
      }
      case Expression.LocalDefine(Ast.Header header, Expression body, _) -> {
        header(header);
        expression(body);
      }
      case Expression.Pi pi -> {
        binders(pi.implicits());
        binders(pi.parameters());
        expression(pi.codomain());
      }
      case Expression.Meta(Expression type, _) -> expression(type);
      case Expression.Noema(Expression type, _) -> expression(type);
      case Expression.Box(_, Expression body, _) -> expression(body);
      case Expression.Quote(Expression body, _) -> expression(body);
      case Expression.Embody(Expression value, _) -> expression(value);
      case Expression.If(List<Ast.Branch> branches, Expression otherwise, _) -> {
        need(CoreNames.BOOL);
        for (Ast.Branch branch : branches) {
          expression(branch.condition());
          expression(branch.body());
        }
        expression(otherwise);
      }
      case Expression.When(Expression condition, Expression body, _) -> {
        need(CoreNames.BOOL);
        need(CoreNames.UNIT);
        expression(condition);
        expression(body);
      }
      case Expression.Assert(_, Expression condition, _) -> {
        need(CoreNames.TEXT);
        need(CoreNames.ASSERT);
        expression(condition);
      }
      case Expression.Optional(Expression type, _) -> {
        need(CoreNames.EITHER);
        need(CoreNames.UNIT);
        expression(type);
      }
      case Expression.Detach(Expression body, _) -> {
        need(CoreNames.DETACH);
        expression(body);
      }
      case Expression.Attach(Expression body, _) -> {
        need(CoreNames.ATTACH);
        expression(body);
      }
      case Expression.With(Expression function, Expression body, _) -> {
        expression(function);
        expression(body);
      }
      case Expression.Exact(Expression value, _) -> expression(value);
      case Expression.Match match -> {
        expressions(match.scrutinees());
        for (Ast.Clause clause : match.clauses()) {
          patterns(clause.patterns());
          expression(clause.body());
        }
      }
      case Expression.Introspect(_, List<Ast.Alternative> alternatives, _) ->
          alternatives.forEach(alternative -> expression(alternative.body()));
      case Expression.Cast(Expression from, Expression to, Expression value, _) -> expressions(List.of(from, to, value));
      case Expression.Store(Expression type, Expression value, Expression pointer, _) -> {
        need(CoreNames.UNIT);
        expressions(List.of(type, value, pointer));
      }
      case Expression.Load(Expression type, Expression pointer, _) -> expressions(List.of(type, pointer));
      case Expression.Alloca(Expression type, Expression count, _) -> expressions(List.of(type, count));
      case Expression.External(_, List<Expression> arguments, List<Ast.Variadic> variadic, _) -> {
        expressions(arguments);
        variadic.forEach(argument -> expressions(List.of(argument.value(), argument.type())));
      }
      case Expression.ForeignGlobal(_, Expression type, _) -> expression(type);
      case Expression.OpaqueValue(Expression value, _) -> expression(value);
      case Expression.Integer _,
          Expression.Float _,
          Expression.Rune _,
          Expression.Universe _,
          Expression.Pointer _,
          Expression.Void _,
          Expression.RuneType _,
          Expression.Hole _,
          Expression.Malformed _ -> {}
    }
  }

  private void statement(Ast.Statement statement) {
    switch (statement) {
      case Ast.Statement.Let(Ast.Statement.Word word, Pattern pattern, Expression type, _, Expression value, _) -> {
        switch (word) {
          case TRY, CATCH -> need(CoreNames.EITHER);
          case LET, TIE, BIND -> {}
        }
        binding(pattern, type, value);
      }
      case Ast.Statement.LetBox(_, Pattern pattern, Expression type, _, Expression value, _) -> binding(pattern, type, value);
      case Ast.Statement.Use(Expression value, List<Ast.Binder> fields, _) -> {
        expression(value);
        binders(fields);
      }
      case Ast.Statement.Pin(_, Expression type, _, Expression value, _) -> expressions(List.of(type, value));
      case Ast.Statement.Sequence(Expression value, _) -> {
        need(CoreNames.UNIT);
        expression(value);
      }
    }
  }

  private void binding(Pattern pattern, Expression type, Expression value) {
    patterns(List.of(pattern));
    expression(type);
    expression(value);
  }

  private void patterns(List<Pattern> patterns) {
    for (Pattern pattern : patterns) {
      switch (pattern) {
        case Pattern.Constructor constructor -> patterns(constructor.arguments());
        case Pattern.Keyword keyword -> patterns(keyword.fields().stream().map(Ast.FieldPattern::pattern).toList());
        case Pattern.ListPattern(List<Pattern> elements, _) -> {
          need(CoreNames.LIST);
          patterns(elements);
        }
        case Pattern.Variable _, Pattern.Integer _, Pattern.Rune _, Pattern.Malformed _ -> {}
      }
    }
  }
}
