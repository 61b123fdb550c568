package dev.gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenMaskTest {
  private static final String HEADER = "eyJhbGciOiJIUzI1NiJ9";
  private static final String TOKEN = HEADER + ".eyJqdGkiOiIxIn0." + "s".repeat(43);

  @Test
  void masksTokensWhereverTheyStand() {
    assertThat(TokenMask.masked("curl/8 " + TOKEN + " (x)")).isEqualTo("curl/8 [token] (x)");
    assertThat(TokenMask.masked("a?jwt=" + TOKEN + "&b=" + TOKEN))
        .isEqualTo("a?jwt=[token]&b=[token]");
    assertThat(TokenMask.masked("x" + HEADER)).isEqualTo("x[token]");
  }

  @Test
  void masksPartsOfTokens() {
    for (String part : List.of(HEADER, HEADER + ".", HEADER + "..", TOKEN.substring(0, 30))) {
      assertThat(TokenMask.masked(part + " x")).as(part).isEqualTo("[token] x");
      assertThat(TokenMask.isFree(part)).isFalse();
    }
  }

  /** A header with a space after the brace begins otherwise. */
  @Test
  void masksTokensWhoseHeaderHasSpaces() {
    String token = "eyAiYWxnIjoiSFMyNTYifQ.eyAianRpIjoxfQ." + "s".repeat(43);

    assertThat(TokenMask.masked("agent " + token)).isEqualTo("agent [token]");
  }

  @Test
  void leavesOtherTextsAlone() {
    for (String text :
        List.of(
            "",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36",
            "HeyJoe/1.0 (monkeyJar)",
            "help.acme-company-example.support.knowledge-base.example.com",
            "staff, team_7, 0123456789abcdef0123456789abcdef0123456789abcdef")) {
      assertThat(TokenMask.masked(text)).isEqualTo(text);
      assertThat(TokenMask.isFree(text)).isTrue();
    }
  }
}
