package hyle.tool.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A place that an archive can be had from: an `http:` or `https:` URL, or a `file:` URL, maybe relative to a module [I11].
public final class Mirror {
  private static final long LARGEST = 1L << 29;
  private static final int OK = 200;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final String url;
  private final Path base;
  private final Patience patience;

  /// How long a mirror may be silent, before it answers and while it does.
  public record Patience(Duration silence) {
    public static final Patience USUAL = new Patience(Duration.ofSeconds(30));
  }

  /// `base` is where a relative path starts.
  public Mirror(String url, Path base, Patience patience) {
    this.url = url;
    this.base = base;
    this.patience = patience;
  }

  /// Writes what the mirror has to `file`; `watch` hears how many bytes there are so far.
  public void copyTo(Path file, Consumer<Long> watch) throws IOException, UnreachableMirror {
    URI address = address();
    switch (address.getScheme() == null ? "" : address.getScheme()) {
      case "file" -> copy(path(address), file);
      case "http", "https" -> download(address, file, watch);
      default -> throw new UnreachableMirror("only http:, https: and file: URLs are understood");
    }
  }

  private URI address() throws UnreachableMirror {
    try {
      return new URI(url);
    } catch (URISyntaxException _) {
      throw new UnreachableMirror("this is no URL");
    }
  }

  private Path path(URI address) throws UnreachableMirror {
    try {
      return address.isOpaque() ? base.resolve(address.getSchemeSpecificPart()) : Path.of(address);
    } catch (IllegalArgumentException | FileSystemNotFoundException _) {
      throw new UnreachableMirror("this is no path of a file");
    }
  }

  private static void copy(Path from, Path file) throws IOException, UnreachableMirror {
    if (!Files.isRegularFile(from)) {
      throw new UnreachableMirror("there is no such file");
    }
    try (InputStream input = Files.newInputStream(from)) {
      Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void download(URI address, Path file, Consumer<Long> watch) throws IOException, UnreachableMirror {
    if (address.getHost() == null) {
      throw new UnreachableMirror("this URL names no host");
    }
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(patience.silence()).build()) {
      HttpRequest request = HttpRequest.newBuilder(address).header("User-Agent", "hyle").build();
      CompletableFuture<HttpResponse<Path>> answer = client.sendAsync(request, answered -> body(answered, file));
      try {
        int status = wait(answer, file, watch).statusCode();
        if (status != OK) {
          throw new UnreachableMirror("answered with status " + status);
        }
      } finally {
        answer.cancel(true);
        client.shutdownNow();
      }
    }
  }

  /// Only what was asked for is kept: the page that explains an error is not.
  private static HttpResponse.BodySubscriber<Path> body(HttpResponse.ResponseInfo answered, Path file) {
    return answered.statusCode() == OK
        ? HttpResponse.BodySubscribers.ofFile(file)
        : HttpResponse.BodySubscribers.replacing(file);
  }

  private HttpResponse<Path> wait(CompletableFuture<HttpResponse<Path>> answer, Path file, Consumer<Long> watch)
      throws IOException, UnreachableMirror {
    long before = 0;
    long heard = System.nanoTime();
    while (true) {
      try {
        return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        long size = Files.size(file);
        if (size > LARGEST) {
          throw new UnreachableMirror("the archive has more than " + LARGEST + " bytes");
        }
        if (size != before) {
          before = size;
          heard = System.nanoTime();
          watch.accept(size);
        } else if (System.nanoTime() - heard > patience.silence().toNanos()) {
          throw new UnreachableMirror(size == 0 ? "did not answer in time" : "fell silent after " + size + " bytes");
        }
      } catch (ExecutionException problem) {
        throw new UnreachableMirror(reason(problem.getCause()));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new UnreachableMirror("was not waited for");
      }
    }
  }

  private static String reason(Throwable problem) {
    return switch (problem) {
      case java.net.http.HttpTimeoutException _ -> "did not answer in time";
      case java.net.ConnectException _ -> "cannot be connected to";
      case java.nio.channels.UnresolvedAddressException _ -> "has an unknown host";
      default -> "broke off: " + (problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage());
    };
  }
}
