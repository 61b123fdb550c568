package dev.gatehouse.it.support.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs scripts of {@code server-config} and programs of the servers, and keeps what they print. */
public final class Scripts {
  private static final Path OUTPUT = Node.folder().resolve("scripts.log");

  private Scripts() {}

  /** Where a script is. */
  static String named(String path) {
    return Path.of("server-config", path).toAbsolutePath().toString();
  }

  /** Waits until the command has ended well; what it started may go on. */
  static void run(Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      int status =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(OUTPUT.toFile()))
              .start()
              .waitFor();
      if (status != 0) {
        throw new AssertionError(command + " failed: " + printed());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What all of them have printed, of all tests. */
  public static String printed() {
    try {
      return Files.exists(OUTPUT) ? Files.readString(OUTPUT) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
