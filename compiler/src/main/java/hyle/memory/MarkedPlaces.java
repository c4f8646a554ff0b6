package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.Constant;
import hyle.core.Core.Function;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.name.Services;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The places of a report with numbers, and a program that says at run time at which of them it is.
///
/// ```
/// x1 = copy x   ~>   before = enter 7; x1 = copy x; leave before
/// ```
///
/// Sound since the marks use up and make nothing but words. Functions that are made to copy or discard a type have none: what they do belongs
/// to the place that asked for it.
public final class MarkedPlaces {
  private final Map<Place, Long> numbers;
  private final Program program;

  /// A site of a function as the report knows it: statements that it does not tell apart are one place.
  private record Place(String function, MemorySite site) {}

  private MarkedPlaces(Program marked, Map<Place, Long> numbers) {
    this.program = marked;
    this.numbers = numbers;
  }

  public static MarkedPlaces of(Program program) {
    Map<Place, Long> numbers = new LinkedHashMap<>();
    Program marked = Passes.mapFunctions(program, function -> marked(program, function, numbers));
    return new MarkedPlaces(marked, numbers);
  }

  /// The program with its marks.
  public Program program() {
    return program;
  }

  /// The number of a site in an entry of the report.
  long number(String function, MemorySite site) {
    return numbers.get(new Place(function, site));
  }

  private static Function marked(Program program, Function function, Map<Place, Long> numbers) {
    return switch (function.author()) {
      case Author.COMPILER -> function;
      case Author.USER, Author.LIBRARY -> {
        Marking marking = new Marking(MemoryReport.entry(function), MemorySites.of(program, function), new Fresh(function), numbers);
        yield function.withBody(marking.block(function.body()));
      }
    };
  }

  private record Marking(String function, MemorySites sites, Fresh fresh, Map<Place, Long> numbers) {
    Block block(Block block) {
      List<Statement> statements = new ArrayList<>();
      for (Statement statement : block.statements()) {
        Optional<MemorySite> site = sites.at(statement);
        if (site.isPresent()) {
          long number = numbers.computeIfAbsent(new Place(function, site.get()), _ -> numbers.size() + 1L);
          Variable before = fresh.variable("before", Type.IMMEDIATE);
          statements.add(call(before, Services.PLACE_ENTER, new Constant(number, Type.IMMEDIATE), statement));
          statements.add(statement);
          statements.add(call(fresh.variable("nothing", Type.IMMEDIATE), Services.PLACE_LEAVE, before, statement));
        } else {
          statements.add(statement);
        }
      }
      return new Block(statements, Blocks.mapUnder(block.end(), this::block));
    }

    private static Statement call(Variable result, String service, Operand operand, Statement at) {
      return new Statement(List.of(result), new Operation.Foreign(service, List.of(operand)), at.span());
    }
  }
}
