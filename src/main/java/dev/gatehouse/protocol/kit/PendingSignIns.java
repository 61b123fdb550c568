package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The sign-ins that are on their way, each bound to the browser that began it, with the pages that
 * they are for. A browser may have any number, one for each page that it opened.
 */
@ApplicationScoped
@Transactional
public class PendingSignIns implements Expiring {
  /** How long a reader may take to sign in to the company's app where a key has to come back. */
  private static final Duration KEY_LIFETIME = Duration.ofMinutes(10);

  /** The same where nothing has to; a key that comes later still tells its page. */
  private static final Duration PAGE_LIFETIME = Duration.ofHours(1);

  /** How long the pages of a browser's other tabs wait after a sign-in: it may be in no other. */
  private static final Duration LEFT_LIFETIME = Duration.ofMinutes(10);

  /** 192 bits; the vendor's document asks for nothing, OWASP for 128 at least. */
  private static final int KEY_BYTES = 24;

  private static final String OF_BROWSER =
      " p.connectionId in :connections and p.tenantId = :tenant and p.browserHash in :browsers";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * A sign-in that has begun.
   *
   * @param key returned once; only its hash is kept
   * @param cookie the {@code Set-Cookie} header that binds it to the browser
   */
  public record Begun(String key, String cookie) {}

  /**
   * Begins a sign-in whose token says nothing of the page; returns the {@code Set-Cookie} header
   * that binds it to the browser. A page that is asked for again waits again: another tab may be at
   * it.
   */
  public String remember(LiveConnection connection, Incoming request, String page) {
    return begin(connection, request, page).cookie();
  }

  /** Begins a sign-in whose token brings the key back. */
  public Begun begin(LiveConnection connection, Incoming request, String page) {
    String key = Fingerprint.random(KEY_BYTES);
    BrowserCookies.Cookie browser = BrowserCookies.oneOf(request);
    // Whoever only looks gets no cookie, so nothing that begins here could be finished.
    if (request.isNavigation()) {
      entities.persist(
          new PendingSignIn(
              connection.connection(),
              key,
              Fingerprint.of(browser.value()),
              page,
              clock.instant().plus(PAGE_LIFETIME)));
    }
    return new Begun(key, BrowserCookies.header(connection.site(), request, browser));
  }

  /** The page of a key that is pending in this browser. */
  public Optional<String> page(LiveConnection connection, String key, Incoming request) {
    List<String> browsers = BrowserCookies.of(request).hashes();
    return find(connection, key, PAGE_LIFETIME.minus(KEY_LIFETIME))
        .filter(found -> browsers.contains(found.browserHash()))
        .map(PendingSignIn::returnTo);
  }

  /** The page of a key, in whatever browser it is pending: for a way to start again only. */
  public Optional<String> page(LiveConnection connection, String key) {
    return find(connection, key, Duration.ZERO).map(PendingSignIn::returnTo);
  }

  /**
   * @param left how long it is still kept, at least
   */
  private Optional<PendingSignIn> find(LiveConnection connection, String key, Duration left) {
    return Optional.ofNullable(entities.find(PendingSignIn.class, Fingerprint.of(key)))
        .filter(found -> found.isOf(connection.connection(), clock.instant().plus(left)));
  }

  /** The page that this browser asked for last. */
  public Optional<String> latest(LiveConnection connection, Incoming request) {
    return waiting(connection, request).stream().map(PendingSignIn::returnTo).findFirst();
  }

  /**
   * Takes the page that this browser asked for last. Of several sign-ins at once each gets another
   * page, since of several deletions of a row one counts; part of the caller's transaction, which
   * puts it back if it fails.
   */
  public Optional<String> take(LiveConnection connection, Incoming request) {
    return take(connection, request, any -> true);
  }

  private Optional<String> take(
      LiveConnection connection, Incoming request, Predicate<String> pages) {
    for (PendingSignIn waiting : waiting(connection, request)) {
      if (!pages.test(waiting.returnTo())) {
        continue;
      }
      int mine =
          entities
              .createQuery("delete from PendingSignIn p where p.keyHash = :key")
              .setParameter("key", waiting.keyHash())
              .executeUpdate();
      if (mine == 1) {
        shorten(connection, request);
        return Optional.of(waiting.returnTo());
      }
    }
    return Optional.empty();
  }

  private void shorten(LiveConnection connection, Incoming request) {
    Instant end = clock.instant().plus(LEFT_LIFETIME);
    List<String> browsers = BrowserCookies.of(request).hashes();
    String update = "update PendingSignIn p set p.expiresAt = :end where p.expiresAt > :end and";
    of(connection, browsers, entities.createQuery(update + OF_BROWSER))
        .setParameter("end", end)
        .executeUpdate();
  }

  /**
   * Forgets a page to which one tab of this browser found back; returns whether it was waiting. If
   * it waits several times, the other tabs' sign-ins go on waiting.
   */
  public boolean forget(LiveConnection connection, Incoming request, String page) {
    return take(connection, request, page::equals).isPresent();
  }

  /** Forgets all pages for which this browser waits, in whatever tab. */
  public void forgetAll(LiveConnection connection, Incoming request) {
    List<String> browsers = BrowserCookies.of(request).hashes();
    if (!browsers.isEmpty()) {
      of(
              connection,
              browsers,
              entities.createQuery("delete from PendingSignIn p where" + OF_BROWSER))
          .executeUpdate();
    }
  }

  /**
   * The newest first: by cookie, then by time. Where each page has a cookie of its own, a sign-in
   * that comes back brings that of its page and maybe newer ones. It must not take the page of the
   * oldest, whose own sign-in may have left before the others' cookies were there and knows no
   * other page.
   */
  private List<PendingSignIn> waiting(LiveConnection connection, Incoming request) {
    List<String> browsers = BrowserCookies.of(request).hashes();
    if (browsers.isEmpty()) {
      return List.of();
    }
    TypedQuery<PendingSignIn> query =
        entities.createQuery(
            "select p from PendingSignIn p where p.expiresAt > :now and"
                + OF_BROWSER
                + " order by p.expiresAt desc, p.keyHash",
            PendingSignIn.class);
    query.setParameter("now", clock.instant());
    Comparator<PendingSignIn> byCookie =
        Comparator.comparing(waiting -> browsers.indexOf(waiting.browserHash()));
    return of(connection, browsers, query).getResultStream().sorted(byCookie.reversed()).toList();
  }

  private static <Q extends Query> Q of(LiveConnection live, List<String> browsers, Q query) {
    query.setParameter("connections", alike(live));
    query.setParameter("tenant", live.connection().tenantId().value());
    query.setParameter("browsers", browsers);
    return query;
  }

  /** Connections of one protocol: whichever begins a sign-in, the token may come to another. */
  private static Set<Long> alike(LiveConnection live) {
    Set<Long> ids = new HashSet<>(Set.of(live.connection().getId()));
    live.site().connections().stream()
        .filter(other -> live.protocol().name().equals(other.getProtocol()))
        .forEach(other -> ids.add(other.getId()));
    return ids;
  }

  /** Deletes some of the expired ones; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "PendingSignIn", "keyHash", "expiresAt", now, batch);
  }
}
