package hyle.core;

import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.check.Typed.Pattern;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Key;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.DecisionTree.Occurrence;
import hyle.name.LocalName;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// A match ready to be written down, once it is known where its value goes.
///
/// Tests only look. At a leaf the cells that the clause's patterns name are taken apart and freed, then the clause follows; what a
/// variable matches is moved whole. A clause that several leaves lead to is written once, behind a join.
final class MatchPlan {
  private final FunctionLowering function;
  private final Lowering lowering;
  private final Expression.Match match;
  private final Scope scope;
  private final List<StaticType> types;
  private final DecisionTree tree;
  private final SequencedMap<Occurrence, Operand> roots;
  private final List<Operand> scrutinees;
  private final Map<Integer, Shared> shared = new LinkedHashMap<>();
  private final Set<LocalName> typeNames = new HashSet<>();

  /// A clause that stands behind a join, and what it takes.
  private record Shared(Label label, List<Binding> bindings) {}

  /// A variable of a clause's patterns, as a parameter.
  private record Binding(LocalName name, Variable parameter) {}

  MatchPlan(
      FunctionLowering function, Expression.Match match, Scope scope, List<StaticType> types, DecisionTree tree,
      SequencedMap<Occurrence, Operand> roots) {
    this.function = function;
    this.lowering = function.lowering;
    this.match = match;
    this.scope = scope;
    this.types = types;
    this.tree = tree;
    this.roots = roots;
    this.scrutinees = List.copyOf(roots.sequencedValues());
  }

  /// The step of a match without tests.
  Step only(int clause, BlockBuilder builder) {
    Scope inner = scope.inner();
    bind(clause, inner, builder);
    return new Step.Continue(match.clauses().get(clause).body(), inner);
  }

  /// Ends a block with the whole match.
  Block emit(BlockBuilder builder, Exit exit) {
    int[] leaves = new int[match.clauses().size()];
    count(tree, leaves);
    List<Integer> several = new ArrayList<>();
    for (int clause = 0; clause < leaves.length; clause++) {
      if (leaves[clause] > 1 && !isWrittenTwice(match.clauses().get(clause).body())) {
        shared.put(clause, new Shared(builder.label("clause"), bindings(clause, builder)));
        several.add(clause);
      }
    }
    if (several.isEmpty()) {
      return test(tree, roots, builder, exit);
    }
    Block body = test(tree, roots, builder.inner(), exit);
    for (int i = several.size() - 1; i > 0; i--) {
      body = new Block(List.of(), join(several.get(i), body, builder, exit));
    }
    return builder.finish(join(several.getFirst(), body, builder, exit));
  }

  /// `join clause(variables) { its body } in body`
  private End.Join join(int clause, Block body, BlockBuilder builder, Exit exit) {
    Scope inner = scope.inner();
    BlockBuilder continuation = builder.inner();
    List<Pattern> patterns = match.clauses().get(clause).patterns();
    for (int i = 0; i < patterns.size(); i++) {
      if (isWhole(patterns.get(i))) {
        bind(patterns.get(i), types.get(i), scrutinees.get(i), inner, continuation);
      }
    }
    List<Binding> bindings = shared.get(clause).bindings();
    for (Binding binding : bindings) {
      boolean isType = typeNames.contains(binding.name());
      inner.bind(binding.name(), isType ? new Meaning.Static(held(binding.parameter())) : new Meaning.Word(binding.parameter()));
    }
    Block written = function.lowerTo(match.clauses().get(clause).body(), inner, continuation, exit);
    return new End.Join(shared.get(clause).label(), bindings.stream().map(Binding::parameter).toList(), written, body);
  }

  /// A small clause needs no join, unless the user could see that its copies are made elsewhere [O5].
  private boolean isWrittenTwice(Expression body) {
    return !lowering.isObserved() && isSmall(body);
  }

  private static boolean isSmall(Expression body) {
    return body instanceof Expression.Local
        || body instanceof Expression.Number
        || body instanceof Expression.Call call && call.arguments().isEmpty();
  }

