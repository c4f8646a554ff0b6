package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalNames;
import hyle.report.Diagnostics;
import hyle.resolve.Bound;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Bound to Typed: elaborates all declarations in order, decides what was left open, and checks what needs whole types.
public final class Checker {
  private Checker() {}

  /// The typed program; after errors its trees are of use to tools only.
  public static Typed.Program check(Bound.Program program, LocalNames names, OpenTypes openTypes, Diagnostics diagnostics) {
    Elaboration elaboration = new Elaboration(names, program.inlineLimit(), diagnostics);
    Declarations declarations = new Declarations(elaboration);
    for (Bound.Declaration declaration : program.declarations()) {
      declarations.elaborate(declaration);
    }
    elaboration.holes().nextOwner();
    elaboration.agenda().decide();
    switch (openTypes) {
      case REFUSED -> {}
      case ASSUMED -> Assumptions.make(elaboration);
    }
    elaboration.agenda().giveUp();
    Unresolved.report(elaboration);
    Finisher finisher = new Finisher(elaboration, new Coverage(elaboration.globals()), program.entry().module());
    Map<GlobalName, Typed.Declaration> finished = new LinkedHashMap<>();
    declarations
        .owners()
        .forEach(
            (name, owner) -> {
              Globals.Entry entry = elaboration.globals().entry(name).orElseThrow();
              if (!elaboration.isFaulty(owner)) {
                constant(elaboration, name, entry);
                Linearity.check(elaboration, entry, declarations.resource(name));
              }
              finished.put(name, finisher.declaration(name, entry, declarations.resource(name), owner));
            });
    return new Typed.Program(finished, program.entry());
  }

  private static void constant(Elaboration elaboration, GlobalName name, Globals.Entry entry) {
    if (entry instanceof Globals.Entry.Definition definition && definition.shape() == Bound.Shape.CONSTANT) {
      Optional<Term> body = definition.body();
      Constants constants = new Constants(elaboration.globals());
      body.flatMap(constants::computed)
          .filter(_ -> !constants.isType(body.orElseThrow(), elaboration.evaluator()))
          .ifPresent(span -> elaboration.report(new TypeError.ComputedConstant(entry.span(), name.base(), span)));
    }
  }
}
