package hyle.tool;

import hyle.core.Core;
import hyle.demand.Claim;
import hyle.jvm.Emitter;
import hyle.memory.Certificates;
import hyle.verify.JarClaims;
import java.util.ArrayList;
import java.util.List;

/// What the compiler claims of a program's functions, in the terms of its class files.
final class ProgramClaims {
  private ProgramClaims() {}

  /// Of the user's functions that are in the classes, in the order of the program.
  static List<JarClaims.Claim> of(Core.Program core, Emitter.Emitted emitted) {
    List<JarClaims.Claim> claims = new ArrayList<>();
    Certificates.claims(core, emitted.program())
        .forEach(
            (function, found) -> {
              Emitter.EmittedMethod method = emitted.methods().get(function);
              if (method != null) {
                for (Claim claim : found) {
                  claims.add(new JarClaims.Claim(method.owner(), method.name(), method.descriptor(), function.text(), claim.toString()));
                }
              }
            });
    return claims;
  }
}