  private static void count(DecisionTree tree, int[] leaves) {
    switch (tree) {
      case DecisionTree.Leaf(int clause) -> leaves[clause]++;
      case DecisionTree.Fail() -> {}
      case DecisionTree.Constructors(_, _, var branches, var otherwise) -> {
        branches.forEach(branch -> count(branch.tree(), leaves));
        otherwise.forEach(rest -> count(rest, leaves));
      }
      case DecisionTree.Words(_, var branches, DecisionTree otherwise) -> {
        branches.forEach(branch -> count(branch.tree(), leaves));
        count(otherwise, leaves);
      }
    }
  }

  private Block test(DecisionTree tree, Map<Occurrence, Operand> operands, BlockBuilder builder, Exit exit) {
    return switch (tree) {
      case DecisionTree.Leaf(int clause) -> leaf(clause, builder, exit);
      case DecisionTree.Fail() -> builder.finish(new End.Unreachable());
      case DecisionTree.Words(Occurrence at, var branches, DecisionTree otherwise) -> {
        List<Case> cases = new ArrayList<>();
        branches.forEach(branch -> cases.add(new Case(new Key.OfWord(branch.bits()), test(branch.tree(), operands, builder.inner(), exit))));
        cases.add(new Case(new Key.Otherwise(), test(otherwise, operands, builder.inner(), exit)));
        yield builder.finish(new End.Switch(operands.get(at), cases));
      }
      case DecisionTree.Constructors constructors -> constructors(constructors, operands, builder, exit);
    };
  }

  private Block constructors(DecisionTree.Constructors tree, Map<Occurrence, Operand> operands, BlockBuilder builder, Exit exit) {
    Operand operand = operands.get(tree.occurrence());
    Typed.Declaration.Data declaration = lowering.representation.declaration(tree.type().name());
    if (declaration.constructors().size() == 1) {
      DecisionTree.Branch only = tree.branches().getFirst();
      return test(only.tree(), inside(tree, only, operand, operands, builder), builder, exit);
    }
    boolean isEnumeration = lowering.representation.isEnumeration(tree.type().name());
    List<Case> cases = new ArrayList<>();
    for (DecisionTree.Branch branch : tree.branches()) {
      BlockBuilder arm = builder.inner();
      boolean isLast = tree.otherwise().isEmpty() && branch == tree.branches().getLast();
      Block block = test(branch.tree(), inside(tree, branch, operand, operands, arm), arm, exit);
      cases.add(new Case(key(tree, branch, isEnumeration, isLast), block));
    }
    tree.otherwise().forEach(rest -> cases.add(new Case(new Key.Otherwise(), test(rest, operands, builder.inner(), exit))));
    return builder.finish(new End.Switch(operand, cases));
  }

  private Key key(DecisionTree.Constructors tree, DecisionTree.Branch branch, boolean isEnumeration, boolean isLast) {
    int number = branch.constructor().number();
    if (!isEnumeration) {
      return new Key.OfConstructor(data(tree.type()), number);
    }
    return isLast ? new Key.Otherwise() : new Key.OfWord(number);
  }

  /// The operands with the fields of a constructor that the branch looks at.
  private Map<Occurrence, Operand> inside(
      DecisionTree.Constructors tree, DecisionTree.Branch branch, Operand operand, Map<Occurrence, Operand> operands, BlockBuilder builder) {
    Map<Occurrence, Operand> inner = new LinkedHashMap<>(operands);
    branch.looked().forEach((field, at) -> inner.put(at, peek(operand, tree.type(), branch.constructor(), field, builder)));
    return inner;
  }

  private Operand peek(Operand operand, StaticType.Data type, Typed.Constructor constructor, int field, BlockBuilder builder) {
    return peek(operand, type, constructor, field, lowering.representation.fields(type, constructor).get(field), builder);
  }

  private Operand peek(
      Operand operand, StaticType.Data type, Typed.Constructor constructor, int field, StaticType fieldType, BlockBuilder builder) {
    if (lowering.representation.isNewtype(type.name())) {
      return operand;
    }
    Shape.Constructed shape = new Shape.Constructed(data(type), constructor.number());
    Type stored = lowering.representation.described(lowering.representation.stored(shape).get(field), fieldType);
    Span span = scope.place(match.span());
    Operand seen = builder.let(constructor.fields().get(field).name().text(), lent(stored), new Operation.Peek(operand, shape, field), span);
    return function.types.as(seen, lent(lowering.representation.of(fieldType)), builder, span);
  }

