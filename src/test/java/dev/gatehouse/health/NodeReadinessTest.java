package dev.gatehouse.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeReadinessTest {
  private static NodeReadiness with(Map<String, String> settings) {
    NodeReadiness readiness = new NodeReadiness();
    readiness.configuration = new Configuration(settings::get);
    return readiness;
  }

  @Test
  void isInServiceWithoutSuchAFile() {
    assertThat(with(Map.of()).isDraining()).isFalse();
  }

  @Test
  void isNotReadyWhileItDrains(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("draining");
    NodeReadiness readiness = with(Map.of("GATEHOUSE_DRAIN_FILE", file.toString()));
    assertThat(readiness.isDraining()).isFalse();

    Files.createFile(file);
    assertThat(readiness.isDraining()).isTrue();

    Files.delete(file);
    assertThat(readiness.isDraining()).isFalse();
  }
}
