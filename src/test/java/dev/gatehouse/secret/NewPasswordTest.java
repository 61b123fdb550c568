package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.secret.SigningSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordTest {
  private static final String EMAIL = "ann.example@help.example";

  private static boolean isTaken(String password) {
    return NewPassword.objection(password, password, EMAIL, SigningSecret::isGuessable).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse battery", "päßwörter zählen", "0123-4567-89ab"})
  void takesWhatIsLongEnough(String password) {
    assertThat(isTaken(password)).isTrue();
  }

  @Test
  void measuresInCharactersNotInUnitsOfUtf16() {
    assertThat(isTaken("🔑🚪🏠🌲🌻🍏🍐🍊🍋🍌🍉")).isFalse();
    assertThat(isTaken("🔑🚪🏠🌲🌻🍏🍐🍊🍋🍌🍉🍇")).isTrue();
  }

  @Test
  void takesAtMostTwoHundred() {
    String words = "a word and another one, ".repeat(9);

    assertThat(isTaken("!" + words.substring(0, 199))).isTrue();
    assertThat(isTaken("!" + words.substring(0, 200))).isFalse();
  }

  @Test
  void takesNeitherTheEmailAddressNorWhatAnybodyWouldTry() {
    assertThat(isTaken(EMAIL)).isFalse();
    assertThat(isTaken("Ann.Example@HELP.example")).isFalse();
    assertThat(isTaken("aaaaaaaaaaaa")).isFalse();
    assertThat(isTaken("passwordpassword")).isFalse();
    assertThat(isTaken("your-256-bit-secret")).isFalse();
  }

  @Test
  void asksForTheSameTwice() {
    assertThat(
            NewPassword.objection(
                "a long enough password", "a long enough passw0rd", EMAIL, word -> false))
        .contains(NewPassword.Objection.DIFFERENT);
  }
}