  private static Type lent(Type type) {
    return type.isOwned() ? new Type.Noema(type) : type;
  }

  private Core.DataName data(StaticType.Data type) {
    if (lowering.representation.of(type) instanceof Type.Data(Core.DataName name, _)) {
      return name;
    }
    throw new AssertionError("no cells: " + type.text());
  }

  private Block leaf(int clause, BlockBuilder builder, Exit exit) {
    Scope inner = scope.inner();
    bind(clause, inner, builder);
    Shared join = shared.get(clause);
    if (join != null) {
      Span span = scope.place(match.clauses().get(clause).span());
      List<Operand> operands = new ArrayList<>();
      join.bindings().forEach(binding -> operands.add(function.operand(inner.find(binding.name()), span, builder)));
      return builder.finish(new End.Jump(join.label(), operands));
    }
    return function.lowerTo(match.clauses().get(clause).body(), inner, builder, exit);
  }

  /// What a scrutinee's parts are called in a clause. A whole scrutinee is the same at all leaves, and needs not be brought from there.
  private List<Binding> bindings(int clause, BlockBuilder builder) {
    List<Binding> bindings = new ArrayList<>();
    List<Pattern> patterns = match.clauses().get(clause).patterns();
    for (int i = 0; i < patterns.size(); i++) {
      if (!isWhole(patterns.get(i))) {
        collect(patterns.get(i), types.get(i), bindings, builder);
      }
    }
    return bindings;
  }

