package dev.gatehouse.signin.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTrailTest {
  @Test
  void tellsTheAddressThatWasTyped() {
    assertThat(SignInTrail.unknown(" Ann.O'Neil+x@Help.Example.com "))
        .isEqualTo("no operator: ann.o'neil+x@help.example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "correct horse battery staple",
        "P@ssw0rd",
        "P@ss.w0rd",
        "pass word@example.com",
        "a@b.example\r\nadmin@b.example",
        "a@b\u0000.example",
        "\u202ea@b.example",
        "<script>@b.example",
        "a@b.example,c@d.example"
      })
  void doesNotRepeatWhatMayBeAPassword(String typed) {
    assertThat(SignInTrail.unknown(typed)).isEqualTo("no operator: not an email address");
  }

  @Test
  void doesNotRepeatWhatIsTooLongForAnAddress() {
    assertThat(SignInTrail.unknown("a".repeat(5000) + "@b.example"))
        .isEqualTo("no operator: not an email address");
  }
}
