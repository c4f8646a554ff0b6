package hyle.check;

import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.report.Label;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Top-level declarations, in order.
final class Declarations {
  /// An elaborated resource: its functions are terms of the types `(carrier) -> unit` and `(carrier) -> carrier`.
  record Resource(GlobalName name, Value carrier, Term discarder, Term copier, Span span) {}

  private final Elaboration elaboration;
  private final Expressions expressions;
  private final Map<GlobalName, Integer> owners = new LinkedHashMap<>();
  private final Map<GlobalName, Resource> resources = new LinkedHashMap<>();

  Declarations(Elaboration elaboration) {
    this.elaboration = elaboration;
    this.expressions = new Expressions(elaboration);
  }

  /// The names that have a definition, in order, and the number of the declaration that each comes from.
  Map<GlobalName, Integer> owners() {
    return owners;
  }

  /// Empty for what is no resource.
  Optional<Resource> resource(GlobalName name) {
    return Optional.ofNullable(resources.get(name));
  }

  void elaborate(Bound.Declaration declaration) {
    elaboration.holes().nextOwner();
    switch (declaration) {
      case Bound.Declaration.Define define -> define(define);
      case Bound.Declaration.Data data -> data(data);
      case Bound.Declaration.Nominal nominal -> nominal(nominal);
      case Bound.Declaration.Resource resource -> resource(resource);
      case Bound.Declaration.Foreign foreign -> expressions.magic().declare(foreign);
    }
    elaboration.leave(Scope.EMPTY);
  }

  private void define(Bound.Declaration.Define define) {
    Bound.Header header = define.header();
    Functions functions = expressions.functions();
    Signature signature = functions.signature(header.implicits(), header.parameters(), header.result());
    declare(
        header.name(),
        new Globals.Entry.Definition(define.opacity(), header.shape(), signature, Optional.empty(), header.nameSpan()));
    if (header.name().base().equals("main") || header.name().base().equals("zen")) {
      program(header, signature);
    }
    Reason reason = Reason.of("the result of `" + header.name().base() + "`");
    Label declared = new Label(header.result().span(), "declared here");
    boolean isWritten = !(header.result() instanceof Bound.Expression.Hole);
    Term body = functions.body(define.body(), signature, isWritten ? reason.because(declared) : reason);
    elaboration
        .globals()
        .declare(
            header.name(),
            new Globals.Entry.Definition(define.opacity(), header.shape(), signature, Optional.of(body), header.nameSpan()));
  }

  /// `main` and `zen` of any file are programs.
  private void program(Bound.Header header, Signature signature) {
    Value unit = Value.global(CoreNames.UNIT_TYPE);
    Value found = elaboration.evaluate(signature.result());
    boolean isPlain =
        header.shape() == Bound.Shape.FUNCTION && signature.parameters().isEmpty() && signature.implicits().isEmpty();
    boolean isUnit = !elaboration.isKnown(found) || isUnit(found);
    if (!isPlain || !isUnit) {
      String type =
          header.shape() == Bound.Shape.CONSTANT
              ? elaboration.print(found)
              : elaboration.print(new Value.Pi(signature, Environment.EMPTY));
      elaboration.report(new TypeError.MainType(header.nameSpan(), header.name().base(), type));
    } else {
      elaboration.require(unit, found, header.nameSpan(), Reason.of("the result of a program"));
    }
  }

