package dev.gatehouse.signin.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderCookieTest {

  @Test
  void knowsItsOwnTokens() {
    Optional<String> token = Optional.of(ReaderCookie.freshToken());

    assertThat(ReaderCookie.token(token)).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", "A A"})
  void takesNothingElseForOne(String value) {
    assertThat(ReaderCookie.token(Optional.of(value))).isEmpty();
  }

  @Test
  void keepsNoLongValueInMemory() {
    assertThat(ReaderCookie.token(Optional.of("A".repeat(60_000)))).isEmpty();
  }
}
