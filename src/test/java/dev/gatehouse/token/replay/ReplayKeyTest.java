package dev.gatehouse.token.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayKeyTest {

  @Test
  void isTheSha256OfTheText() {
    // FIPS 180-2, appendix B.1: SHA-256 of "abc" begins ba7816bf.
    assertThat(ReplayKey.of("abc").hash()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  }

  @Test
  void comparesTheWholeTextHoweverLong() {
    String common = "j".repeat(8_000);

    assertThat(ReplayKey.of(common + "1")).isNotEqualTo(ReplayKey.of(common + "2"));
    assertThat(ReplayKey.of(common + "1")).isEqualTo(ReplayKey.of(common + "1"));
    assertThat(ReplayKey.of(common).hash()).hasSize(ReplayKey.LENGTH);
    assertThat(ReplayKey.of("").hash()).hasSize(ReplayKey.LENGTH);
  }

  @Test
  void tellsSimilarTextsApart() {
    assertThat(ReplayKey.of("é")).isNotEqualTo(ReplayKey.of("e\u0301"));
    assertThat(ReplayKey.of("A")).isNotEqualTo(ReplayKey.of("a"));
    assertThat(ReplayKey.of("a")).isNotEqualTo(ReplayKey.of("a "));
    assertThat(ReplayKey.of("é")).isNotEqualTo(ReplayKey.of("?"));
  }
}
