package dev.gatehouse.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7617. */
class BasicCredentialsTest {

  private static String header(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void readsTheRfcsExamples() {
    assertThat(BasicCredentials.of("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))
        .contains(new BasicCredentials("Aladdin", "open sesame"));
    assertThat(BasicCredentials.of("Basic dGVzdDoxMjPCow=="))
        .contains(new BasicCredentials("test", "123\u00a3"));
  }

  @Test
  void endsTheClientIdAtTheFirstColon() {
    assertThat(BasicCredentials.of(header("client:a:b")))
        .contains(new BasicCredentials("client", "a:b"));
    assertThat(BasicCredentials.of(header("client:"))).contains(new BasicCredentials("client", ""));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Basic",
        "Basic ",
        "Basic %%%",
        "Basic bm9jb2xvbg==",
        "Basic OnNlY3JldA==",
        "Basic /////w==",
        "Bearer dGVzdDoxMjPCow==",
        "BasicdGVzdDoxMjPCow=="
      })
  void findsNothingInAnythingElse(String header) {
    assertThat(BasicCredentials.of(header)).isEmpty();
  }

  @Test
  void keepsTheSecretToItself() {
    assertThat(new BasicCredentials("client", "secret").toString()).doesNotContain("secret");
  }
}
