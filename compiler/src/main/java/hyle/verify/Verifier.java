package hyle.verify;

import hyle.verify.Verdict.Finding;
import hyle.verify.Verdict.Judgement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Derives what a compiled program does with memory from its class files alone, and holds the jar's claims against it [M22].
///
/// Shares nothing with the compiler: no pass, no tree, no library for class files. What it believes are the classes of the runtime, which must
/// be those that the caller gives, and the table of what these do.
public final class Verifier {
  private static final String MAIN = "hyle/program/Main.class";
  private static final String MAIN_FOR_NEW_JAVA = "META-INF/versions/25/" + MAIN;
  private static final Set<String> OTHERS = Set.of(JarClaims.PATH, MAIN, MAIN_FOR_NEW_JAVA);
  private static final String PROGRAM = "hyle/program/";
  private static final String PARENT_OF_MAIN = "hyle/runtime/Program";

  private final Map<String, byte[]> entries;
  private final Map<String, byte[]> trusted;

  private Verifier(Map<String, byte[]> entries, Map<String, byte[]> trusted) {
    this.entries = entries;
    this.trusted = trusted;
  }

  /// `entries` are the files of the jar; `trusted` those that it must have just so: the runtime, what an older Java starts, the manifest. `library` is the
  /// file that the program's C code may lie in.
  public static Verdict verify(Map<String, byte[]> entries, Map<String, byte[]> trusted, String library) {
    try {
      return new Verdict.Accepted(new Verifier(entries, trusted).findings(library));
    } catch (Refusal refusal) {
      return new Verdict.Refused(refusal.getMessage());
    }
  }

  private List<Finding> findings(String library) {
    if (!entries.containsKey(JarClaims.PATH)) {
      throw new Refusal("it makes no claims; `hyle build` writes them");
    }
    JarClaims claims = JarClaims.read(entries.get(JarClaims.PATH));
    holdDigests(claims);
    holdFiles(library);
    Map<Method, Method.Body> program = program();
    Derivation derivation = Derivation.of(program);
    List<Finding> findings = new ArrayList<>();
    for (JarClaims.Claim claim : claims.claims()) {
      if (!program.containsKey(claim.key())) {
        throw new Refusal("it has claims about `" + claim.function() + "`, but not the method of it");
      }
      findings.add(new Finding(claim.function(), claim.claim(), judgement(claim, derivation)));
    }
    return findings;
  }

  private void holdDigests(JarClaims claims) {
    Map<String, byte[]> stated = new TreeMap<>(entries);
    stated.remove(JarClaims.PATH);
    for (Map.Entry<String, byte[]> entry : stated.entrySet()) {
      String digest = claims.digests().get(entry.getKey());
      if (digest == null) {
        throw new Refusal("`" + entry.getKey() + "` was added");
      }
      if (!digest.equals(JarClaims.digest(entry.getValue()))) {
        throw new Refusal("`" + entry.getKey() + "` was changed");
      }
    }
    for (String path : new TreeSet<>(claims.digests().keySet())) {
      if (!stated.containsKey(path)) {
        throw new Refusal("`" + path + "` is missing");
      }
    }
  }

  private void holdFiles(String library) {
    for (Map.Entry<String, byte[]> file : trusted.entrySet()) {
      if (!Arrays.equals(file.getValue(), entries.get(file.getKey()))) {
        throw new Refusal("`" + file.getKey() + "` is not the one of this version of hyle");
      }
    }
    for (String path : new TreeMap<>(entries).keySet()) {
      boolean isOfProgram = path.startsWith(PROGRAM) && path.endsWith(".class");
      if (!isOfProgram && !trusted.containsKey(path) && !OTHERS.contains(path) && !path.equals(library)) {
        throw new Refusal("`" + path + "` is in no jar that `hyle build` writes");
      }
    }
    if (!entries.containsKey(MAIN_FOR_NEW_JAVA)) {
      throw new Refusal("`" + MAIN_FOR_NEW_JAVA + "` is missing");
    }
  }

  private Map<Method, Method.Body> program() {
    Map<Method, Method.Body> program = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
      String path = entry.getKey().equals(MAIN_FOR_NEW_JAVA) ? MAIN : entry.getKey();
      if (path.startsWith(PROGRAM) && !trusted.containsKey(entry.getKey())) {
        read(path, entry.getValue(), program);
      }
    }
    for (Method method : List.copyOf(program.keySet())) {
      for (Method callee : program.get(method).calls().stream().flatMap(List::stream).toList()) {
        if (callee.owner().startsWith(PROGRAM) && !program.containsKey(callee)) {
          throw new Refusal("the method " + method + " calls " + callee + ", which is not there");
        }
      }
    }
    return program;
  }

  /// The reader of the JDK answers bytes that are no class file with whatever exception it comes to.
  private static void read(String path, byte[] bytes, Map<Method, Method.Body> program) {
    try {
      read(path, ClassFile.of().parse(bytes), program);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException malformed) {
      throw new Refusal("`" + path + "` is no class file that can be read: " + malformed.getMessage());
    }
  }

  private static void read(String path, ClassModel model, Map<Method, Method.Body> program) {
    String name = model.thisClass().asInternalName();
    if (!path.equals(name + ".class")) {
      throw new Refusal("`" + path + "` holds another class, " + name);
    }
    String parent = model.superclass().map(ClassEntry::asInternalName).orElse("nothing");
    if (!parent.equals(path.equals(MAIN) ? PARENT_OF_MAIN : "java/lang/Object") || !model.interfaces().isEmpty()) {
      throw new Refusal("the class " + name + " has a parent that no compiled program gives it, " + parent);
    }
    for (MethodModel each : model.methods()) {
      Method method = new Method(name, each.methodName().stringValue(), each.methodType().stringValue());
      if (method.name().equals("<clinit>")) {
        throw new Refusal("the class " + name + " does something when it is loaded");
      }
      if (program.put(method, MethodReader.read(method, each)) != null) {
        throw new Refusal("the method " + method + " is there twice");
      }
    }
  }

  private static Judgement judgement(JarClaims.Claim claim, Derivation derivation) {
    if (claim.claim().equals("stack constant")) {
      derivation.recursion(claim.key()).ifPresent(why -> {
        throw new Refusal("`" + claim.function() + "` does not keep `stack constant`: " + why);
      });
      return derivation.unknownCallee(claim.key()).<Judgement>map(Judgement.Beyond::new).orElse(new Judgement.Proven());
    }
    Cells claimed = claimed(claim);
    return switch (derivation.cells(claim.key())) {
      case Cells.Unknown(String why) -> new Judgement.Beyond(why);
      case Cells derived when derived.isWithin(claimed) -> new Judgement.Proven();
      case Cells derived -> throw new Refusal("`" + claim.function() + "` does not keep `" + claim.claim() + "`: its code says `" + derived + "`");
    };
  }

  private static Cells claimed(JarClaims.Claim claim) {
    Matcher words = Pattern.compile("allocs ([0-9]{1,6})( per round)?").matcher(claim.claim());
    if (!words.matches()) {
      throw new Refusal("its claim `" + claim.claim() + "` says nothing that is known here");
    }
    int count = Integer.parseInt(words.group(1));
    return words.group(2) == null ? new Cells.AtMost(count) : new Cells.PerRound(count);
  }
}
