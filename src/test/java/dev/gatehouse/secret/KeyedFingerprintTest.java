package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedFingerprintTest {
  private static final String OLD = Vault.MasterKey.generate();
  private static final String NEW = Vault.MasterKey.generate();

  private final MemoryDatabase memory = new MemoryDatabase("keyed-fingerprint");

  @AfterEach
  void close() {
    memory.close();
  }

  private KeyedFingerprint started(String masterKeys) {
    KeyedFingerprint fingerprints = new KeyedFingerprint();
    fingerprints.entities = memory.entities();
    fingerprints.vault = Vaults.withKeys(masterKeys);
    memory.write(fingerprints::sealAgain);
    return fingerprints;
  }

  @Test
  void staysTheSameOnEveryNodeAndWithANewMasterKey() {
    String first = started(OLD).of("secret");

    assertThat(started(OLD).of("secret")).isEqualTo(first);
    assertThat(started(NEW + "," + OLD).of("secret")).isEqualTo(first);
    assertThat(started(NEW).of("secret")).as("without the old one").isEqualTo(first);
    assertThat(started(NEW).of("Secret")).isNotEqualTo(first);
  }

  @Test
  void cannotBeGuessedWithoutTheMasterKey() {
    String fingerprint = started(OLD).of("secret");

    assertThat(fingerprint).hasSize(64).isNotEqualTo(Fingerprint.of("secret"));
    memory.write(
        () -> memory.entities().createQuery("delete from FingerprintKey k").executeUpdate());
    assertThat(started(NEW).of("secret")).as("another installation").isNotEqualTo(fingerprint);
  }

  /** RFC 4231, test case 2: key "Jefe". */
  @Test
  void isHmacSha256() {
    assertThat(new KeyedFingerprint.Key("SmVmZQ==").fingerprint("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }
}
