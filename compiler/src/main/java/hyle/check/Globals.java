package hyle.check;

import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known about the top-level names of the program, and its foreign functions.
final class Globals {
  /// What a top-level name stands for.
  sealed interface Entry {
    Bound.Shape shape();

    Signature signature();

    /// Where it is declared.
    Span span();

    /// The body is empty while it is elaborated.
    record Definition(Bound.Opacity opacity, Bound.Shape shape, Signature signature, Optional<Term> body, Span span)
        implements Entry {}

    record Data(Bound.Shape shape, Signature signature, List<GlobalName> constructors, Span span) implements Entry {}

    /// Its implicit parameters are the parameters of its data type.
    record Constructor(GlobalName data, int number, Bound.Shape shape, Signature signature, Span span) implements Entry {}

    record Resource(Bound.Shape shape, Signature signature, Span span) implements Entry {}

    /// What a `nominal` promises until the definition comes.
    record Promise(Bound.Shape shape, Signature signature, Span span) implements Entry {}
  }

  /// A foreign function; the types are closed.
  record Foreign(List<Value> parameters, Value result) {}

  private final Map<GlobalName, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Foreign> foreign = new LinkedHashMap<>();

  Globals() {
    Value pointer = new Value.Primitive(PrimitiveType.POINTER);
    foreign.put("malloc", new Foreign(List.of(new Value.Primitive(PrimitiveType.INT64)), pointer));
    foreign.put("free", new Foreign(List.of(pointer), new Value.Primitive(PrimitiveType.VOID)));
  }

  void declare(GlobalName name, Entry entry) {
    entries.put(name, entry);
  }

  /// Empty for a name whose declaration the resolver refused.
  Optional<Entry> entry(GlobalName name) {
    return Optional.ofNullable(entries.get(name));
  }

  Optional<Entry.Data> data(GlobalName name) {
    return entry(name).filter(Entry.Data.class::isInstance).map(Entry.Data.class::cast);
  }

  Optional<Entry.Constructor> constructor(GlobalName name) {
    return entry(name).filter(Entry.Constructor.class::isInstance).map(Entry.Constructor.class::cast);
  }

  /// The definition behind an `inline` name, once its body is known.
  Optional<Entry.Definition> transparent(GlobalName name) {
    return entry(name)
        .filter(Entry.Definition.class::isInstance)
        .map(Entry.Definition.class::cast)
        .filter(definition -> definition.opacity() == Bound.Opacity.INLINE && definition.body().isPresent());
  }

  void declareForeign(String symbol, Foreign function) {
    foreign.put(symbol, function);
  }

  Optional<Foreign> foreign(String symbol) {
    return Optional.ofNullable(foreign.get(symbol));
  }

  /// What an operation gives.
  static Value result(PrimitiveOperation operation) {
    return switch (operation) {
      case PrimitiveOperation.Arithmetic arithmetic -> new Value.Primitive(arithmetic.type());
      case PrimitiveOperation.Comparison _ -> Value.global(CoreNames.BOOL);
      case PrimitiveOperation.Conversion conversion -> new Value.Primitive(conversion.to());
    };
  }
}
