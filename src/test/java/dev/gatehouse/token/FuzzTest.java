package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * For any input the result is a verified token or a refusal, and {@code verify} and {@code inspect}
 * agree.
 */
class FuzzTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final List<VerificationKey> KEYS = List.of(Mint.key(1, "a"), Mint.key(2, null));
  private static final ClaimRules RULES =
      ClaimRules.withLeeway(30)
          .require("email", ClaimType.text(254))
          .require("custom", ClaimType.object(100))
          .notExpired()
          .notIssuedInFuture()
          .notOlderThan(300)
          .issuedBy("me")
          .intendedFor(Set.of("acme"));
  private static final String HEADER = "{\"alg\":\"HS256\",\"kid\":\"a\",\"typ\":\"JWT\"}";
  private static final String PAYLOAD =
      "{\"email\":\"\\u00e9@example.com\",\"custom\":{\"a\":[1,true,null,{\"b\":-1.5e3}]},"
          + "\"exp\":1700000100.5,\"iat\":1700000000,\"iss\":\"me\",\"aud\":[\"b\",\"acme\"]}";

  @Test
  void theUnchangedTokenIsAccepted() {
    assertThat(accepted(Mint.token(HEADER, PAYLOAD))).isTrue();
  }

  @Test
  void changedTextNeverFailsInAnotherWay() {
    Random random = new Random(20_240_117);
    String token = Mint.token(HEADER, PAYLOAD);
    for (int i = 0; i < 3_000; i++) {
      String changed = mutated(token, random);
      if (!changed.equals(token)) {
        assertThat(accepted(changed)).as(changed).isFalse();
      }
    }
  }

  @Test
  void changedContentUnderAGoodSignatureNeverFailsInAnotherWay() {
    Random random = new Random(20_240_118);
    int accepted = 0;
    for (int i = 0; i < 6_000; i++) {
      if (accepted(Mint.token(mutated(HEADER, random), mutated(PAYLOAD, random)))) {
        accepted++;
      }
    }
    assertThat(accepted).isBetween(1, 3_000);
  }

  @Test
  void noiseNeverFailsInAnotherWay() {
    Random random = new Random(20_240_119);
    for (int i = 0; i < 3_000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      String content = Mint.base64(Mint.utf8(HEADER)) + "." + Mint.base64(noise);
      assertThat(accepted(Mint.signed(content, Mint.SECRET, "HmacSHA256"))).isFalse();
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(64), 0, 0x10000).forEach(c -> text.append((char) c));
      assertThat(accepted(text.toString())).isFalse();
    }
  }

  private static boolean accepted(String token) {
    TokenVerifier verifier = new TokenVerifier();
    Inspection inspection = verifier.inspect(token, KEYS, "HS256", RULES, NOW);
    try {
      verifier.verify(token, KEYS, "HS256", RULES, NOW).orThrow();
      assertThat(inspection.accepted()).isTrue();
      return true;
    } catch (Rejected e) {
      assertThat(inspection.accepted()).isFalse();
      assertThat(inspection.reason()).contains(e.reason());
      return false;
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(changed.length());
      char c = "\"\\{}[],:.-+eE019tfn=_ \n\u0000\ud83d\u00e9".charAt(random.nextInt(25));
      switch (random.nextInt(4)) {
        case 0 -> changed.setCharAt(at, c);
        case 1 -> changed.insert(at, c);
        case 2 -> changed.delete(at, Math.min(changed.length() - 1, at + random.nextInt(4)));
        default -> changed.insert(at, changed.substring(at));
      }
    }
    return changed.toString();
  }
}
