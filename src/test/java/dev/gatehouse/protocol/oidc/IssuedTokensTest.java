package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.outgoing.CallFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedTokensTest {
  private static String longest(int kibibytes) {
    return "a".repeat(kibibytes * 1024);
  }

  @Test
  void takesTheLongestThatAreUsable() throws CallFailed {
    IssuedTokens tokens = IssuedTokens.of(longest(32), longest(16));

    assertThat(tokens.bytes()).isGreaterThan(48 * 1024);
  }

  @Test
  void keepsNoLongerOnes() {
    assertThatThrownBy(() -> IssuedTokens.of(longest(32) + "a", "b"))
        .hasMessage("the ID token is longer than 32768 characters");
    assertThatThrownBy(() -> IssuedTokens.of("a", longest(16) + "b"))
        .hasMessage("the access token is longer than 16384 characters");
  }

  @Test
  void saysThatThereIsNoIdToken() {
    assertThatThrownBy(() -> IssuedTokens.of(null, "b"))
        .hasMessage("the answer to the code has no ID token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc\u0001secret", "abc secret", "abc\r\nX: secret", "äbc", "", "="})
  void refusesAnAccessTokenThatNoHeaderCanCarry(String accessToken) {
    assertThatThrownBy(() -> IssuedTokens.of("a", accessToken))
        .isInstanceOf(CallFailed.class)
        .hasMessage("the access token has characters that no Bearer token has");
  }
}
