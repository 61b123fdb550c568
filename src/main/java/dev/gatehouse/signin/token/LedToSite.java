package dev.gatehouse.signin.token;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Which event tells of readers whom a login URL would send to a help center. Every page view of
 * everybody is refused alike, so one event a minute says all, and its trace id is on all the pages.
 */
@ApplicationScoped
class LedToSite {
  private static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  @Inject Clock clock;

  private final Cache<Cause, Told> events =
      Caches.builder().expireAfterWrite(MEMORY).maximumSize(MOST).build();

  /**
   * @param connection the id of the connection; {@code null} when the site has none
   */
  private record Cause(TenantId site, Long connection) {}

  private record Told(String traceId, Instant at) {}

  /**
   * The trace id of the event that tells of a page view: its own when there is to be a new event,
   * or else that of an event of the last minute.
   */
  String traceId(TenantId site, Long connection, String own) {
    Instant now = clock.instant();
    return events
        .asMap()
        .compute(
            new Cause(site, connection),
            (cause, before) ->
                before == null || !now.isBefore(before.at().plus(MEMORY))
                    ? new Told(own, now)
                    : before)
        .traceId();
  }
}
