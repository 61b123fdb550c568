package dev.gatehouse.console.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTokenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b.c",
        "  a.b.c\r\n",
        "Bearer a.b.c",
        "Authorization:  bearer a.b.c",
        "https://acme.example/sso/jwt?jwt=a.b.c",
        "http://acme.localhost:8080/page?x=1&hd_jwt=a.b.c#part",
        "https://acme.example/access/jwtsso/?token=a.b.c&y=2"
      })
  void findsTheTokenInWhatPeopleCopy(String pasted) {
    assertThat(PastedToken.in(pasted)).isEqualTo("a.b.c");
  }

  @Test
  void leavesEverythingElseAsItIs() {
    assertThat(PastedToken.in(null)).isEmpty();
    assertThat(PastedToken.in(" \n ")).isEmpty();
    assertThat(PastedToken.in("a. b.c")).isEqualTo("a. b.c");
    assertThat(PastedToken.in("https://acme.example/page")).isEqualTo("https://acme.example/page");
    assertThat(PastedToken.in("?jwt=a.b.c")).isEqualTo("?jwt=a.b.c");
  }

  @Test
  void takesNoLongerForAbsurdText() {
    String long64 = "https://a/?" + "jwt=".repeat(200_000) + " ";
    assertThat(PastedToken.in(long64)).isNotEmpty();
    assertThat(PastedToken.in("http://".repeat(100_000))).isNotEmpty();
  }
}
