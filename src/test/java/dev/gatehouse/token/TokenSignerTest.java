package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenSignerTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  @Test
  void signsClaimsLetterForLetterInTheirOrder() throws Exception {
    String json = "{\"z\":1.50,\"iat\":1700000000,\"a\":[\"é\",null,{\"b\":true}],\"big\":1E+30}";

    String token = TokenSigner.sign(Mint.key(1, null), claims(json));

    assertThat(text(token.split("\\.")[1])).isEqualTo(json);
    assertThat(text(token.split("\\.")[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    assertThat(verified(token).claims().asMap()).isEqualTo(claims(json));
  }

  @Test
  void namesTheKeyThatHasAName() throws Exception {
    String token = TokenSigner.sign(Mint.key(1, "k\"1"), claims("{}"));

    assertThat(verified(token).header()).containsEntry("kid", "k\"1");
  }

  @Test
  void signsWhatIsWrongAsWell() throws Exception {
    String token = TokenSigner.sign(Mint.key(1, null), claims("{\"exp\":\"soon\",\"iat\":-1}"));

    assertThat(verified(token).claims().asMap()).containsEntry("exp", "soon");
  }

  private static Map<String, Object> claims(String json) throws MalformedJson {
    return StrictJson.parse(Mint.utf8(json));
  }

  private static VerifiedToken verified(String token) throws Exception {
    return new TokenVerifier()
        .verify(
            token,
            List.of(Mint.key(1, token.contains("kid") ? "k\"1" : null)),
            "HS256",
            ClaimRules.withLeeway(0),
            NOW)
        .orThrow();
  }

  private static String text(String base64) {
    return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
