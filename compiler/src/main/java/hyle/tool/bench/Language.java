package hyle.tool.bench;

import java.nio.file.Path;
import java.util.List;

/// A language that a benchmark's program may be written in: the ending of its files, its compilers, and how they are called.
enum Language {
  NEUT(".nt", List.of(), "--version"),
  C(".c", List.of("gcc", "cc", "clang"), "--version"),
  CPP(".cpp", List.of("g++", "c++", "clang++"), "--version"),
  JAVA(".java", List.of(), "--version"),
  HASKELL(".hs", List.of("ghc"), "--version"),
  OCAML(".ml", List.of("ocamlopt"), "-version"),
  KOKA(".kk", List.of("koka"), "--version"),
  RUST(".rs", List.of("rustc"), "--version");

  private final String ending;
  private final List<String> compilers;
  private final String versionOption;

  Language(String ending, List<String> compilers, String versionOption) {
    this.ending = ending;
    this.compilers = compilers;
    this.versionOption = versionOption;
  }

  String ending() {
    return ending;
  }

  /// The names to look for on PATH, best first; none for what the running JDK and Hyle itself provide.
  List<String> compilers() {
    return compilers;
  }

  String versionOption() {
    return versionOption;
  }

  /// The command that compiles `source`, alone in its directory, to the program `target` there, optimised as its users do.
  List<String> compile(Path compiler, Path source, Path target) {
    String tool = compiler.toString();
    String from = source.toString();
    String to = target.toString();
    return switch (this) {
      case C -> List.of(tool, "-O2", "-o", to, from);
      case CPP -> List.of(tool, "-O2", "-o", to, from);
      case RUST -> List.of(tool, "-O", "-o", to, from);
      case HASKELL -> List.of(tool, "-O2", "-o", to, from);
      case OCAML -> List.of(tool, "-O3", "-o", to, from);
      case KOKA -> List.of(tool, "-O2", "-o", to, from);
      case JAVA -> List.of(tool, "-d", source.getParent().toString(), from);
      case NEUT -> throw new AssertionError("programs of ours are built by a ProgramBuilder");
    };
  }
}
