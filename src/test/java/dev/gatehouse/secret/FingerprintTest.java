package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void isTheSha256OfTheText() {
    // FIPS 180-2, appendix B.1: SHA-256 of "abc" begins ba7816bf.
    assertThat(Fingerprint.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void comparesTheWholeTextHoweverLong() {
    String common = "j".repeat(8_000);

    assertThat(Fingerprint.of(common + "1")).isNotEqualTo(Fingerprint.of(common + "2"));
    assertThat(Fingerprint.of(common + "1")).isEqualTo(Fingerprint.of(common + "1"));
    assertThat(Fingerprint.of(common)).hasSize(64);
    assertThat(Fingerprint.of("")).hasSize(64);
  }

  @Test
  void tellsSimilarTextsApart() {
    assertThat(Fingerprint.of("é")).isNotEqualTo(Fingerprint.of("e\u0301"));
    assertThat(Fingerprint.of("A")).isNotEqualTo(Fingerprint.of("a"));
    assertThat(Fingerprint.of("a")).isNotEqualTo(Fingerprint.of("a "));
    assertThat(Fingerprint.of("é")).isNotEqualTo(Fingerprint.of("?"));
  }
}
