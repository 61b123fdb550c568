package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Eight characters are looked at together, so each is tried at each place. */
class Base64UrlTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

  @Test
  void tellsEveryByteAtEveryPlaceOfEveryLength() {
    for (int length = 1; length <= 20; length++) {
      for (int place = 0; place < length; place++) {
        for (int c = 0; c < 256; c++) {
          byte[] text = new byte[length];
          Arrays.fill(text, (byte) 'z');
          text[place] = (byte) c;

          assertThat(Base64Url.isAlphabet(text, 0, length))
              .as("%02x at %d of %d", c, place, length)
              .isEqualTo(ALPHABET.indexOf(c) >= 0);
        }
      }
    }
  }

  @Test
  void tellsPairsOfBytesApart() {
    byte[] text = "--------".getBytes(StandardCharsets.US_ASCII);
    for (int one = 0; one < 256; one++) {
      for (int next = 0; next < 256; next++) {
        text[3] = (byte) one;
        text[4] = (byte) next;

        assertThat(Base64Url.isAlphabet(text, 0, text.length))
            .as("%02x %02x", one, next)
            .isEqualTo(ALPHABET.indexOf(one) >= 0 && ALPHABET.indexOf(next) >= 0);
      }
    }
  }

  @Test
  void looksAtNothingOutside() {
    byte[] text = "=AAAAAAAAAA=".getBytes(StandardCharsets.US_ASCII);

    assertThat(Base64Url.isAlphabet(text, 1, 11)).isTrue();
    assertThat(Base64Url.isAlphabet(text, 1, 12)).isFalse();
    assertThat(Base64Url.isAlphabet(text, 0, 11)).isFalse();
    assertThat(Base64Url.isAlphabet(text, 5, 5)).isTrue();
  }
}
