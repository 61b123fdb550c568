package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.SigningKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyUseTest {
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  @Test
  void writesEachKeysOwnTimeOnce() {
    List<Map<Long, Instant>> written = new ArrayList<>();
    KeyUse use = new KeyUse();
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

    use.flush();
    use.flush();

    assertThat(written)
        .containsExactly(Map.of(1L, NOON.plusSeconds(2), 2L, NOON.plusSeconds(1)), Map.of());
  }
}
