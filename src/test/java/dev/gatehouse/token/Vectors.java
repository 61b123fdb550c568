package dev.gatehouse.token;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Published test vectors, which are stored beside the project and not in it. */
public final class Vectors {

  private Vectors() {}

  /** Skips the test if the vectors are absent. */
  public static Path path(String name) {
    Path path = Path.of("..", "shared", "vectors", name);
    assumeTrue(Files.exists(path), () -> "skipped: no outside test vectors at " + path);
    return path;
  }

  static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(path(name).toFile());
  }
}
