package dev.gatehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
  /** The message that the libraries of Standard Webhooks are tested with. */
  @Test
  void signsAsThePublishedLibraries() {
    WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    assertThat(
            secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void generatesSecretsOfTheSpecifiedLength() {
    WebhookSecret secret = WebhookSecret.generate();

    assertThat(Base64.getDecoder().decode(secret.text().replace("whsec_", ""))).hasSize(32);
    assertThat(WebhookSecret.generate()).isNotEqualTo(secret);
    assertThat(secret.toString()).doesNotContain(secret.text().substring(10));
  }
}
