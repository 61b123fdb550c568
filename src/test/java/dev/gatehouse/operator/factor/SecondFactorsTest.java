package dev.gatehouse.operator.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.operator.KeptOperator;
import dev.gatehouse.secret.Vaults;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorsTest {
  private final MemoryDatabase memory = new MemoryDatabase("second-factors");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:10Z"));
  private final SecondFactors factors = new SecondFactors();
  private String secret;
  private long ada;
  private long ben;

  @BeforeEach
  void wire() {
    factors.entities = memory.entities();
    factors.vault = Vaults.withKey();
    factors.clock = clock;
    factors.recoveryCodes = new RecoveryCodes();
    factors.recoveryCodes.entities = memory.entities();
    secret = factors.freshSecret();
    ada = KeptOperator.withEmail(memory, "ada@example.com", clock.instant());
    ben = KeptOperator.withEmail(memory, "ben@example.com", clock.instant());
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void beginsWithARightCodeOnly() {
    assertThat(begin(ada, "000000 ")).isEmpty();
    assertThat(isOn(ada)).isFalse();

    List<String> codes = begin(ada, code(0)).orElseThrow();

    assertThat(isOn(ada)).isTrue();
    assertThat(isOn(ben)).isFalse();
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(codes).allSatisfy(c -> assertThat(c).matches("([a-z2-9]{4}-){2}[a-z2-9]{4}"));
  }

  @Test
  void takesEveryCodeOnceAndNoneThatIsOlderThanOneTaken() {
    begin(ada, code(-1));

    assertThat(accept(ada, code(-1))).isFalse();
    assertThat(accept(ada, code(1))).isTrue();
    assertThat(accept(ada, code(1))).isFalse();
    assertThat(accept(ada, code(0))).isFalse();
    clock.advance(Duration.ofSeconds(60));
    assertThat(accept(ada, code(0))).isTrue();
  }

  @Test
  void takesACodeAsTheAppShowsIt() {
    begin(ada, code(0));
    String next = code(1);

    assertThat(accept(ada, " " + next.substring(0, 3) + " " + next.substring(3))).isTrue();
  }

  @Test
  void takesARecoveryCodeOnceHoweverItIsTyped() {
    String recovery = begin(ada, code(0)).orElseThrow().get(3);

    assertThat(accept(ben, recovery)).isFalse();
    assertThat(accept(ada, " " + recovery.toUpperCase().replace("-", " "))).isTrue();
    assertThat(accept(ada, recovery)).isFalse();
    assertThat(memory.ask(() -> factors.recoveryCodes.left(ada))).isEqualTo(9);
  }

  @Test
  void takesNothingEmptyOrLong() {
    begin(ada, code(0));

    assertThat(accept(ada, "")).isFalse();
    assertThat(accept(ada, "-")).isFalse();
    assertThat(accept(ada, "1".repeat(100_000))).isFalse();
  }

  @Test
  void newRecoveryCodesEndTheOldOnes() {
    String old = begin(ada, code(0)).orElseThrow().get(0);
    List<String> renewed = memory.ask(() -> factors.renewRecoveryCodes(ada)).orElseThrow();

    assertThat(accept(ada, old)).isFalse();
    assertThat(accept(ada, renewed.get(0))).isTrue();
    assertThat(memory.ask(() -> factors.renewRecoveryCodes(ben))).isEmpty();
  }

  @Test
  void endsWithItsRecoveryCodes() {
    String recovery = begin(ada, code(0)).orElseThrow().get(0);

    assertThat(memory.ask(() -> factors.end(ada))).isTrue();

    assertThat(isOn(ada)).isFalse();
    assertThat(accept(ada, code(1))).isFalse();
    assertThat(accept(ada, recovery)).isFalse();
    assertThat(memory.ask(() -> factors.end(ada))).isFalse();
  }

  @Test
  void keepsNeitherSecretNorCodesInTheOpen() {
    List<String> codes = begin(ada, code(0)).orElseThrow();

    String kept =
        memory.ask(
            () ->
                memory
                        .entities()
                        .createNativeQuery("select sealed_secret from second_factor")
                        .getSingleResult()
                    + memory
                        .entities()
                        .createNativeQuery("select code_hash from recovery_code")
                        .getResultList()
                        .toString());

    assertThat(kept).doesNotContain(secret);
    assertThat(codes).noneMatch(kept::contains);
  }

  /** The code that the app shows this many steps from now. */
  private String code(int away) {
    return OneTimePasswords.code(secret, clock.instant().getEpochSecond() / 30 + away);
  }

  private Optional<List<String>> begin(long operator, String code) {
    return memory.ask(() -> factors.begin(operator, secret, code));
  }

  private boolean accept(long operator, String code) {
    return memory.ask(() -> factors.accept(operator, code));
  }

  private boolean isOn(long operator) {
    return memory.ask(() -> factors.isOn(operator));
  }
}
