package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.protocol.Answer;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerErrorsTest {
  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 415, 416, 499, 500})
  void tellsProgramsInAProblemDocument(int status) throws IOException {
    Answer answer = ServerErrors.problem(status);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    JsonNode document = new ObjectMapper().readTree(answer.body());
    assertThat(document.path("status").asInt()).isEqualTo(status);
    assertThat(document.path("title").asText()).isNotBlank();
  }
}
