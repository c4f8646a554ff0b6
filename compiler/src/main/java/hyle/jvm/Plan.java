package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Operands;
import hyle.name.Services;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What emission must know of the whole program before the first function: where each function goes, and the numbers of closures' code.
final class Plan {
  /// The package of emitted classes; the runtime knows it too.
  static final String PACKAGE = "hyle/program/";
  /// More parameters than these travel through an array of the thread; the JVM takes 255 slots, and a word takes two.
  static final int DIRECT_PARAMETERS = 120;
  /// Beyond this, constant pools may overflow: a class holds 65,535 constants and no function needs more of them than bytes of code.
  private static final int LARGEST_CLASS = 40_000;

  private final Core.Program program;
  private final Map<FunctionName, Place> places = new LinkedHashMap<>();
  private final List<PlannedClass> classes = new ArrayList<>();
  private final Map<FunctionName, Integer> codeNumbers = new LinkedHashMap<>();
  private final Map<FunctionName, List<Type>> captures = new LinkedHashMap<>();
  private final SortedSet<Integer> appliedArities = new TreeSet<>();
  private final PendingCalls pendingCalls;
  private final String closuresClass;
  private final String typesClass;
  private final Heads heads;

  /// The method of a function.
  record Place(String owner, String method, int parameters) {}

  /// A class to be: functions of one source file.
  record PlannedClass(String internalName, String sourcePath, List<Core.Function> functions) {}

  Plan(Core.Program program) {
    this.program = program;
    this.pendingCalls = PendingCalls.of(program);
    JvmNames names = new JvmNames();
    names.fresh("Main");
    this.closuresClass = PACKAGE + names.fresh("closures");
    this.typesClass = PACKAGE + names.fresh("types");
    this.heads = Heads.of(program);
    placeFunctions(names);
    numberCode();
  }

  Core.Program program() {
    return program;
  }

  Place place(FunctionName function) {
    return places.get(function);
  }

  List<PlannedClass> classes() {
    return classes;
  }

  PendingCalls pendingCalls() {
    return pendingCalls;
  }

  String closuresClass() {
    return closuresClass;
  }

  String typesClass() {
    return typesClass;
  }

  /// The types that the running program tells apart.
  Heads heads() {
    return heads;
  }

  /// The number that stands for a function in closures.
  int codeNumber(FunctionName function) {
    return codeNumbers.get(function);
  }

  /// The functions that closures are made of, by number; those with as many parameters follow each other.
  List<FunctionName> codeFunctions() {
    return List.copyOf(codeNumbers.keySet());
  }

  /// What the closures of a function capture; empty for one that is only used without.
  List<Type> captures(FunctionName function) {
    return captures.getOrDefault(function, List.of());
  }

  /// The numbers of operands with which closures are applied.
  SortedSet<Integer> appliedArities() {
    return appliedArities;
  }

  /// `(JJ)J`, with no more words than are passed directly.
  static String descriptor(int parameters) {
    return "(" + "J".repeat(Math.min(parameters, DIRECT_PARAMETERS)) + ")J";
  }

  private void placeFunctions(JvmNames classNames) {
    Map<String, List<Core.Function>> bySource = new LinkedHashMap<>();
    for (Core.Function function : program.functions().values()) {
      bySource.computeIfAbsent(function.span().source().path(), _ -> new ArrayList<>()).add(function);
    }
    bySource.forEach((path, functions) -> placeFile(path, functions, classNames));
  }

  private void placeFile(String path, List<Core.Function> functions, JvmNames classNames) {
    String fileName = path.substring(path.lastIndexOf('/') + 1);
    String className = fileName.endsWith(".nt") ? fileName.substring(0, fileName.length() - 3) : fileName;
    List<Core.Function> part = new ArrayList<>();
    int size = 0;
    for (Core.Function function : functions) {
      int more = Sizes.of(function);
      if (size + more > LARGEST_CLASS && !part.isEmpty()) {
        addClass(classNames.fresh(className), path, part);
        part = new ArrayList<>();
        size = 0;
      }
      part.add(function);
      size += more;
    }
    addClass(classNames.fresh(className), path, part);
  }

  private void addClass(String name, String path, List<Core.Function> functions) {
    JvmNames methodNames = new JvmNames();
    String owner = PACKAGE + name;
    for (Core.Function function : functions) {
      places.put(
          function.name(), new Place(owner, methodNames.fresh(function.name().text()), function.parameters().size()));
    }
    classes.add(new PlannedClass(owner, path, List.copyOf(functions)));
  }

  private void numberCode() {
    Set<FunctionName> found = new LinkedHashSet<>();
    for (Core.Function function : program.functions().values()) {
      for (Block block : Blocks.within(function.body())) {
        block.statements().forEach(statement -> findCode(statement.operation(), found));
        Operands.usedUp(block.end()).forEach(operand -> findCode(operand, found));
        Operands.lookedAt(block.end()).forEach(operand -> findCode(operand, found));
      }
    }
    List<FunctionName> ordered = new ArrayList<>(found);
    ordered.sort(Comparator.comparingInt(name -> program.functions().get(name).parameters().size()));
    ordered.forEach(name -> codeNumbers.put(name, codeNumbers.size()));
  }

  private void findCode(Operation operation, Set<FunctionName> found) {
    Operands.usedUp(operation).forEach(operand -> findCode(operand, found));
    Operands.lookedAt(operation).forEach(operand -> findCode(operand, found));
    if (operation instanceof Operation.Apply(_, List<Operand> operands)) {
      appliedArities.add(operands.size());
    }
    if (operation instanceof Operation.Foreign(String symbol, _) && symbol.equals(Services.THREAD_START)) {
      appliedArities.add(0);
    }
    if (operation instanceof Operation.Build(_, Shape.Captured(FunctionName function, List<Type> types), _)) {
      found.add(function);
      captures.put(function, types);
    }
  }

  private void findCode(Operand operand, Set<FunctionName> found) {
    if (operand instanceof Core.Code(FunctionName function, _)) {
      found.add(function);
    }
  }
}
