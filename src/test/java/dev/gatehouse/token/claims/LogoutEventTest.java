package dev.gatehouse.token.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenID Connect Back-Channel Logout 1.0 section 2.4. */
class LogoutEventTest {
  private static final String MEMBER = "http://schemas.openid.net/event/backchannel-logout";

  @ParameterizedTest
  @CsvSource({
    "'{\"events\":{\"M\":{}}}', true, false",
    "'{\"events\":{\"M\":{\"more\":1},\"other\":{}}}', true, false",
    "'{\"events\":{\"M\":true}}', false, false",
    "'{\"events\":{\"M\":\"\"}}', false, false",
    "'{\"events\":{\"M\":null}}', false, true",
    "'{\"events\":{\"other\":{}}}', false, true",
    "'{\"events\":[\"M\"]}', false, true",
    "'{\"events\":\"M\"}', false, true",
    "'{\"event\":{\"M\":{}}}', false, true",
    "'{}', false, true"
  })
  void tokenIsOfOneKindAtMost(String json, boolean logsOut, boolean signsIn) throws MalformedJson {
    assertThat(holds(new LogoutEvent(true), json)).isEqualTo(logsOut);
    assertThat(holds(new LogoutEvent(false), json)).isEqualTo(signsIn);
  }

  private static boolean holds(ClaimCheck check, String json) throws MalformedJson {
    byte[] bytes = json.replace("\"M\"", '"' + MEMBER + '"').getBytes(StandardCharsets.UTF_8);
    try {
      check.check(new Claims(StrictJson.parse(bytes)), Instant.EPOCH);
      return true;
    } catch (Rejected e) {
      assertThat(e.reason()).isEqualTo(Rejection.JWT_WRONG_KIND);
      return false;
    }
  }
}
