package dev.gatehouse.it.support.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Sees to it that no process of the tests outlives them, even when their own JVM is killed: a shell
 * reads process ids from this JVM, and kills what is left when there is nothing more to read: each
 * process, stopped first so that it starts no other, with its children.
 */
public final class Watchdog {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      declare -A left
      while read -r sign pid; do
        if [[ $sign == + ]]; then left[$pid]=1; else unset "left[$pid]"; fi
      done
      for pid in "${!left[@]}"; do
        children=()
        kill -STOP "$pid"
        read -ra children <"/proc/$pid/task/$pid/children"
        kill -9 "${children[@]}" "$pid"
      done
      """;

  private static final OutputStream SHELL = shell();

  private Watchdog() {}

  /** Kills this process when the tests end, however they do. */
  public static void watch(long pid) {
    tell("+ " + pid);
  }

  /** Says that the process is gone: another one may get its number. */
  public static void forget(long pid) {
    tell("- " + pid);
  }

  private static synchronized void tell(String line) {
    try {
      SHELL.write((line + "\n").getBytes(US_ASCII));
      SHELL.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutputStream shell() {
    try {
      return new ProcessBuilder("bash", "-c", SCRIPT)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
