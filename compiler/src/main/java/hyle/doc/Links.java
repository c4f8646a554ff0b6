package hyle.doc;

import hyle.name.GlobalName;
import hyle.report.Source;
import hyle.report.Span;
import hyle.resolve.Bound;
import hyle.resolve.Bound.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The top-level names that the headers of a program mention, by their places.
final class Links {
  private static final String OPTION = "?";

  private final Map<Source, TreeMap<Integer, Link>> links = new HashMap<>();

  /// A name in a file, and what it stands for.
  record Link(Span span, GlobalName target) {}

  Links(Bound.Program program) {
    program.declarations().forEach(this::declaration);
  }

  /// Those inside of a stretch, in order.
  List<Link> in(Span stretch) {
    return List.copyOf(links.getOrDefault(stretch.source(), new TreeMap<>()).subMap(stretch.start(), stretch.end()).values());
  }

  private void declaration(Bound.Declaration declaration) {
    switch (declaration) {
      case Bound.Declaration.Define define -> header(define.header());
      case Bound.Declaration.Nominal nominal -> header(nominal.header());
      case Bound.Declaration.Data data -> {
        parameters(data.parameters());
        data.constructors().forEach(constructor -> parameters(constructor.fields()));
      }
      case Bound.Declaration.Resource _, Bound.Declaration.Foreign _ -> {}
    }
  }

  private void header(Bound.Header header) {
    parameters(header.implicits());
    parameters(header.parameters());
    type(header.result());
  }

  private void parameters(List<Bound.Parameter> parameters) {
    parameters.forEach(parameter -> type(parameter.type()));
  }

  private void type(Expression type) {
    switch (type) {
      case Expression.Global(GlobalName name, Span span) -> add(name, span);
      case Expression.Call call -> {
        type(call.function());
        call.arguments().forEach(this::type);
      }
      case Expression.Pi pi -> {
        parameters(pi.implicits());
        parameters(pi.parameters());
        type(pi.codomain());
      }
      case Expression.Meta(Expression boxed, _) -> type(boxed);
      case Expression.Noema(Expression lent, _) -> type(lent);
      case Expression.Function function -> {
        parameters(function.implicits());
        parameters(function.parameters());
        type(function.body());
      }
      case Expression.Block block -> type(block.result());
      case Expression.Local _, Expression.Primitive _, Expression.Universe _, Expression.Hole _, Expression.Operation _ -> {}
      case Expression.Integer _, Expression.Float _, Expression.Text _, Expression.Rune _, Expression.Projection _ -> {}
      case Expression.Recursive _, Expression.Box _, Expression.Quote _, Expression.Embody _, Expression.Exact _ -> {}
      case Expression.Match _, Expression.Cast _, Expression.Store _, Expression.Load _, Expression.Alloca _ -> {}
      case Expression.External _, Expression.ForeignGlobal _, Expression.OpaqueValue _, Expression.Malformed _ -> {}
    }
  }

  /// Sugar stands for names that are not written; of these only the `?` of an option is a place to link.
  private void add(GlobalName name, Span span) {
    String text = span.text();
    if (text.equals(name.base()) || text.endsWith("." + name.base())) {
      put(new Link(span, name));
    } else if (text.startsWith(OPTION)) {
      put(new Link(span.source().span(span.start(), span.start() + OPTION.length()), name));
    }
  }

  /// `?t` is two names at one place, the type that it is before the one that it leaves out.
  private void put(Link link) {
    links.computeIfAbsent(link.span().source(), _ -> new TreeMap<>()).putIfAbsent(link.span().start(), link);
  }
}
