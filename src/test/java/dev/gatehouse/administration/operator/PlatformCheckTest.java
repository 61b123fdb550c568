package dev.gatehouse.administration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformCheckTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static PlatformCheck.Result purge(Instant last, Instant firstAsked) {
    PlatformCheck check = new PlatformCheck();
    check.clock = Clock.fixed(NOON, ZoneOffset.UTC);
    check.leases =
        new Leases() {
          @Override
          public Done lastDone(String name) {
            return new Done(last, 0);
          }

          @Override
          public Optional<Instant> firstAsked(String name) {
            return Optional.ofNullable(firstAsked);
          }
        };
    return check.purge();
  }

  @Test
  void installationThatIsTooNewForAPurgePasses() {
    assertThat(purge(null, null).passed()).isTrue();
    assertThat(purge(null, NOON.minus(Duration.ofHours(1))).passed()).isTrue();
  }

  @Test
  void purgeThatFailsFromTheFirstRunOnFails() {
    PlatformCheck.Result never = purge(null, NOON.minus(Duration.ofHours(3)));

    assertThat(never.passed()).isFalse();
    assertThat(never.detail()).contains("never deleted", "2026-11-21T09:00:00Z");
    assertThat(never.remedy()).contains("logs");
  }

  @Test
  void purgeThatIsOverdueFails() {
    assertThat(purge(NOON.minus(Duration.ofHours(1)), null).passed()).isTrue();
    PlatformCheck.Result overdue = purge(NOON.minus(Duration.ofHours(3)), null);
    assertThat(overdue.passed()).isFalse();
    assertThat(overdue.remedy()).contains("logs");
  }
}
