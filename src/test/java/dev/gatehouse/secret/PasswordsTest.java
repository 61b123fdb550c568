package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final CountingHash hash = new CountingHash();
  private final Passwords passwords = CountingHash.passwords(hash);

  @Test
  void hashesWithManyRoundsOfSha512() {
    assertThat(hash.parameters())
        .containsEntry("Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512");
    assertThat(Integer.parseInt(hash.parameters().get("Pbkdf2PasswordHash.Iterations")))
        .isGreaterThanOrEqualTo(210_000);
  }

  @Test
  void knowsThePasswordThatItHashed() {
    Optional<String> stored = Optional.of(passwords.hash("correct horse"));

    assertThat(passwords.matches("correct horse", stored)).isTrue();
    assertThat(passwords.matches("correct house", stored)).isFalse();
  }

  @Test
  void comparesAsOftenWhereNothingIsStored() {
    assertThat(passwords.matches("correct horse", Optional.empty())).isFalse();

    assertThat(hash.verified()).isEqualTo(1);
  }
}
