package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealingKeyTest {
  private static final byte[] VALUE = "/article/1-first".getBytes(StandardCharsets.UTF_8);

  private final SealingKey key = new SealingKey(KeyedFingerprint.Key.generate());

  @Test
  void opensWhatItSealedInTheSameContextOnly() {
    byte[] sealed = key.seal(VALUE, "site 1");

    assertThat(sealed).hasSize(VALUE.length + SealingKey.OVERHEAD);
    assertThat(key.open(sealed, "site 1")).hasValueSatisfying(v -> assertThat(v).isEqualTo(VALUE));
    assertThat(key.open(sealed, "site 2")).isEmpty();
    assertThat(new SealingKey(KeyedFingerprint.Key.generate()).open(sealed, "site 1")).isEmpty();
  }

  @Test
  void opensNothingThatWasChanged() {
    byte[] sealed = key.seal(VALUE, "site 1");
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(key.open(changed, "site 1")).as("bit %d", bit).isEmpty();
    }
    for (int length = 0; length < sealed.length; length++) {
      assertThat(key.open(Arrays.copyOf(sealed, length), "site 1")).isEmpty();
    }
  }

  @Test
  void sealsNoTwoAlike() {
    byte[] one = key.seal(VALUE, "site 1");
    byte[] other = key.seal(VALUE, "site 1");

    for (int i = 0; i < one.length - 3; i++) {
      assertThat(Arrays.copyOfRange(one, i, i + 4))
          .isNotEqualTo(Arrays.copyOfRange(other, i, i + 4));
    }
  }
}
