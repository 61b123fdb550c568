package dev.gatehouse.it.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What every refusal of the admin API has in common. */
public final class Problems {
  private Problems() {}

  /** A problem document of this status, whatever the server. */
  public static JsonNode of(Answer answer, int status) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    JsonNode problem = answer.json();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText()).isEqualTo("about:blank");
    assertThat(problem.path("title").asText()).isNotEmpty();
    assertThat(problem.path("detail").asText()).isNotEmpty();
    return problem;
  }

  /** Bad input, with errors for exactly these fields. */
  public static JsonNode invalid(Answer answer, String... fields) {
    JsonNode problem = of(answer, 400);
    assertThat(fields(problem)).as("%s", answer).containsOnly(fields).contains(fields);
    return problem;
  }

  /** A value that is taken, with exactly these fields. */
  public static void taken(Answer answer, String... fields) {
    assertThat(fields(of(answer, 409))).containsExactlyInAnyOrder(fields);
  }

  private static List<String> fields(JsonNode problem) {
    List<String> fields = new ArrayList<>();
    for (JsonNode error : problem.path("errors")) {
      assertThat(error.path("message").asText()).isNotEmpty();
      fields.add(error.path("field").asText());
    }
    return fields;
  }
}
