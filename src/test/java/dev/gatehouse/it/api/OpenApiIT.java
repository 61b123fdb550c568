package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.server.GatehouseIT;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class OpenApiIT extends GatehouseIT {

  @Test
  void anybodyReadsTheDocumentAtTheBaseHost() {
    Answer answer = at("localhost").get("/openapi.json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().path("openapi").asText()).startsWith("3.1");
  }
}
