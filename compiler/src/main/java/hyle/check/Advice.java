package hyle.check;

import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.name.PrimitiveType;
import java.util.List;
import java.util.Optional;

/// What to do about two types that differ, where the difference is a usual one.
final class Advice {
  static final String SHOW_NUMBER = "`show-int(e)` makes a text of a number: `import {core.int.show {show-int}}`.";

  static final String TWO_OF_ONE_NAME =
      "These are two types of one name: a type that a pattern opens, or a local one, is another each time.";

  private Advice() {}

  /// Empty where nothing fits.
  static String of(Elaboration elaboration, Value expected, Value found) {
    Value wanted = elaboration.evaluator().reduce(expected);
    Value given = elaboration.evaluator().reduce(found);
    if (wanted instanceof Value.Noema(Value inner) && isSameKind(elaboration, inner, given)) {
      return "Lend the variable: in `let y on x = f(x) in …`, `x` is borrowed within `f(x)` and owned again after it.";
    }
    if (given instanceof Value.Noema(Value inner) && isSameKind(elaboration, inner, wanted)) {
      return "`*e` makes an owned copy of what `e` borrows.";
    }
    if (wanted instanceof Value.Box != given instanceof Value.Box) {
      return wanted instanceof Value.Box
          ? "`box {e}` and `quote {e}` make a `meta t`."
          : "`letbox-T x = e in …` takes the value out of a `meta t`.";
    }
    if (given instanceof Value.Pi(Signature signature, Environment _)) {
      if (wanted instanceof Value.Pi(Signature other, Environment _)) {
        return polymorphic(signature, other);
      }
      return signature.parameters().isEmpty()
          ? "Call the function: put `()` behind it."
          : "It takes arguments: put them behind it in `(…)`.";
    }
    return simple(elaboration, wanted, given);
  }

  private static String simple(Elaboration elaboration, Value wanted, Value given) {
    if (wanted instanceof Value.Primitive(PrimitiveType to) && given instanceof Value.Primitive(PrimitiveType from)) {
      return conversion(from, to).map(name -> "Convert it: `" + name + "(e)`.").orElse("");
    }
    if (given instanceof Value.Universe && wanted instanceof Value.Neutral(Value.Head.Global _, List<Value.Arguments> _)) {
      return "This is a type itself; a value of it is made by a constructor, which begins with a capital.";
    }
    if (wanted instanceof Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> spine)) {
      if (name.equals(CoreNames.EITHER) && spine.size() == 1 && isSame(elaboration, spine.getFirst().explicits().get(1), given)) {
        return "`Right(e)` makes an `" + name.base() + "` of it.";
      }
      return name.equals(CoreNames.TEXT) && given instanceof Value.Primitive(PrimitiveType.Int(int bits)) && bits == 64
          ? SHOW_NUMBER
          : "";
    }
    boolean isText =
        given instanceof Value.Noema(Value inner)
            && elaboration.evaluator().reduce(inner) instanceof Value.Neutral(Value.Head.Global(GlobalName name), var _)
            && name.equals(CoreNames.TEXT);
    return isText && wanted instanceof Value.Primitive(PrimitiveType.Rune _) ? "A rune is written between two backquotes." : "";
  }

  /// The operation that makes a number of one type one of another.
  private static Optional<String> conversion(PrimitiveType from, PrimitiveType to) {
    Optional<String> operator =
        switch (from) {
          case PrimitiveType.Int(int bits) ->
              switch (to) {
                case PrimitiveType.Int(int wider) -> Optional.of(bits < wider ? "sext" : "trunc");
                case PrimitiveType.Float _ -> Optional.of("sitofp");
                case PrimitiveType.Rune _, PrimitiveType.Pointer _, PrimitiveType.Void _ -> Optional.empty();
              };
          case PrimitiveType.Float(int bits) ->
              switch (to) {
                case PrimitiveType.Int _ -> Optional.of("fptosi");
                case PrimitiveType.Float(int wider) -> Optional.of(bits < wider ? "fpext" : "fptrunc");
                case PrimitiveType.Rune _, PrimitiveType.Pointer _, PrimitiveType.Void _ -> Optional.empty();
              };
          case PrimitiveType.Rune _, PrimitiveType.Pointer _, PrimitiveType.Void _ -> Optional.empty();
        };
    return operator.map(word -> word + "-" + from.text() + "-" + to.text());
  }

  /// Whether two types print alike, which is near enough for advice.
  private static boolean isSame(Elaboration elaboration, Value one, Value two) {
    return elaboration.print(one).equals(elaboration.print(two));
  }

  /// Whether two types begin alike, so that borrowing or copying could be all that is missing.
  private static boolean isSameKind(Elaboration elaboration, Value one, Value two) {
    Value left = elaboration.evaluator().reduce(one);
    Value right = elaboration.evaluator().reduce(two);
    if (left instanceof Value.Neutral first && right instanceof Value.Neutral second) {
      return first.head().equals(second.head());
    }
    return !elaboration.isKnown(left) || left.equals(right);
  }

  private static String polymorphic(Signature given, Signature wanted) {
    if (!given.implicits().isEmpty() && wanted.implicits().isEmpty()) {
      return "Write `exact` before it, which chooses the implicit arguments here.";
    }
    int found = given.parameters().size();
    int expected = wanted.parameters().size();
    return found == expected ? "" : "The number of parameters must be " + expected + ", and is " + found + ".";
  }
}
