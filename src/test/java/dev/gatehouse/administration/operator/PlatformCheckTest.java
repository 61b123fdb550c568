package dev.gatehouse.administration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PlatformCheckTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static PlatformCheck.Result purge(Instant last) {
    PlatformCheck check = new PlatformCheck();
    check.clock = Clock.fixed(NOON, ZoneOffset.UTC);
    check.leases =
        new Leases() {
          @Override
          public Done lastDone(String name) {
            return new Done(last, 0);
          }
        };
    return check.purge();
  }

  @Test
  void installationThatIsTooNewForAPurgePasses() {
    assertThat(purge(null).passed()).isTrue();
  }

  @Test
  void purgeThatIsOverdueFails() {
    assertThat(purge(NOON.minus(Duration.ofHours(1))).passed()).isTrue();
    PlatformCheck.Result overdue = purge(NOON.minus(Duration.ofHours(3)));
    assertThat(overdue.passed()).isFalse();
    assertThat(overdue.remedy()).contains("logs");
  }
}
