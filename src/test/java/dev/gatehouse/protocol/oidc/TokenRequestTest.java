package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.rejection.Cause;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What providers answer to a code that they do not exchange, as they word it. */
class TokenRequestTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "invalid_client|Invalid client secret provided|true|CLIENT_REJECTED",
        "unauthorized_client|Invalid client or Invalid client credentials|true|CLIENT_REJECTED",
        "invalid_client|AADSTS7000218: must contain client_secret|false|CLIENT_SECRET_MISSING",
        "invalid_grant|Incorrect redirect_uri|true|REDIRECT_URI_MISMATCH",
        "invalid_grant|The 'redirect_uri' does not match the original request|true|REDIRECT_URI_MISMATCH",
        "redirect_uri_mismatch|Bad Request|true|REDIRECT_URI_MISMATCH",
        "invalid_grant|AADSTS54005: authorization code was already redeemed|true|CODE_SPENT",
        "invalid_grant|Code not valid|true|CODE_SPENT",
        "invalid_request|Something else|true|none"
      })
  void tellsTheMistake(String error, String described, boolean hasSecret, Cause cause) {
    String body = "{\"error\": \"%s\", \"error_description\": \"%s\"}".formatted(error, described);
    Reply reply = new Reply(400, "application/json", body.getBytes(StandardCharsets.UTF_8));

    assertThat(TokenRequest.cause(reply, hasSecret).orElse(null)).isEqualTo(cause);
  }
}
