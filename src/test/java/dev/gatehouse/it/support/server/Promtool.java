package dev.gatehouse.it.support.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Prometheus' own judge of what is meant for it. */
public final class Promtool {
  private static final Path FILES = Path.of("server-config/prometheus");

  /** What it said; nothing is wrong if its exit code is zero. */
  public record Judgement(int exitCode, String said) {}

  private Promtool() {}

  /** Runs it in the folder of the rules. */
  public static Judgement run(String input, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = Program.named("promtool", "prometheus").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command).directory(FILES.toFile()).redirectErrorStream(true).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(UTF_8));
      }
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Judgement(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
