package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.key.KeyCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyUseTest {
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  @Test
  void writesEachKeysOwnTimeAndItsUsesOnce() {
    List<Map<Long, Instant>> written = new ArrayList<>();
    KeyUse use = new KeyUse();
    List<List<Long>> counted = new ArrayList<>();
    use.counts =
        new KeyCounts() {
          @Override
          public void add(long keyId, Instant since, long more) {
            counted.add(List.of(keyId, since.getEpochSecond(), more));
          }
        };
    use.signingKeys =
        new SigningKeys() {
          @Override
          public void used(Map<Long, Instant> times) {
            written.add(times);
          }
        };
    use.note(1, NOON);
    use.note(2, NOON.plusSeconds(1));
    use.note(1, NOON.plusSeconds(2));
    use.note(0, NOON);

    use.flush();
    use.flush();

    assertThat(written)
        .containsExactly(Map.of(1L, NOON.plusSeconds(2), 2L, NOON.plusSeconds(1)), Map.of());
    assertThat(counted)
        .containsExactly(
            List.of(1L, NOON.getEpochSecond(), 2L), List.of(2L, NOON.getEpochSecond(), 1L));
  }

  @Test
  void keepsWhatCouldNotBeCounted() {
    KeyUse use = new KeyUse();
    List<Long> counted = new ArrayList<>();
    use.counts =
        new KeyCounts() {
          @Override
          public void add(long keyId, Instant since, long more) {
            if (counted.isEmpty()) {
              counted.add(0L);
              throw new IllegalStateException("no database");
            }
            counted.add(more);
          }
        };
    use.note(1, NOON);

    assertThatThrownBy(use::flushCounts).isInstanceOf(IllegalStateException.class);
    use.note(1, NOON);
    use.flushCounts();

    assertThat(counted).containsExactly(0L, 2L);
  }
}
