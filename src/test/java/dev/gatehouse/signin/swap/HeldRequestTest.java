package dev.gatehouse.signin.swap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PretendCall;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldRequestTest {
  private static final String TOKEN = "t".repeat(15_000);

  private static Optional<HeldRequest> held(Map<String, String> parameters) {
    Incoming request =
        PretendCall.to("acme.localhost", "/docs").parameters(parameters).form(true).incoming();
    return HeldRequest.of(request, TOKEN, new HeldRequest.Question("Ann", "Bob", "/docs"));
  }

  @Test
  void comesBackAsItWas() {
    HeldRequest held = held(Map.of("jwt", TOKEN, "forward", "/a?b=\"1\"")).orElseThrow();

    assertThat(HeldRequest.read(held.text())).isEqualTo(held);
    assertThat(held.parameters()).hasSize(2);
  }

  @Test
  void isNotKeptWithoutItsCredential() {
    String query = "jwt=" + TOKEN + "&more=" + "x".repeat(12_000);
    Incoming request =
        PretendCall.to("acme.localhost", "/docs")
            .query(query)
            .parameters(Map.of("jwt", TOKEN))
            .incoming();

    assertThat(HeldRequest.of(request, TOKEN, null)).isEmpty();
    assertThat(HeldRequest.of(request, "in the path", null)).isPresent();
    Incoming longer =
        PretendCall.to("acme.localhost", "/docs").query("q=" + "x".repeat(40_000)).incoming();
    assertThat(HeldRequest.of(longer, "in the path", null)).isEmpty();
  }

  @Test
  void losesItsLongestParametersAndNeverTheCredential() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("jwt", TOKEN);
    parameters.put("forward", "/a");
    parameters.put("more", "\u3042".repeat(9_000));
    parameters.put("most", "x".repeat(1_000_000));
    for (int i = 0; i < 1_000; i++) {
      parameters.put("n" + i, "\"".repeat(i));
    }

    HeldRequest held = held(parameters).orElseThrow();

    assertThat(held.parameters())
        .containsEntry("jwt", TOKEN)
        .containsEntry("forward", "/a")
        .doesNotContainKeys("more", "most");
    assertThat(held.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(40_000);
  }
}
