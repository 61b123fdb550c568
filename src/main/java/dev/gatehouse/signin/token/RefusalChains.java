package dev.gatehouse.signin.token;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices that a client goes round with bad tokens although it does not say that it navigates, as
 * browsers do not over plain HTTP. Test suites do not say so either, and bring one bad token after
 * the other; so only an unbroken chain counts: the client asked for a page without a token, and
 * since then it brought nothing but bad tokens of one kind for that page. Whatever else it does
 * here breaks the chain. A client is known by its address, its name for itself, and the cookie by
 * which it signs in.
 */
@ApplicationScoped
public class RefusalChains {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST = 5;
  private static final int MOST_CLIENTS = 10_000;
  private static final int LONGEST_PAGE = 200;

  @Inject Clock clock;

  private final Cache<Client, Chain> chains =
      Caches.builder().expireAfterWrite(WINDOW).maximumSize(MOST_CLIENTS).build();

  private record Client(TenantId site, String address, String cookie, String name) {}

  /**
   * A bad token, by hashes: nothing in an unsigned one is read.
   *
   * @param kind what the tokens share that one program makes: reason, length and header
   * @param input what the signature signs, by which two tokens are told apart
   */
  private record Bad(String kind, String input, String token) {
    static Bad of(Refusal refusal) {
      String token = refusal.credential().token();
      String header = token.substring(0, Math.max(0, token.indexOf('.')));
      String signed = token.substring(0, Math.max(0, token.lastIndexOf('.')));
      String reason = refusal.cause().reason().code();
      return new Bad(
          Fingerprint.of(reason + " " + token.length() + " " + header),
          Fingerprint.of(signed),
          Fingerprint.of(token));
    }

    /**
     * Whether one program may have made both. HMAC is deterministic: where only the signature
     * differs, somebody tries signatures.
     */
    boolean isLike(Bad other) {
      return kind.equals(other.kind) && (!input.equals(other.input) || token.equals(other.token));
    }
  }

  /**
   * @param page its path and query; a hash of one that is long
   * @param challenged whether the page was asked for without a token. A browser that keeps a bad
   *     one cannot do that; it was, too, once it sends another after the one that it keeps
   * @param last {@code null} before the first
   */
  private record Chain(String page, boolean challenged, Instant since, int count, Bad last) {
    boolean isOver(Instant now) {
      return since.isAfter(now) || !now.isBefore(since.plus(WINDOW));
    }

    /** Whether another begins where it did, so that it goes on. */
    boolean includes(Chain another) {
      return challenged && page.equals(another.page) && !isOver(another.since);
    }

    boolean leadsTo(Optional<String> place) {
      return place.isEmpty() || page.equals(place.get());
    }

    boolean isContinuedBy(Bad bad, boolean sent) {
      return last == null
          || last.isLike(bad) && (challenged || sent || last.token().equals(bad.token()));
    }

    boolean isOfKept() {
      return !challenged;
    }

    Chain with(Bad bad, boolean sent) {
      return new Chain(page, challenged || sent, since, Math.min(count + 1, MOST), bad);
    }
  }

  /** A client without a token was asked for one, in order to read a page. */
  public void challenged(Site site, Incoming request, Answer answer, String page) {
    if (request.fetch().saysNavigate()) {
      return;
    }
    Instant now = clock.instant();
    Chain begun = new Chain(bounded(page), true, now, 0, null);
    begin(client(site, request, BrowserCookies.first(request)), begun);
    // A client that keeps cookies comes back with the one that the answer gives it.
    BrowserCookies.givenBy(answer, request)
        .ifPresent(cookie -> begin(client(site, request, Optional.of(cookie)), begun));
  }

  private void begin(Client client, Chain begun) {
    Chain known = chains.getIfPresent(client);
    // Clients without cookies share one, which each of them would write again.
    if (known == null || !known.includes(begun)) {
      chains
          .asMap()
          .merge(client, begun, (before, fresh) -> before.includes(fresh) ? before : fresh);
    }
  }

  /** The memory is bounded by the number of clients. */
  private static String bounded(String page) {
    return page.length() <= LONGEST_PAGE ? page : Fingerprint.of(page);
  }

  /**
   * Whether a client has brought a bad token once too often, with this one.
   *
   * @param page where the token leads; empty where its address does not tell
   */
  boolean isTooLong(Refusal refusal, Incoming request, Optional<String> page) {
    Instant now = clock.instant();
    Bad bad = Bad.of(refusal);
    boolean sent = !refusal.credential().kept();
    Optional<String> place = page.map(RefusalChains::bounded);
    Client client = client(refusal.site(), request, BrowserCookies.first(request));
    Chain chain =
        chains
            .asMap()
            .compute(
                client,
                (key, before) -> {
                  if (before != null
                      && !before.isOver(now)
                      && before.leadsTo(place)
                      && before.isContinuedBy(bad, sent)) {
                    return before.with(bad, sent);
                  }
                  // The redirect that answered the kept one asked for this one.
                  boolean asked =
                      before != null
                          && !before.isOver(now)
                          && before.isOfKept()
                          && before.leadsTo(place);
                  return sent && !asked ? null : new Chain(place.orElse(""), sent, now, 1, bad);
                });
    return chain != null && chain.count() >= MOST;
  }

  /** A client did something that no loop does. */
  public void broken(Site site, Incoming request) {
    if (chains.estimatedSize() > 0) {
      chains.invalidate(client(site, request, BrowserCookies.first(request)));
    }
  }

  private static Client client(Site site, Incoming request, Optional<String> cookie) {
    return new Client(site.id(), request.address(), cookie.orElse(""), request.userAgent());
  }
}
