package dev.gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @Test
  void comparesInLowerCase() {
    assertThat(EmailAddress.normalized(" Ann@EXAMPLE.com ")).isEqualTo("ann@example.com");
    assertThat(EmailAddress.normalized("\u00C9va@example.com")).isEqualTo("\u00E9va@example.com");
  }

  @Test
  void keepsControlCharactersToBeRefused() {
    for (String text : new String[] {"\0ann@example.com", "ann@example.com\0", "\u0007a@b"}) {
      assertThat(EmailAddress.isOne(EmailAddress.normalized(text))).as(text).isFalse();
    }
  }

  @Test
  void takesNoOtherLetterForAnAsciiOne() {
    String kelvin = "\u212Aate@example.com";
    String dotted = "\u0130ngrid@example.com";

    assertThat(EmailAddress.normalized(kelvin)).isNotEqualTo("kate@example.com");
    assertThat(EmailAddress.normalized(dotted)).isNotEqualTo("ingrid@example.com");
  }

  @Test
  void neverMakesAnAddressLonger() {
    String longest = "\u0130".repeat(254);

    assertThat(EmailAddress.normalized(longest)).hasSize(254);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@x",
        "ann@example.com",
        "o'hara+help@mail.example.co.uk",
        "abc.@docomo.example",
        "éva@bücher.example",
        "x_1!#$%&*/=?^{|}~`@a-b.c_d"
      })
  void isOneAddress(String text) {
    assertThat(EmailAddress.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not-an-email",
        "@",
        "a@",
        "@x",
        "a@x,b@x",
        "a@x;b@x",
        "a@x b@x",
        "a@x,b",
        "a <a@b>",
        "<a@b>",
        "\"a b\"@c",
        "a b@c",
        "a@b c",
        "a@b@c",
        "a@b.",
        "a@.b",
        "a@b..c",
        "a@[127.0.0.1]",
        "a(comment)@b",
        "mailto:a@b",
        "a\nb@c",
        "a\u200b@c",
        "a\u202e@c",
        "a\u00a0b@c",
        "\u3164@c",
        "a@\u3164.c",
        "ann\uFE0F@c",
        "ann@c\uFE0F",
        "an\u034Fn@c",
        "ann@c\u034F.d",
        "an\u00ADn@c",
        "an\u17B4n@c",
        "an\u180Bn@c",
        "an\u2065n@c",
        "an\uFFF0n@c",
        "ann\uDB40\uDD00@c",
        "ann\uDB40\uDC80@c"
      })
  void isNoAddressOrMoreThanOne(String text) {
    assertThat(EmailAddress.isOne(text)).isFalse();
  }

  @Test
  void hasAtMost254Characters() {
    assertThat(EmailAddress.isOne("a".repeat(252) + "@x")).isTrue();
    assertThat(EmailAddress.isOne("a".repeat(253) + "@x")).isFalse();
    assertThat(EmailAddress.isOne("漢".repeat(252) + "@x")).isTrue();
  }

  /** Quadratic matching of a megabyte would take hours. */
  @Test
  @Timeout(10)
  void isDecidedInLinearTime() {
    for (String text : List.of("a", "@", ".", "a.", "@a", " ", "é")) {
      assertThat(EmailAddress.isOne(text.repeat(1_000_000))).isFalse();
    }
  }

  /** The rule as a pattern, which takes longer to match than all else about a token. */
  private static final Pattern ONE_ADDRESS =
      Pattern.compile(
          "[^\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}@<>()\\[\\]\\\\,;:\"]+"
              + "@[\\p{L}\\p{M}\\p{N}_-]++(?:\\.[\\p{L}\\p{M}\\p{N}_-]++)*+");

  @Test
  void everyCharacterIsJudgedAsByThePattern() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String character = Character.toString(c);
      boolean seen = !PersonText.isInvisible(c);
      for (String text :
          List.of("a" + character + "@b", "a@b" + character, "a@" + character + ".c")) {
        // Three million assertions with their descriptions would take seconds.
        if (EmailAddress.isOne(text) != (seen && ONE_ADDRESS.matcher(text).matches())) {
          fail("U+%X in %s", c, text);
        }
      }
    }
  }

  @Test
  void everyOrderIsJudgedAsByThePattern() {
    Random random = new Random(20_261_129);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(9), 0, 8).forEach(c -> text.append("ab@@..-é".charAt(c)));
      assertThat(EmailAddress.isOne(text.toString()))
          .as(text.toString())
          .isEqualTo(ONE_ADDRESS.matcher(text).matches());
    }
  }
}
