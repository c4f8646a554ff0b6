package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Key;
import hyle.core.Core.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts functions that would become large methods into several: the JIT compiles no method of more than 8000 bytes, the JVM loads none
/// of more than 65,535.
///
/// ```
/// { s1; …; sn; end }   ~>   { s1; …; si; tail f/part-1(what the rest needs) }     f/part-1: { si+1; …; sn; end }
/// ```
///
/// Sound since the part does what the block did with the same values; where the block jumps out, see `Parts`.
final class Outline {
  private static final int LARGEST_FUNCTION = 5_000;
  /// Blocks that are smaller stay where they are.
  private static final int SMALLEST_PART = 300;
  private static final int MOST_CASES = 150;
  private static final int CASES_A_PART = 100;

  private final Map<FunctionName, Function> functions = new LinkedHashMap<>();

  private Outline() {}

  static Core.Program outline(Core.Program program) {
    Outline outline = new Outline();
    program.functions().values().forEach(outline::add);
    return new Core.Program(outline.functions, program.dataTypes(), program.resources(), program.entry());
  }

  private void add(Function function) {
    if (Sizes.of(function) <= LARGEST_FUNCTION) {
      functions.put(function.name(), function);
    } else {
      Function whole = Spills.spill(SelfCalls.asJumps(function));
      Parts parts = new Parts(whole);
      functions.put(whole.name(), whole.withBody(cut(whole.body(), parts)));
      parts.functions().forEach(part -> functions.put(part.name(), part));
    }
  }

  /// The block with as much of it in parts as makes it small. Statements go into parts from the last one back. Where what is behind a
  /// statement is large whatever is cut, since very many words go on there, each part takes as much again of the statements.
  private static Block cut(Block block, Parts parts) {
    Block rest = new Block(List.of(), cutUnder(block.end(), parts));
    Deque<Statement> statements = new ArrayDeque<>();
    int size = Sizes.of(rest);
    int largest = Math.max(LARGEST_FUNCTION, 2 * size);
    for (Statement statement : block.statements().reversed()) {
      int more = Sizes.of(statement);
      if (size + more > largest && size > SMALLEST_PART) {
        rest = parts.outline(joined(statements, rest));
        statements.clear();
        size = Sizes.of(rest);
        largest = Math.max(LARGEST_FUNCTION, 2 * size);
      }
      statements.addFirst(statement);
      size += more;
    }
    return joined(statements, rest);
  }

  private static Block joined(Deque<Statement> statements, Block rest) {
    List<Statement> all = new ArrayList<>(statements);
    all.addAll(rest.statements());
    return new Block(all, rest.end());
  }

  /// The end with its blocks cut, the largest ones in parts until it is small itself.
  private static End cutUnder(End end, Parts parts) {
    End cut = Blocks.mapUnder(withFewCases(end), inner -> cut(inner, parts));
    int size = Sizes.of(new Block(List.of(), cut));
    if (size <= LARGEST_FUNCTION) {
      return cut;
    }
    List<Block> bySize = new ArrayList<>(Blocks.under(cut));
    bySize.sort(Comparator.comparingInt((Block inner) -> -Sizes.of(inner)));
    Set<Block> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Block inner : bySize) {
      int saved = Sizes.of(inner);
      if (size > LARGEST_FUNCTION && saved > SMALLEST_PART && parts.makesSmaller(inner)) {
        chosen.add(inner);
        size -= saved;
      }
    }
    return Blocks.mapUnder(cut, inner -> chosen.contains(inner) ? parts.outline(inner) : inner);
  }

  /// `switch x { 100 cases; 200 more }`  ~>  `switch x { 100 cases; _ => switch x { 200 more } }`
  private static End withFewCases(End end) {
    return switch (end) {
      case End.Switch(Core.Operand scrutinee, List<Case> cases) when cases.size() > MOST_CASES -> {
        List<Case> first = new ArrayList<>(cases.subList(0, CASES_A_PART));
        End others = new End.Switch(scrutinee, cases.subList(CASES_A_PART, cases.size()));
        first.add(new Case(new Key.Otherwise(), new Block(List.of(), others)));
        yield new End.Switch(scrutinee, first);
      }
      case End.Switch _, End.Return _, End.TailCall _, End.Join _, End.Loop _, End.Jump _, End.Unreachable _ -> end;
    };
  }
}
