package dev.gatehouse.signin.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleDoorTest {

  @Test
  void comesBackToThePageThatWasAskedFor() {
    assertThat(ConsoleDoor.returnTarget("/console/overview.xhtml?a=b"))
        .isEqualTo("/console/overview.xhtml?a=b");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "//evil.example/console/",
        "https://evil.example/console/",
        "/\\evil.example",
        "/console/../api/admin/v1/sites",
        "/console/%2e%2e/login",
        "/api/admin/v1/sites",
        "/consolation",
        "/console/login.xhtml?to=/console/"
      })
  void goesHomeFromAnythingElse(String asked) {
    assertThat(ConsoleDoor.returnTarget(asked)).isEqualTo("/console/");
  }

  @Test
  void ownsThePathsOfTheConsoleOnly() {
    assertThat(ConsoleDoor.isAt("/console")).isTrue();
    assertThat(ConsoleDoor.isAt("/console/overview.xhtml")).isTrue();
    assertThat(ConsoleDoor.isAt("/consolation")).isFalse();
  }
}
