package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.ConnectionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies outside the vendors' packages names no vendor: imports are ArchUnit's to hold. */
class SeamTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/gatehouse");

  @Test
  void coreNamesNoVendorsPathNorSetting() throws IOException {
    List<String> named = new ArrayList<>();
    List<Path> core = core();
    for (Protocol protocol : ProtocolsOnClassPath.shipped()) {
      for (String word : words(protocol)) {
        core.stream()
            .filter(source -> read(source).contains("\"" + word))
            .forEach(source -> named.add(source + " names " + word));
      }
    }
    assertThat(core).hasSizeGreaterThan(100);
    assertThat(named).isEmpty();
  }

  private static List<String> words(Protocol protocol) {
    List<String> words = new ArrayList<>(protocol.signInPaths(new ConnectionSettings()));
    words.add(protocol.name() + "\"");
    protocol.description().options().stream()
        .filter(option -> !option.equals(ConnectionKeys.JWKS_URL))
        .forEach(option -> words.add(option.name() + "\""));
    return words;
  }

  /** Everything but the vendors' packages and the demo, which shows each of them. */
  private static List<Path> core() throws IOException {
    List<String> left = new ArrayList<>(List.of("demo"));
    ProtocolsOnClassPath.shipped().forEach(protocol -> left.add("protocol/" + protocol.name()));
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> left.stream().noneMatch(SOURCES.relativize(file)::startsWith))
          .toList();
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
