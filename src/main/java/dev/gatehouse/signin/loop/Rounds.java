package dev.gatehouse.signin.loop;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts the rounds of browsers that lose their sign-in: signed in, sent to the page, unknown
 * there, sent to sign in again. Mostly they keep no cookies, so what they do is known by their
 * address, their name for themselves and the page, which others behind the same address may share.
 * Therefore only a round that is complete counts: a sign-in, and after it a request for the page
 * where it led that comes without session. Others are not held up: they bring a cookie that tells
 * them apart, or a session, which shows that the sign-in was theirs. A client that does not say
 * that it navigates, such as a test, and brought a session lately keeps cookies, so it makes no
 * rounds.
 */
@ApplicationScoped
public class Rounds {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_BROWSERS = 10_000;
  private static final int LONGEST_KEY = 200;

  /** Few: browsers follow twenty redirects at most, of which a round may have five. */
  private static final int MOST = 4;

  @Inject Clock clock;

  private final Cache<Key, Count> counts =
      Caches.builder().expireAfterWrite(WINDOW).maximumSize(MOST_BROWSERS).build();

  /** When clients that do not say that they navigate brought what a sign-in left, without page. */
  private final Cache<Key, Instant> keepers =
      Caches.builder().expireAfterWrite(WINDOW).maximumSize(MOST_BROWSERS).build();

  /**
   * @param browser the cookie by which it signs in, or else its address and name for itself
   */
  private record Key(TenantId site, String browser, String page) {
    static Key of(Site site, Incoming request, String page) {
      return new Key(
          site.id(),
          BrowserCookies.first(request).orElseGet(() -> address(request)),
          bounded(place(request, page)));
    }

    /** Of a client by its address alone, whatever the page. */
    static Key of(Site site, Incoming request) {
      return new Key(site.id(), address(request), "");
    }

    private static String address(Incoming request) {
      return bounded(request.address() + " " + request.userAgent());
    }

    /** The memory is bounded by the number of keys. */
    private static String bounded(String text) {
      return text.length() <= LONGEST_KEY ? text : Fingerprint.of(text);
    }
  }

  /**
   * @param signedIn whether a sign-in waits for the page where it led to be asked for
   * @param counted whether a round counts since the last sign-in
   * @param last time of the last sign-in
   */
  private record Count(int rounds, boolean signedIn, boolean counted, Instant since, Instant last) {
    boolean isOver(Instant now) {
      return !now.isBefore(since.plus(WINDOW));
    }

    Count waiting(Instant now) {
      return new Count(rounds, true, false, since, now);
    }

    /**
     * The sign-in was kept, so the request without session that came before was somebody else's.
     */
    Count kept() {
      return new Count(counted ? rounds - 1 : rounds, false, false, since, last);
    }

    /** No more than the most, so that one more round is again one too many. */
    Count another() {
      return new Count(Math.min(rounds + 1, MOST), false, true, since, last);
    }
  }

  /**
   * What of a page's address tells it from others. A browser that says that it navigates is led by
   * redirects, in which a backend may change the query each time; programs that fetch one address
   * with many queries do not say so.
   */
  public static String place(Incoming request, String page) {
    return request.fetch().saysNavigate() ? page.split("[?#]", 2)[0] : page;
  }

  /** A sign-in led to a page. */
  public void signedIn(Site site, Incoming request, String page) {
    Instant now = clock.instant();
    counts
        .asMap()
        .merge(
            Key.of(site, request, page),
            new Count(0, true, false, now, now),
            (before, fresh) -> before.isOver(now) ? fresh : before.waiting(now));
  }

  /** A request came with what the sign-in that led to a page left in the browser. */
  public void stayedSignedIn(Site site, Incoming request, String page) {
    if (!request.fetch().saysNavigate()) {
      keepers.put(Key.of(site, request), clock.instant());
    }
    if (page != null && counts.estimatedSize() > 0) {
      counts.asMap().computeIfPresent(Key.of(site, request, page), (key, before) -> before.kept());
    }
  }

  /** Whether a request for a page, without session, completes one round too many. */
  public boolean isOneTooMany(Site site, Incoming request, String page) {
    if (counts.estimatedSize() == 0) {
      return false;
    }
    Key key = Key.of(site, request, page);
    Count before = counts.getIfPresent(key);
    if (before == null
        || !before.signedIn()
        || before.isOver(clock.instant())
        || hasKeptCookies(site, request, before.last())) {
      return false;
    }
    Count after = before.another();
    return counts.asMap().replace(key, before, after) && after.rounds() == MOST;
  }

  /** Whether such a client brought what a sign-in left since the last one that led to a page. */
  private boolean hasKeptCookies(Site site, Incoming request, Instant signIn) {
    if (request.fetch().saysNavigate()) {
      return false;
    }
    Instant visit = keepers.getIfPresent(Key.of(site, request));
    return visit != null && !visit.isBefore(signIn);
  }
}
