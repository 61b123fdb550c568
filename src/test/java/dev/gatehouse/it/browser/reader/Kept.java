package dev.gatehouse.it.browser.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that the server under test stored: its logs and files, H2's database included. */
public final class Kept {
  private static final List<String> PLACES = List.of("it.directory", "it.payara.home");

  private Kept() {}

  public static void assertNowhere(String... secrets) throws IOException {
    List<String> found = new ArrayList<>();
    int logs = 0;
    for (Path file : files()) {
      logs += file.toString().endsWith(".log") ? 1 : 0;
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (String secret : secrets) {
        if (content.contains(secret)) {
          found.add(file.toString());
        }
      }
    }
    assertThat(logs).as("logs that were read").isPositive();
    assertThat(found).isEmpty();
  }

  private static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String place : PLACES) {
      String directory = System.getProperty(place);
      if (directory != null && Files.isDirectory(Path.of(directory))) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
          files.filter(Files::isRegularFile).filter(Kept::mayHoldState).forEach(all::add);
        }
      }
    }
    return all;
  }

  /** Excludes the server's own libraries. */
  private static boolean mayHoldState(Path file) {
    String name = file.getFileName().toString();
    return !name.endsWith(".jar") && !name.endsWith(".war") && file.toFile().length() < 200_000_000;
  }
}
