package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hyle.module.Dependencies;
import hyle.module.Project;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import hyle.tool.archive.Digest;
import hyle.tool.archive.Mirror;
import hyle.tool.archive.Packer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Modules come from mirrors, whatever these do [I11].
final class DependencyShelfTest {
  private static final Mirror.Patience IMPATIENT = new Mirror.Patience(Duration.ofSeconds(2));

  @TempDir private Path directory;

  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private byte[] good;
  private String digest;

  @BeforeEach
  void serve() throws IOException {
    Path archive = directory.resolve("geometry.tar.zst");
    Packer.pack(Map.of("module.ens", text("{}"), "source/shape.nt", text("define one(): int {\n  1\n}\n")), Files.newOutputStream(archive));
    good = Files.readAllBytes(archive);
    digest = Digest.of(archive);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/good", exchange -> answer(exchange, 200, good, good.length));
    server.createContext("/other", exchange -> answer(exchange, 200, text("another archive"), 15));
    server.createContext("/missing", exchange -> answer(exchange, 404, text("no such page"), 12));
    server.createContext("/broken", exchange -> answer(exchange, 200, good, good.length + 100));
    server.createContext("/moved", this::move);
    server.createContext("/silent", this::staySilent);
    server.createContext("/stuck", this::stopInTheMiddle);
    server.start();
  }

  @AfterEach
  void stop() {
    done.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aModuleIsFetchedOnce() throws IOException {
    assertEquals("", link(url("good")));
    assertEquals("{}", Files.readString(place().resolve("module.ens")));
    assertEquals("", link(url("good")));
    assertEquals(List.of("/good"), List.copyOf(asked));
    assertEquals(List.of(digest), onTheShelf());
  }

  @Test
  void mirrorsAreTriedInOrder() throws IOException {
    String said = link(url("missing"), url("other"), url("moved"), url("good"));
    assertTrue(said.startsWith("warning[wrong-digest]: "), said);
    assertTrue(said.contains("expected " + digest), said);
    assertEquals(List.of("/missing", "/other", "/moved", "/good"), List.copyOf(asked));
    assertEquals(List.of(digest), onTheShelf());
  }

  @Test
  void everyMirrorSaysWhyItWasNoHelp() throws IOException {
    String said = link(url("missing"), url("other"), url("broken"), "http://localhost:1/closed");
    assertTrue(said.startsWith("error[unavailable-dependency]: The module `geometry` is not available"), said);
    assertTrue(said.contains("answered with status 404"), said);
    assertTrue(said.contains("this archive has the digest ") && said.contains("not " + digest), said);
    assertTrue(said.contains("broke off"), said);
    assertTrue(said.contains("cannot be connected to"), said);
    assertEquals(List.of(), onTheShelf());
  }

  @Test
  void slowMirrorsAreGivenUp() throws IOException {
    declare(url("silent"), url("stuck"));
    String said = link(IMPATIENT);
    assertTrue(said.contains("did not answer in time"), said);
    // On a busy machine not even the first bytes come in time.
    assertTrue(said.contains("fell silent after 10 bytes") || said.split("did not answer in time").length > 2, said);
    assertEquals(List.of(), onTheShelf());
  }

  @Test
  void halfAModuleInTheCacheDoesNotCount() throws IOException {
    Files.createDirectories(place().resolve("source"));
    Files.writeString(place().resolve("source/shape.nt"), "cut o");
    assertEquals("", link(url("good")));
    assertTrue(Files.readString(place().resolve("source/shape.nt")).endsWith("}\n"));
  }

  @Test
  void compilationsAtOnceFetchTheSameModule() throws Exception {
    List<Callable<String>> all = new ArrayList<>();
    for (int each = 0; each < 8; each++) {
      all.add(() -> link(Mirror.Patience.USUAL));
    }
    declare(url("good"));
    for (Future<String> said : threads.invokeAll(all)) {
      assertEquals("", said.get());
    }
    assertEquals(List.of(digest), onTheShelf());
  }

  @Test
  void anArchiveWithoutAModuleIsRefused() throws IOException {
    Path archive = directory.resolve("plain.tar.zst");
    Packer.pack(Map.of("source/shape.nt", text("")), Files.newOutputStream(archive));
    digest = Digest.of(archive);
    String said = link("file:plain.tar.zst");
    assertTrue(said.startsWith("error[refused-archive]: ") && said.contains("it has no module.ens"), said);
    assertEquals(List.of(), onTheShelf());
    assertFalse(Files.exists(place()));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String url(String page) {
    return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort() + "/" + page;
  }

  private Path place() {
    return directory.resolve("cache/dependency").resolve(digest);
  }

  /// Links a program that has the module from one of `mirrors`; gives what is reported.
  private String link(String... mirrors) throws IOException {
    declare(mirrors);
    return link(Mirror.Patience.USUAL);
  }

  private void declare(String... mirrors) throws IOException {
    String keys = "digest \"" + digest + "\", mirror [\"" + String.join("\", \"", mirrors) + "\"]";
    Files.writeString(directory.resolve("module.ens"), "{\n  dependency {\n    geometry {" + keys + "},\n  },\n}\n");
  }

  private String link(Mirror.Patience patience) {
    DirectorySources sources = new DirectorySources(directory, "");
    Diagnostics diagnostics = new Diagnostics();
    Project project = Project.read((_, path) -> sources.read(path), diagnostics);
    Dependencies.link(project, new DependencyShelf(sources, "cache", patience, _ -> {}), diagnostics);
    return Renderer.renderAll(diagnostics.sorted(), Paint.PLAIN);
  }

  private List<String> onTheShelf() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("cache/dependency"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void answer(HttpExchange exchange, int status, byte[] body, int promised) throws IOException {
    asked.add(exchange.getRequestURI().getPath());
    try (exchange) {
      exchange.sendResponseHeaders(status, promised);
      exchange.getResponseBody().write(body);
    }
  }

  private void move(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", url("good"));
    answer(exchange, 302, new byte[0], -1);
  }

  private void staySilent(HttpExchange exchange) throws IOException {
    try (exchange) {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopInTheMiddle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, good.length);
      exchange.getResponseBody().write(good, 0, 10);
      exchange.getResponseBody().flush();
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
