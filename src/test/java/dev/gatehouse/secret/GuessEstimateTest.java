package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.gatehouse.secret.GuessEstimate.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessEstimateTest {
  private static boolean isGuessable(String password, Kind kind) {
    return GuessEstimate.isGuessable(password, kind, List.of("Acme Help", "acme.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "12345678",
        "letmein1",
        "acme2026",
        "changeme",
        "Gatehouse",
        "acmehelp1",
        "Acme-Help-2026",
        "help-center",
        "Summer2026!!",
        "summer-2026-acme"
      })
  void sharedPasswordsWithstandSomeGuesses(String password) {
    assertThat(isGuessable(password, Kind.SHARED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin-password-123", "gatehouse-admin-password"})
  void environmentMayGiveWhatPeopleMayNotChoose(String password) {
    assertThat(isGuessable(password, Kind.FROM_ENVIRONMENT)).isFalse();
    assertThat(isGuessable(password, Kind.PERSONAL)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Gatehouse123", "welcome12345", "changeme", "admin"})
  void environmentGivesNoKnownPassword(String password) {
    assertThat(isGuessable(password, Kind.FROM_ENVIRONMENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"open sesame", "tulip-harbour", "swordfish-42", "acme-tulip", "summer-tulip"})
  void sharedPasswordsAreSpokenWords(String password) {
    assertThat(isGuessable(password, Kind.SHARED)).isFalse();
  }

  @Test
  void passwordOfOnePersonWithstandsMore() {
    assertThat(isGuessable("swordfish-42", Kind.PERSONAL)).isTrue();
    assertThat(isGuessable("swordfish-42 tulips", Kind.PERSONAL)).isFalse();
  }

  @Test
  void contextMayBeEmptyOrUnknown() {
    List<String> context = new ArrayList<>(Collections.singletonList(null));
    context.add("");
    context.add("--");

    assertThat(GuessEstimate.isGuessable("open sesame", Kind.SHARED, context)).isFalse();
  }

  @Test
  void longInputCostsNoMoreThanItsBeginning() {
    List<String> context = Collections.nCopies(1000, "word ".repeat(1000));
    isGuessable("warm", Kind.SHARED);
    for (String unit :
        List.of(
            "a",
            "1q",
            "password ",
            "xK9$",
            "aA4@",
            "4@8({[<3691!|0$5+7%2",
            "ſ",
            "🔑",
            "acme",
            "2026",
            "acme-help!",
            "e\u0301",
            "1!")) {
      String password = unit.repeat(1_000_000 / unit.length());
      assertTimeout(
          Duration.ofSeconds(20), () -> GuessEstimate.isGuessable(password, Kind.SHARED, context));
    }
  }
}