  /// Whether a pattern names a value as it is.
  private boolean isWhole(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Variable _ -> true;
      case Pattern.Literal _ -> false;
      case Pattern.Constructor constructor ->
          lowering.representation.isNewtype(lowering.constructors.get(constructor.name()).data().name())
              && isWhole(constructor.arguments().getFirst());
    };
  }

  private void collect(Pattern pattern, StaticType type, List<Binding> bindings, BlockBuilder builder) {
    switch (pattern) {
      case Pattern.Variable variable -> {
        if (lowering.types.isOfTypes(type)) {
          typeBinding(pattern, bindings, builder);
        } else if (!variable.name().isWildcard()) {
          Type word = lowering.representation.of(type);
          Type seen = match.mode() == Typed.Mode.BORROWED && word.isOwned() ? new Type.Noema(word) : word;
          bindings.add(new Binding(variable.name(), builder.variable(variable.name().text(), seen)));
        }
      }
      case Pattern.Constructor constructor when match.mode() == Typed.Mode.OWNED || binds(pattern) -> {
        List<StaticType> fields =
            lowering.representation.fields(
                (StaticType.Data) type,
                lowering.constructors.get(constructor.name()).constructor(),
                field -> held(typeBinding(constructor.arguments().get(field), bindings, builder)));
        for (int i = 0; i < fields.size(); i++) {
          if (!lowering.types.isOfTypes(fields.get(i))) {
            collect(constructor.arguments().get(i), fields.get(i), bindings, builder);
          }
        }
      }
      case Pattern.Constructor _, Pattern.Literal _ -> {}
    }
  }

  /// A parameter for a type, which the types of the ones after it may be made of.
  private Variable typeBinding(Pattern pattern, List<Binding> bindings, BlockBuilder builder) {
    Variable parameter = builder.variable(hint(pattern), Type.IMMEDIATE);
    if (pattern instanceof Pattern.Variable variable) {
      bindings.add(new Binding(variable.name(), parameter));
      typeNames.add(variable.name());
    }
    return parameter;
  }

  private static StaticType held(Operand word) {
    return new StaticType.AtRunTime(new Descriptor.Held(word));
  }

  /// Binds the variables of a clause, taking apart (`match`) or looking into (`case`) what its patterns name.
  private void bind(int clause, Scope inner, BlockBuilder builder) {
    List<Pattern> patterns = match.clauses().get(clause).patterns();
    for (int i = 0; i < patterns.size(); i++) {
      bind(patterns.get(i), types.get(i), scrutinees.get(i), inner, builder);
    }
  }

  private void bind(Pattern pattern, StaticType type, Operand operand, Scope inner, BlockBuilder builder) {
    switch (pattern) {
      case Pattern.Variable variable -> inner.bind(variable.name(), bound(type, operand));
      case Pattern.Literal _ -> {}
      case Pattern.Constructor constructor -> {
        StaticType.Data data = (StaticType.Data) type;
        Typed.Constructor declared = lowering.constructors.get(constructor.name()).constructor();
        if (lowering.representation.isNewtype(data.name())) {
          StaticType field = lowering.representation.fields(data, declared).getFirst();
          bind(constructor.arguments().getFirst(), field, operand, inner, builder);
        } else if (!lowering.representation.isEnumeration(data.name())) {
          switch (match.mode()) {
            case OWNED -> takeApart(constructor, data, declared, operand, inner, builder);
            case BORROWED -> lookInto(constructor, data, declared, operand, inner, builder);
          }
        }
      }
    }
  }

  private Meaning bound(StaticType type, Operand operand) {
    return lowering.types.isOfTypes(type) ? new Meaning.Static(held(operand)) : new Meaning.Word(operand);
  }

  private void takeApart(
      Pattern.Constructor pattern, StaticType.Data type, Typed.Constructor constructor, Operand operand, Scope inner, BlockBuilder builder) {
    Span span = scope.place(pattern.span());
    Map<Integer, Variable> held = new LinkedHashMap<>();
    List<StaticType> fields =
        lowering.representation.fields(
            type,
            constructor,
            field -> held(held.computeIfAbsent(field, _ -> builder.variable(hint(pattern.arguments().get(field)), Type.IMMEDIATE))));
    Shape.Constructed shape = new Shape.Constructed(data(type), constructor.number());
    List<Type> stored = lowering.representation.stored(shape);
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Variable known = held.get(i);
      Type given = lowering.representation.described(stored.get(i), fields.get(i));
      variables.add(known != null ? known : builder.variable(hint(pattern.arguments().get(i)), given));
    }
    Layout layout = Layout.ofConstructor(lowering.representation.dataTypes().get(shape.data()), constructor.number());
    if (operand instanceof Variable || layout.hasCell()) {
      function.takeAndFree(operand, shape, variables, layout.words(), builder, span);
    }
    for (int i = 0; i < fields.size(); i++) {
      Operand field = function.types.as(variables.get(i), lowering.representation.of(fields.get(i)), builder, span);
      bind(pattern.arguments().get(i), fields.get(i), field, inner, builder);
    }
  }

  private void lookInto(
      Pattern.Constructor pattern, StaticType.Data type, Typed.Constructor constructor, Operand operand, Scope inner, BlockBuilder builder) {
    Map<Integer, Operand> held = new LinkedHashMap<>();
    List<StaticType> fields =
        lowering.representation.fields(
            type,
            constructor,
            field -> held(held.computeIfAbsent(field, _ -> peek(operand, type, constructor, field, new StaticType.Universe(), builder))));
    for (int i = 0; i < fields.size(); i++) {
      Pattern argument = pattern.arguments().get(i);
      if (held.containsKey(i)) {
        bind(argument, fields.get(i), held.get(i), inner, builder);
      } else if (binds(argument)) {
        bind(argument, fields.get(i), peek(operand, type, constructor, i, fields.get(i), builder), inner, builder);
      } else {
        leave(argument, fields.get(i), inner);
      }
    }
  }

  /// Only types can mention what is not looked at.
  private void leave(Pattern pattern, StaticType type, Scope inner) {
    switch (pattern) {
      case Pattern.Variable variable -> {
        StaticType left = lowering.types.isOfTypes(type) ? StaticType.UNKNOWN : new StaticType.Irrelevant();
        inner.bind(variable.name(), new Meaning.Static(left));
      }
      case Pattern.Literal _ -> {}
      case Pattern.Constructor constructor -> {
        List<StaticType> fields = lowering.representation.fields((StaticType.Data) type, lowering.constructors.get(constructor.name()).constructor());
        for (int i = 0; i < fields.size(); i++) {
          leave(constructor.arguments().get(i), fields.get(i), inner);
        }
      }
    }
  }

  private static boolean binds(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Variable variable -> !variable.name().isWildcard();
      case Pattern.Constructor constructor -> constructor.arguments().stream().anyMatch(MatchPlan::binds);
      case Pattern.Literal _ -> false;
    };
  }

  private static String hint(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Variable variable -> variable.name().text();
      case Pattern.Constructor _, Pattern.Literal _ -> "field";
    };
  }
}
