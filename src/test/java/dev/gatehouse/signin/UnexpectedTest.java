package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.protocol.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class UnexpectedTest {
  @Test
  void tellsProgramsInAProblemDocumentWithoutTheMessage() throws IOException {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                UnexpectedTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getRequestURI") ? "/v1/article" : null);

    Answer answer = Unexpected.answer(request, new IllegalStateException("secret"));

    JsonNode document = new ObjectMapper().readTree(answer.body());
    assertThat(document.path("status").asInt()).isEqualTo(500);
    assertThat(document.path("trace_id").asText()).isNotBlank();
    assertThat(answer.body()).doesNotContain("secret");
  }
}
