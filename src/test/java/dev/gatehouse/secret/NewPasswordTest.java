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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rosehipgardens2026",
        "Rosehip-Gardens-2026!",
        "R.o.s.e.h.i.p-G.a.r.d.e.n.s.1",
        "R0seh1p-G@rdens-2026!",
        "gatehouse-rosehip-1",
        "annrosehip2026",
        "Rosehip-Gardens-sunshine",
        "Rosehip-Gardens-dragon-1",
        "rosehip-83920174",
        "Thistlewood-Gardens-12",
        "example-Rosehip-99",
        "helpcenter12",
        "Help-Center-2026",
        "Summer2026!!",
        "Winter2026Winter",
        "Frühling-2027!",
        "Automne2025!!",
        "November2026!!",
        "Dienstag-2026!!",
        "swordfish-2026",
        "Password-12345678",
        "ChangeMe-123456",
        "admin-password-123",
        "S3cret-Passw0rd!",
        "Contraseña-2026!"
      })
  void usualWordsAloneAreNoPasswordHoweverManyThereAre(String password) {
    assertThat(isTaken(password)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sandal orchard 41 minuet",
        "We ate pizza in Rome twice",
        "my dog eats cheese daily",
        "Der Hund frisst gerne Käse",
        "tisch lampe fenster wolke",
        "le chat mange la souris",
        "maison verte et chien noir",
        "el perro come queso azul",
        "мой пароль очень длинный",
        "日本語のパスワードです十二",
        "비밀번호는열두글자이상입니다",
        "X7#kq9Lm2$vR",
        "e3b0c44219981c149afbf4c8",
        "4820-1993-7716-2048",
        "may the force be with you",
        "purple summer rain cloud",
        "Tulip-2026-harbour",
        "I need help with my knitting",
        "Ann likes green tea at noon",
        "rosehip gardens purple monkey dishwasher",
        "ann.example rosehip gardens lamp cloud orchard",
        "Rosehip-X7kq9Lm2vR"
      })
  void otherWordsMakeGoodPassphrasesAlsoBesideUsualOnes(String password) {
    assertThat(isTaken(password)).isTrue();
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
