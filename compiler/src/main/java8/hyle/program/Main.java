package hyle.program;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a Java that is too old for a compiled program finds in its jar: starts the jar again with a JDK that is new enough, or says what is missing.
 *
 * <p>Compiled for Java 8. A new Java never sees it: the jar has another class of this name for that.
 */
public final class Main {
  private static final int NEEDED = 25;
  private static final int MISSING = 69;

  private Main() {}

  public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
    File jdk = findJdk();
    if (jdk == null) {
      System.err.println(
          "This program needs Java " + NEEDED + " or newer, but this is Java " + System.getProperty("java.specification.version")
              + " and no newer one was found: install one, or let JAVA_HOME name its directory.");
      System.exit(MISSING);
    }
    List<String> command = new ArrayList<String>();
    command.add(new File(jdk, "bin/java").getPath());
    for (String property : new String[] {"hyle.stack", "hyle.stats"}) {
      if (System.getProperty(property) != null) {
        command.add("-D" + property + "=" + System.getProperty(property));
      }
    }
    command.add("-jar");
    command.add(new File(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getPath());
    command.addAll(Arrays.asList(arguments));
    Process program = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(program::destroy));
    System.exit(program.waitFor());
  }

  private static File findJdk() {
    for (File home : candidates()) {
      if (version(home) >= NEEDED && new File(home, "bin/java").canExecute()) {
        return home;
      }
    }
    return null;
  }

  private static List<File> candidates() {
    List<File> candidates = new ArrayList<File>();
    if (System.getenv("JAVA_HOME") != null) {
      candidates.add(new File(System.getenv("JAVA_HOME")));
    }
    String home = System.getProperty("user.home");
    String[] directories = {
      "/usr/lib/jvm", "/usr/lib64/jvm", "/usr/java", "/usr/local/java", "/opt", "/opt/java", home + "/.sdkman/candidates/java", home + "/.jdks",
      home + "/.gradle/jdks", home + "/.local/share/mise/installs/java", home + "/.asdf/installs/java", "/Library/Java/JavaVirtualMachines",
      home + "/Library/Java/JavaVirtualMachines",
    };
    for (String directory : directories) {
      File[] children = new File(directory).listFiles();
      if (children != null) {
        List<File> inOrder = new ArrayList<File>(Arrays.asList(children));
        Collections.sort(inOrder);
        for (File child : inOrder) {
          candidates.add(child);
          candidates.add(new File(child, "Contents/Home"));
        }
      }
    }
    return candidates;
  }

  /** The feature version in the release file of a JDK, or 0. */
  private static int version(File home) {
    File release = new File(home, "release");
    if (!release.isFile()) {
      return 0;
    }
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(new FileInputStream(release), "UTF-8"))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("JAVA_VERSION=\"")) {
          return Integer.parseInt(line.substring("JAVA_VERSION=\"".length()).split("[^0-9]")[0]);
        }
      }
    } catch (IOException unreadable) {
      return 0;
    } catch (NumberFormatException noVersion) {
      return 0;
    }
    return 0;
  }
}
