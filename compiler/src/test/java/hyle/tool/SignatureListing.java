package hyle.tool;

import hyle.name.GlobalName;
import hyle.resolve.Bound;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The public declarations of a library as text: a paragraph a file, a line a name, in alphabetical order.
///
/// A line is all that a user of the name must know: whether calls of it are expanded, its implicit parameters, the names, marks and types of
/// the others, and its result. Names of types stand for themselves, without the files that they come from.
final class SignatureListing {
  private final StringBuilder out = new StringBuilder();
  private String file = "";

  private SignatureListing() {}

  static String of(Bound.Program library) {
    SignatureListing listing = new SignatureListing();
    library.declarations().stream().flatMap(SignatureListing::named).filter(Named::isPublic).sorted().forEach(listing::line);
    return listing.out.toString();
  }

  /// A declaration that gives a name to something.
  private record Named(GlobalName name, Bound.Declaration declaration) implements Comparable<Named> {
    /// A name that begins with `_`, or stands in such a file, is nobody else's.
    boolean isPublic() {
      return !name.file().equals(WholeLibrary.ENTRY) && !name.base().startsWith("_") && !name.file().startsWith("_");
    }

    @Override
    public int compareTo(Named other) {
      return Comparator.comparing(GlobalName::file).thenComparing(GlobalName::base).compare(name, other.name);
    }
  }

  private static Stream<Named> named(Bound.Declaration declaration) {
    return switch (declaration) {
      case Bound.Declaration.Define define -> Stream.of(new Named(define.header().name(), define));
      case Bound.Declaration.Data data -> Stream.of(new Named(data.name(), data));
      case Bound.Declaration.Resource resource -> Stream.of(new Named(resource.name(), resource));
      case Bound.Declaration.Nominal _, Bound.Declaration.Foreign _ -> Stream.empty();
    };
  }

  private void line(Named named) {
    if (!file.equals(named.name().file())) {
      file = named.name().file();
      text(out.isEmpty() ? "" : "\n").text(named.name().locator()).text("\n");
    }
    text("  ");
    switch (named.declaration()) {
      case Bound.Declaration.Define define -> define(define);
      case Bound.Declaration.Data data -> data(data);
      case Bound.Declaration.Resource resource -> text("resource ").text(resource.name().base());
      case Bound.Declaration.Nominal _, Bound.Declaration.Foreign _ -> throw new AssertionError("has no name: " + named);
    }
    text("\n");
  }

  private void define(Bound.Declaration.Define define) {
    Bound.Header header = define.header();
    text(define.opacity() == Bound.Opacity.INLINE ? "inline " : "define ").text(header.name().base()).implicits(header.implicits());
    if (header.shape() == Bound.Shape.FUNCTION) {
      text("(").parameters(header.parameters()).text(")");
    }
    text(": ").type(header.result());
  }

  /// With the constructors that are not private.
  private void data(Bound.Declaration.Data data) {
    text("data ").text(data.name().base());
    if (data.shape() == Bound.Shape.FUNCTION) {
      text("(").parameters(data.parameters()).text(")");
    }
    text(" {");
    for (Bound.Constructor constructor : data.constructors()) {
      if (!constructor.name().base().startsWith("_")) {
        text(" | ").text(constructor.name().base());
        if (constructor.shape() == Bound.Shape.FUNCTION) {
          text("(").parameters(constructor.fields()).text(")");
        }
      }
    }
    text(" }");
  }

  private SignatureListing implicits(List<Bound.Parameter> parameters) {
    return parameters.isEmpty() ? this : text("<").parameters(parameters).text(">");
  }

  /// A parameter that is a type shows its name only.
  private SignatureListing parameters(List<Bound.Parameter> parameters) {
    String separator = "";
    for (Bound.Parameter parameter : parameters) {
      text(separator);
      if (isOfTypes(parameter.type())) {
        text(parameter.name().isWildcard() ? "type" : parameter.name().text());
      } else {
        text(parameter.name().isWildcard() ? "" : parameter.name().text() + ": ").type(parameter.type());
      }
      separator = ", ";
    }
    return this;
  }

  private static boolean isOfTypes(Bound.Expression type) {
    return type instanceof Bound.Expression.Universe || type instanceof Bound.Expression.Hole;
  }

  private SignatureListing type(Bound.Expression type) {
    return switch (type) {
      case Bound.Expression.Local local -> text(local.name().text());
      case Bound.Expression.Global global -> text(global.name().base());
      case Bound.Expression.Primitive primitive -> text(primitive.type().text());
      case Bound.Expression.Universe _ -> text("type");
      case Bound.Expression.Meta meta -> text("meta ").type(meta.type());
      case Bound.Expression.Noema noema -> text("&").type(noema.type());
      case Bound.Expression.Call call -> type(call.function()).text("(").types(call.arguments()).text(")");
      case Bound.Expression.Pi pi -> implicits(pi.implicits()).text("(").parameters(pi.parameters()).text(") -> ").type(pi.codomain());
      case Bound.Expression.Hole _ -> throw new AssertionError("a type is not written out: " + out);
      case Bound.Expression.Operation _,
          Bound.Expression.Integer _,
          Bound.Expression.Float _,
          Bound.Expression.Text _,
          Bound.Expression.Rune _,
          Bound.Expression.Block _,
          Bound.Expression.Projection _,
          Bound.Expression.Function _,
          Bound.Expression.Recursive _,
          Bound.Expression.Box _,
          Bound.Expression.Quote _,
          Bound.Expression.Embody _,
          Bound.Expression.Exact _,
          Bound.Expression.Match _,
          Bound.Expression.Cast _,
          Bound.Expression.Store _,
          Bound.Expression.Load _,
          Bound.Expression.Alloca _,
          Bound.Expression.External _,
          Bound.Expression.ForeignGlobal _,
          Bound.Expression.OpaqueValue _,
          Bound.Expression.Malformed _ ->
          throw new AssertionError("not a type: " + type);
    };
  }

  private SignatureListing types(List<Bound.Expression> types) {
    String separator = "";
    for (Bound.Expression type : types) {
      text(separator).type(type);
      separator = ", ";
    }
    return this;
  }

  private SignatureListing text(String text) {
    out.append(text);
    return this;
  }
}
