package dev.gatehouse.signin.token;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.signin.loop.Rounds;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Counts the refused tokens of browsers that keep no cookies, by their address and their name for
 * themselves. Several readers behind one address may have one broken link.
 */
@ApplicationScoped
class CookielessRefusals {
  private static final int MOST_BROWSERS = 10_000;

  @Inject Clock clock;

  private final Cache<String, RefusalCounts> counts =
      Caches.builder().expireAfterWrite(RefusalCount.MEMORY).maximumSize(MOST_BROWSERS).build();

  /** Whether a browser without cookies brought a bad token once too often, with this one. */
  boolean areTooMany(Refusal refusal, Incoming request, String page) {
    if (BrowserCookies.first(request).isPresent()) {
      return false;
    }
    Site site = refusal.site();
    String browser = site.id().value() + " " + request.address() + " " + request.userAgent();
    return counts
        .asMap()
        .compute(
            Fingerprint.of(Rounds.place(request, page) + " " + browser),
            (key, before) ->
                (before == null ? RefusalCounts.NONE : before)
                    .with(refusal, request, page, clock.instant()))
        .areTooMany();
  }
}