  private boolean isUnit(Value type) {
    return switch (elaboration.reduce(type)) {
      case Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> _) -> name.equals(CoreNames.UNIT_TYPE);
      case Value.Malformed _ -> true;
      case Value.Neutral _, Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _ -> false;
      case Value.Function _, Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Delayed _ -> false;
    };
  }

  private void data(Bound.Declaration.Data data) {
    List<Term.Parameter> parameters = expressions.functions().parameters(data.parameters());
    Signature signature = Signature.simple(parameters, new Term.Universe(data.nameSpan()));
    List<GlobalName> constructors = data.constructors().stream().map(Bound.Constructor::name).toList();
    declare(data.name(), new Globals.Entry.Data(data.shape(), signature, constructors, data.nameSpan()));
    List<Term> arguments = new ArrayList<>();
    parameters.forEach(parameter -> arguments.add(new Term.Local(parameter.name(), parameter.span())));
    Term head = new Term.Global(data.name(), data.nameSpan());
    Term result = new Term.Call(head, List.of(), arguments, Value.UNIVERSE, data.nameSpan());
    for (int i = 0; i < data.constructors().size(); i++) {
      Bound.Constructor constructor = data.constructors().get(i);
      Scope outer = elaboration.scope();
      List<Term.Parameter> fields = expressions.functions().parameters(constructor.fields());
      elaboration.leave(outer);
      Signature type = new Signature(parameters, fields, result);
      elaboration
          .globals()
          .declare(
              constructor.name(),
              new Globals.Entry.Constructor(data.name(), i, constructor.shape(), type, constructor.nameSpan()));
    }
  }

  private void nominal(Bound.Declaration.Nominal nominal) {
    Bound.Header header = nominal.header();
    Signature signature = expressions.functions().signature(header.implicits(), header.parameters(), header.result());
    elaboration
        .globals()
        .declare(header.name(), new Globals.Entry.Promise(header.shape(), signature, header.nameSpan()));
  }

  private void resource(Bound.Declaration.Resource resource) {
    Signature signature = Signature.simple(List.of(), new Term.Universe(resource.nameSpan()));
    declare(resource.name(), new Globals.Entry.Resource(Bound.Shape.CONSTANT, signature, resource.nameSpan()));
    Hole.Origin origin = new Hole.Origin.Omitted("the type that `" + resource.name().base() + "` stands for");
    Hole carrier = elaboration.hole(Value.UNIVERSE, origin, resource.nameSpan());
    Term carried = new Term.Unknown(carrier, resource.nameSpan());
    Term unit =
        new Term.Call(
            new Term.Global(CoreNames.UNIT_TYPE, resource.span()), List.of(), List.of(), Value.UNIVERSE, resource.span());
    Term discarder = function(resource.discarder(), function(carried, unit), "the discarder of a resource");
    Term copier = function(resource.copier(), function(carried, carried), "the copier of a resource");
    resources.put(resource.name(), new Resource(resource.name(), carrier.value(), discarder, copier, resource.span()));
  }

  /// The whole function is compared, since the user wrote none of its types.
  private Term function(Bound.Expression expression, Value type, String words) {
    return elaboration.conclude(expressions.infer(expression), new Expected.Exactly(type, Reason.of(words))).term();
  }

  private Value function(Term parameter, Term result) {
    Term.Parameter only = new Term.Parameter(elaboration.names().fresh("_"), parameter, parameter.span());
    return new Value.Pi(Signature.simple(List.of(only), result), Environment.EMPTY);
  }

  /// Declares a name that is more than a promise, and holds it against its promise if there is one.
  private void declare(GlobalName name, Globals.Entry entry) {
    Optional<Globals.Entry> earlier = elaboration.globals().entry(name);
    owners.put(name, elaboration.holes().owner());
    elaboration.globals().declare(name, entry);
    if (earlier.isPresent() && earlier.get() instanceof Globals.Entry.Promise promise) {
      Value promised = new Value.Pi(promise.signature(), Environment.EMPTY);
      Value found = new Value.Pi(entry.signature(), Environment.EMPTY);
      elaboration
          .agenda()
          .add(
              new Equation(
                  elaboration,
                  promised,
                  found,
                  _ -> {
                    String wanted = elaboration.print(promised);
                    return new TypeError.NominalTypeMismatch(
                        entry.span(), name.base(), wanted, elaboration.print(found), promise.span());
                  }));
    }
  }
}
