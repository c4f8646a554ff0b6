package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hyle archive` and `hyle get` between two modules [C9, C10].
final class ModuleCommandsTest {
  @TempDir private Path directory;

  @Test
  void whatOneModuleArchivesAnotherGets() throws IOException {
    Path geometry = geometry();
    String first = digest(Answer.of("archive", "1-0", geometry.toString()));
    write("geometry/source/shape.nt", "define sides(): int {\n  5\n}\n");
    String second = digest(Answer.of("archive", "", geometry.toString()));
    assertTrue(Files.exists(geometry.resolve("archive/1-1.tar.zst")));
    String app = "{\n  // The program.\n  target {\n    app {main \"app.nt\"}, // only one\n  },\n}\n";
    write("app/module.ens", app);
    String url = geometry.resolve("archive").toUri().toString();
    assertEquals(first, digest(Answer.of("get", "old", url + "1-0.tar.zst", directory.resolve("app").toString())));
    assertEquals(second, digest(Answer.of("get", "geometry", url + "1-1.tar.zst", directory.resolve("app").toString())));
    String text = Files.readString(directory.resolve("app/module.ens"));
    String entries = "    old {\n      digest \"" + first + "\",\n      mirror [\n        \"" + url + "1-0.tar.zst\",\n      ],\n    },\n";
    assertTrue(text.startsWith(app.substring(0, app.length() - 2) + "  dependency {\n" + entries + "    geometry {\n"), text);
    assertTrue(text.endsWith("    },\n  },\n}\n"), text);
    String module = Files.readString(directory.resolve("app/cache/dependency/" + second + "/module.ens"));
    assertTrue(module.endsWith(", antecedent [ \"" + first + "\" ]}\n"), module);
    assertTrue(Files.exists(directory.resolve("app/cache/dependency/" + second + "/words.txt")));
    assertTrue(Files.exists(directory.resolve("app/cache/dependency/" + second + "/notes/a.md")));
  }

  @Test
  void anArchiveIsNeverReplacedAndItsBytesDependOnTheModuleOnly() throws IOException {
    Path geometry = geometry();
    String digest = digest(Answer.of("archive", "0-1-0", geometry.toString()));
    Answer again = Answer.of("archive", "0-1-0", geometry.toString());
    assertEquals(ExitCode.PROGRAM_FAILED, again.exitCode());
    assertTrue(again.errors().contains("is there already"), again.errors());
    assertEquals(digest, digest(Answer.of("archive", "2-0", geometry.toString())));
    assertEquals(ExitCode.WRONG_USAGE, Answer.of("archive", "one", geometry.toString()).exitCode());
    assertEquals(ExitCode.WRONG_USAGE, Answer.of("archive", "", directory.resolve("nowhere").toString()).exitCode());
  }

  @Test
  void getRefusesWhatCannotBeADependency() throws IOException {
    Path geometry = geometry();
    String before = Files.readString(geometry.resolve("module.ens"));
    Files.writeString(directory.resolve("words.tar.zst"), "words");
    for (String alias : new String[] {"This", "this", "core", "base", "a.b", "a b", ""}) {
      assertEquals(ExitCode.WRONG_USAGE, Answer.of("get", alias, "file:words", geometry.toString()).exitCode(), alias);
    }
    assertEquals(ExitCode.MISSING, Answer.of("get", "words", "file:nowhere", geometry.toString()).exitCode());
    Answer words = Answer.of("get", "words", "file:../words.tar.zst", geometry.toString());
    assertEquals(ExitCode.PROGRAM_FAILED, words.exitCode());
    assertTrue(words.errors().contains("damaged"), words.errors());
    assertEquals(before, Files.readString(geometry.resolve("module.ens")));
  }

  @Test
  void aModuleOnOneLineStaysOneThatCanBeRead() throws IOException {
    Path geometry = geometry();
    String digest = digest(Answer.of("archive", "1-0", geometry.toString()));
    String url = geometry.resolve("archive").toUri() + "1-0.tar.zst";
    write("app/module.ens", "{target {app {main \"app.nt\"}}}\n");
    String app = directory.resolve("app").toString();
    assertEquals(digest, digest(Answer.of("get", "first", url, app)));
    assertEquals(digest, digest(Answer.of("get", "second", url, app)));
    String entry = " { digest \"" + digest + "\", mirror [ \"" + url + "\" ] }";
    assertEquals(
        "{target {app {main \"app.nt\"}}, dependency { first" + entry + ", second" + entry + "}}\n",
        Files.readString(directory.resolve("app/module.ens")));
  }

  @Test
  void dependenciesThatAreAddedAtOnceAreAllThere() throws Exception {
    Path geometry = geometry();
    digest(Answer.of("archive", "1-0", geometry.toString()));
    write("app/module.ens", "{target {app {main \"app.nt\"}}}\n");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Process> commands = new ArrayList<>();
    for (String alias : List.of("first", "second", "third")) {
      commands.add(
          new ProcessBuilder(
                  java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                  "--enable-native-access=ALL-UNNAMED", "hyle.tool.Main", "get", alias, geometry.resolve("archive/1-0.tar.zst").toUri().toString(),
                  directory.resolve("app").toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve(alias).toFile())
              .start());
    }
    for (Process command : commands) {
      command.waitFor();
    }
    String text = Files.readString(directory.resolve("app/module.ens"));
    for (String alias : List.of("first", "second", "third")) {
      String said = Files.readString(directory.resolve(alias));
      assertTrue(said.matches("[A-Za-z0-9_-]+\n"), alias + ": " + said);
      assertTrue(text.contains(" " + alias + " { digest "), text);
    }
  }

  private Path geometry() throws IOException {
    write("geometry/module.ens", "{static {words \"words.txt\"}, extra-content [\"notes/\"]}\n");
    write("geometry/source/shape.nt", "define sides(): int {\n  4\n}\n");
    write("geometry/words.txt", "words");
    write("geometry/notes/a.md", "notes");
    return directory.resolve("geometry");
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String digest(Answer answer) {
    assertEquals(ExitCode.DONE, answer.exitCode(), answer.errors());
    return answer.output().strip();
  }
}
