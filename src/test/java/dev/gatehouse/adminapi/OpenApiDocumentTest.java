package dev.gatehouse.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a protocol that the file does not know adds to it. */
class OpenApiDocumentTest {
  private static JsonNode document;

  @BeforeAll
  static void complete() throws IOException {
    try (InputStream file = new FileInputStream("src/main/webapp/openapi.json")) {
      document = OpenApiDocument.completed(file, List.of(ProtocolsOnClassPath.named("docunest")));
    }
  }

  private static JsonNode option(String name) {
    return document.at("/components/schemas/Connection/properties").path(name);
  }

  @Test
  void requiredOptionHasNoDefault() {
    assertThat(option("workspace").has("default")).isFalse();
    assertThat(option("workspace").path("minLength").asInt()).isEqualTo(1);
    assertThat(option("workspace").path("description").asText())
        .startsWith("Required for docunest connections only.");
    assertThat(option("teamsClaim").path("default").asText()).isEqualTo("teams");
  }
}
