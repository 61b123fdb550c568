package dev.gatehouse.it.support.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The log of the server under test. */
public final class ServerLog {
  private static final Path WILDFLY =
      Path.of(
          System.getProperty("it.directory", "target/it"),
          "wildfly-" + System.getProperty("it.database"),
          "log");

  private static final Path PAYARA =
      Path.of(
          System.getProperty("it.payara.home", "target/payara/payara6"),
          "glassfish/domains/it/logs");

  private ServerLog() {}

  /** How many lines it has, with those files that the server has put away. */
  public static long lines() {
    Path folder = "payara".equals(System.getProperty("arquillian.launch")) ? PAYARA : WILDFLY;
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs =
          files.filter(file -> file.getFileName().toString().startsWith("server.log")).toList();
      long lines = 0;
      for (Path log : logs) {
        // What a statement quotes need be no text.
        try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
          lines += all.count();
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
