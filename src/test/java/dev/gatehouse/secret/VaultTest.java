package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.UnusableDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  private static final String OLD = Vault.MasterKey.generate();
  private static final String NEW = Vault.MasterKey.generate();

  @Test
  void opensWhatItSealed() {
    Vault vault = vault(OLD);
    String sealed = vault.seal("s3cret", "row 1");

    assertThat(sealed).doesNotContain("s3cret");
    assertThat(vault.open(sealed, "row 1")).isEqualTo("s3cret");
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    Vault vault = vault(OLD);

    assertThat(vault.seal("s3cret", "row 1")).isNotEqualTo(vault.seal("s3cret", "row 1"));
  }

  @Test
  void opensNothingInAnotherRow() {
    Vault vault = vault(OLD);
    String sealed = vault.seal("s3cret", "row 1");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> vault.open(sealed, "row 2"));
  }

  @Test
  void opensWithOldKeyAndSealsWithNewOneWhileKeysAreRotated() {
    String sealed = vault(OLD).seal("s3cret", "row 1");
    Vault both = vault(NEW + "," + OLD);

    assertThat(both.isOutdated(sealed)).isTrue();
    assertThat(both.open(sealed, "row 1")).isEqualTo("s3cret");
    assertThat(vault(NEW).open(both.seal("s3cret", "row 1"), "row 1")).isEqualTo("s3cret");
  }

  @Test
  void saysWhichVariableLacksTheKey() {
    String sealed = vault(OLD).seal("s3cret", "row 1");

    assertThatExceptionOfType(UnusableDatabase.class)
        .isThrownBy(() -> vault(NEW).open(sealed, "row 1"))
        .withMessageContaining("GATEHOUSE_MASTER_KEY")
        .extracting(UnusableDatabase::fault)
        .isEqualTo(DatabaseFault.MASTER_KEY_MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2hvcnQ=", "not base64 at all!", ""})
  void refusesWrongKeyWithoutQuotingIt(String key) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> vault(key))
        .withMessageStartingWith("GATEHOUSE_MASTER_KEY ")
        .withMessageNotContaining("c2hvcnQ")
        .withNoCause();
  }

  private static Vault vault(String keys) {
    Vault vault = new Vault();
    vault.configuration = new Configuration(Map.of("GATEHOUSE_MASTER_KEY", keys)::get);
    vault.readKeys();
    return vault;
  }
}
