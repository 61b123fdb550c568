package dev.gatehouse.it.support.vendor;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Companies' backends in their own languages, run as small web servers of this machine. */
public final class SamplePrograms implements AutoCloseable {
  private final Path folder;
  private final int port = freePort();
  private Process process;

  /**
   * @param folder for the program's text
   */
  public SamplePrograms(Path folder) {
    this.folder = folder;
  }

  /** A program that is kept beside the tests. */
  public static String kept(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/samples", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Host and port at which it answers; known before it runs. */
  public String authority() {
    return "127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** Runs PHP's own web server, which hands every request to the program. */
  public void runPhp(String code, Map<String, String> environment) {
    run("php", environment, "-S", authority(), saved("backend.php", code));
  }

  /** Runs a program that listens at the port which its environment calls {@code PORT}. */
  public void runNode(String code, Map<String, String> environment) {
    run("node", environment, saved("backend.js", code));
  }

  /** The same in Python. */
  public void runPython(String code, Map<String, String> environment) {
    run("python3", environment, saved("backend.py", code));
  }

  private void run(String interpreter, Map<String, String> environment, String... arguments) {
    assumeTrue(has(interpreter), interpreter + " is not installed here");
    String[] command = new String[arguments.length + 1];
    command[0] = interpreter;
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("PORT", String.valueOf(port));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
      eventually("the program listens", this::answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the list's indentation, which PHP would send and Python take for its own. */
  private String saved(String name, String code) {
    try {
      return Files.writeString(folder.resolve(name), code.stripIndent().strip()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it sends a browser that asks for a path. */
  public String redirectOf(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://" + authority() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static boolean has(String interpreter) {
    try {
      return new ProcessBuilder(interpreter, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
  }
}
