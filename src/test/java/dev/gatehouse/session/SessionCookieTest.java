package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookieTest {

  @Test
  void knowsItsOwnTokens() {
    Optional<String> token = Optional.of(SessionCookie.freshToken());

    assertThat(SessionCookie.token(token)).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", "A A"})
  void takesNothingElseForOne(String value) {
    assertThat(SessionCookie.token(Optional.of(value))).isEmpty();
  }

  @Test
  void keepsNoLongValueInMemory() {
    assertThat(SessionCookie.token(Optional.of("A".repeat(60_000)))).isEmpty();
  }
}
