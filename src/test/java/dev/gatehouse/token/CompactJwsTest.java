package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTest {

  @Test
  void takesThreeSegmentsApart() throws Rejected {
    CompactJws jws = CompactJws.parse("Zm9v.YmE.Yg");

    assertThat(jws.header()).asString().isEqualTo("foo");
    assertThat(jws.payload()).asString().isEqualTo("ba");
  }

  @Test
  void takesTheUrlAlphabet() throws Rejected {
    assertThat(CompactJws.parse("-_-_.-_-_.-_-_").header()).hasSize(3);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "Zm9v",
        "Zm9v.YmE",
        ".YmE.Yg",
        "Zm9v..Yg",
        "Zm9v.YmE.",
        "Zm9v.YmE.Yg.",
        ".Zm9v.YmE.Yg",
        "Zm9v.YmE.Yg.Yg",
        "Zm9v.YmE.Yg.Yg.Yg",
        "Zm9v.YmE=.Yg",
        "Zm9v.YmE.Yg==",
        "Zm9v.YmE.Yg=",
        "=.YmE.Yg",
        " Zm9v.YmE.Yg",
        "Zm9v.YmE.Yg ",
        "Zm9v.YmE.Yg\n",
        "Zm9v.Ym\tE.Yg",
        "Zm9v.Ym\r\nE.Yg",
        "Zm+v.YmE.Yg",
        "Zm/v.YmE.Yg",
        "Zm?v.YmE.Yg",
        "Zm9vA.YmE.Yg",
        "Z.YmE.Yg",
        "Zm9v.YmF.Yg",
        "Zm9v.YmE.Yh",
        "Zm9v.YmE.Y\u0131",
        "Zm9v.YmE.Y\uff47",
        "Zm9v.YmE.\u0000",
        "Bearer Zm9v.YmE.Yg"
      })
  void refusesAnyOtherForm(String token) {
    assertMalformed(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zm9v.YmE", "Zm9v.YmE.Yg.", "Zm9v.YmE.Yg.Yg"})
  void saysWhenTheNumberOfSegmentsIsWrong(String token) {
    assertThatThrownBy(() -> CompactJws.parse(token)).hasMessageContaining("three segments");
  }

  @Test
  void takesExactly32768BytesAndNoMore() throws Rejected {
    String longest = "Zm9v.YmFy." + "A".repeat(32_768 - 10);
    // 32758 base64 characters leave four spare bits, which are zero in the letter A.
    assertThat(longest).hasSize(32_768);
    assertThat(CompactJws.parse(longest).payload()).asString().isEqualTo("bar");

    assertThatThrownBy(() -> CompactJws.parse(longest + "A"))
        .hasMessageStartingWith("jwt_too_long");
  }

  @Test
  void sizeIsLookedAtBeforeAnythingElse() {
    assertThatThrownBy(() -> CompactJws.parse("!".repeat(32_769)))
        .asInstanceOf(type(Rejected.class))
        .extracting(Rejected::detail)
        .asString()
        .contains("32768");
  }

  /** What the JDK writes is the one canonical spelling. */
  @Test
  void acceptsASegmentIfTheJdkWouldWriteItSo() {
    Random random = new Random(20_261_129);
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder segment = new StringBuilder();
      for (int n = random.nextInt(24); n > 0; n--) {
        segment.append(letters.charAt(random.nextInt(64)));
      }
      if (random.nextInt(4) == 0) {
        segment.insert(random.nextInt(segment.length() + 1), (char) random.nextInt(0x180));
      }
      boolean found = isParsed("Zm9v." + segment + ".Yg");
      assertThat(found).as(segment.toString()).isEqualTo(isWritten(segment.toString()));
      accepted += found ? 1 : 0;
    }
    assertThat(accepted).isBetween(4_000, 16_000);
  }

  private static boolean isParsed(String token) {
    try {
      CompactJws.parse(token);
      return true;
    } catch (Rejected e) {
      return false;
    }
  }

  private static boolean isWritten(String segment) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(segment);
      return bytes.length > 0 && Mint.base64(bytes).equals(segment);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void assertMalformed(String token) {
    assertThatThrownBy(() -> CompactJws.parse(token))
        .asInstanceOf(type(Rejected.class))
        .extracting(Rejected::reason)
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
  }
}
