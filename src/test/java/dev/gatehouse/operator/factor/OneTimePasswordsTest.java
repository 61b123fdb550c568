package dev.gatehouse.operator.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimePasswordsTest {
  /** The SHA-1 secret of RFC 6238 appendix B. */
  private static final String SECRET =
      Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void makesTheCodesOfRfc6238(long time, String code) {
    assertThat(OneTimePasswords.code(SECRET, time / 30)).isEqualTo(code);
  }

  @Test
  void takesTheStepBeforeAndTheStepAfterAndNoOther() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long step = now.getEpochSecond() / 30;
    for (int away = -3; away <= 3; away++) {
      String code = OneTimePasswords.code(SECRET, step + away);
      assertThat(OneTimePasswords.step(SECRET, code, now).isPresent())
          .as("%d steps away", away)
          .isEqualTo(Math.abs(away) <= 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"'',''", "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB"})
  void writesBase32AsRfc4648WithoutPadding(String text, String base32) {
    assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    assertThat(new String(Base32.decode(base32), StandardCharsets.US_ASCII)).isEqualTo(text);
  }

  @Test
  void readsNothingElseAsBase32() {
    assertThatThrownBy(() -> Base32.decode("MZX1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("MZX");
  }

  @Test
  void makesSecretsOf160Bits() {
    assertThat(OneTimePasswords.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(SECRET);
  }
}
