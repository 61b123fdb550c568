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

  @Test
  void openSegmentOfAnAddressIsAParameter() {
    JsonNode path = document.path("paths").path("/nest/in/{token}");

    assertThat(List.of("get", "post", "head")).allMatch(path::has);
    assertThat(path.at("/parameters/0/name").asText()).isEqualTo("token");
    assertThat(path.at("/parameters/0/in").asText()).isEqualTo("path");
    assertThat(path.at("/parameters/0/required").asBoolean()).isTrue();
    assertThat(document.path("paths").path("/sso/docunest").has("parameters")).isFalse();
  }
}
