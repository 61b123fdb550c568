package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordTest {
  private static final String EMAIL = "ann.example@help.example";
  private static final List<String> CONTEXT =
      List.of("Rosehip Gardens", "rosehip", "docs.rosehip.example", "Ann Thistlewood");

  private static boolean isTaken(String password) {
    return NewPassword.objection(password, password, EMAIL, CONTEXT).isEmpty();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaa",
        "passwordpassword",
        "123456789012",
        "welcome12345",
        "letmein12345",
        "password1234",
        "qwertyuiop12",
        "Passw0rd2026",
        "iloveyou1234",
        "trustno1trustno1"
      })
  void refusesWhatAnybodyWouldTry(String password) {
    assertThat(isTaken(password)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gatehouse123",
        "gatehouse-2026",
        "rosehip12345",
        "Rosehip-2026",
        "thistlewood1",
        "Ann.Example@HELP.example",
        "ann.example1"
      })
  void refusesWhatAnybodyWouldTryHere(String password) {
    assertThat(isTaken(password)).isFalse();
  }

  @Test
  void wordsOfAnotherSiteAreWordsLikeOthers() {
    String password = "rosehip12345 by the thistlewood";

    assertThat(NewPassword.objection(password, password, EMAIL, List.of())).isEmpty();
  }

  @Test
  void asksForTheSameTwice() {
    assertThat(
            NewPassword.objection(
                "a long enough password", "a long enough passw0rd", EMAIL, List.of()))
        .contains(NewPassword.Objection.DIFFERENT);
  }
}
