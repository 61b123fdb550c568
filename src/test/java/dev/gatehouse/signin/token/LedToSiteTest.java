package dev.gatehouse.signin.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LedToSiteTest {
  private static final TenantId SITE = new TenantId(5);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final LedToSite ledToSite = new LedToSite();

  {
    ledToSite.clock = clock;
  }

  @Test
  void oneEventAMinuteTellsOfAllPageViews() {
    assertThat(ledToSite.traceId(SITE, 1L, "a")).isEqualTo("a");
    clock.advance(Duration.ofSeconds(40));
    assertThat(ledToSite.traceId(SITE, 1L, "b")).isEqualTo("a");
    clock.advance(Duration.ofSeconds(20));
    assertThat(ledToSite.traceId(SITE, 1L, "c")).isEqualTo("c");
    assertThat(ledToSite.traceId(SITE, 1L, "d")).isEqualTo("c");
  }

  @Test
  void otherSitesAndConnectionsHaveEventsOfTheirOwn() {
    assertThat(ledToSite.traceId(SITE, 1L, "a")).isEqualTo("a");
    assertThat(ledToSite.traceId(SITE, 2L, "b")).isEqualTo("b");
    assertThat(ledToSite.traceId(SITE, null, "c")).isEqualTo("c");
    assertThat(ledToSite.traceId(new TenantId(6), 1L, "d")).isEqualTo("d");
  }
}
