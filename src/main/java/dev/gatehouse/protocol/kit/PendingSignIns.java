package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.LoginKeys.LoginKey;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The sign-ins that are on their way, each bound to the browser that began it, with the pages that
 * they are for. A browser may have any number, one for each page that it opened. They wait in the
 * login keys and in the browser's cookies; only pages that are too long or too many are stored.
 */
@ApplicationScoped
public class PendingSignIns {
  /** How long a reader may take to sign in to the company's app where a key has to come back. */
  private static final Duration KEY_LIFETIME = Duration.ofMinutes(10);

  /** The same where nothing has to; a key that comes later still tells its page. */
  static final Duration PAGE_LIFETIME = Duration.ofHours(1);

  /** How long the pages of a browser's other tabs wait after a sign-in: it may be in no other. */
  private static final Duration LEFT_LIFETIME = Duration.ofMinutes(10);

  @Inject Clock clock;
  @Inject LoginKeys keys;
  @Inject StoredSignIns stored;
  @Inject WaitingPages waiting;

  /**
   * A sign-in that has begun.
   *
   * @param cookies the {@code Set-Cookie} headers that bind it to the browser
   */
  public record Begun(String key, List<String> cookies) {}

  /**
   * A page that was waiting and does no longer.
   *
   * @param cookies the {@code Set-Cookie} headers by which the browser forgets it
   */
  public record Taken(String page, List<String> cookies) {}

  /**
   * Begins a sign-in whose token says nothing of the page; returns the {@code Set-Cookie} headers
   * that bind it to the browser. A page that is asked for again waits again: another tab may be at
   * it.
   */
  public List<String> remember(LiveConnection connection, Incoming request, String page) {
    BrowserCookies cookies = BrowserCookies.of(request);
    BrowserCookie browser = cookies.newest(request);
    waiting.keepForgotten(connection, request, cookies.tooMany(request, browser), browser);
    Optional<String> key =
        key(connection, request, browser, page, LoginKeys.LONGEST_PAGE_IN_COOKIE)
            .filter(made -> cookies.haveRoom(browser.value(), made));
    if (key.isPresent()) {
      return cookies.adding(connection.site(), request, browser.value(), key.get());
    }
    unsealed(connection, request, browser, page);
    return cookies.keeping(connection.site(), request, browser);
  }

  /**
   * Begins a sign-in whose token brings the key back. Only a browser that is refused needs the page
   * from its cookies, and that of its last key is enough.
   */
  public Begun begin(LiveConnection connection, Incoming request, String page) {
    BrowserCookies cookies = BrowserCookies.of(request);
    BrowserCookie browser = cookies.newest(request);
    waiting.keepForgotten(connection, request, cookies.tooMany(request, browser), browser);
    Site site = connection.site();
    Optional<String> sealed = key(connection, request, browser, page, LoginKeys.LONGEST_PAGE);
    return sealed.isPresent()
        ? new Begun(sealed.get(), cookies.lasting(site, request, browser, sealed.get()))
        : new Begun(
            unsealed(connection, request, browser, page), cookies.keeping(site, request, browser));
  }

  /**
   * A sealed key; empty if the page is too long. Whoever only looks gets no cookie, so nothing that
   * begins here could be finished.
   */
  private Optional<String> key(
      LiveConnection connection,
      Incoming request,
      BrowserCookie browser,
      String page,
      int longest) {
    return Optional.of(page)
        .filter(any -> request.isNavigation() && LoginKeys.fits(any, longest))
        .map(any -> keys.make(connection.connection(), browser.value(), any, clock.instant()));
  }

  /** The key of a page that no sealed key has; where too many are stored, it leads to the home. */
  private String unsealed(
      LiveConnection connection, Incoming request, BrowserCookie browser, String page) {
    String key = StoredSignIns.newKey();
    if (!request.isNavigation()) {
      return key;
    }
    if (stored.isFull(connection, request)) {
      String home = connection.site().home();
      return keys.make(connection.connection(), browser.value(), home, clock.instant());
    }
    Instant end = clock.instant().plus(PAGE_LIFETIME);
    stored.store(connection.connection(), key, browser.value(), page, end);
    return key;
  }

  /** The page of a key that is pending in this browser. */
  public Optional<String> page(LiveConnection connection, String key, Incoming request) {
    List<String> browsers = BrowserCookies.of(request).hashes();
    Optional<LoginKey> sealed = keys.open(connection.connection(), key);
    if (sealed.isPresent()) {
      return sealed
          .filter(known -> known.isWithin(KEY_LIFETIME, clock.instant()))
          .filter(known -> browsers.stream().anyMatch(known::isOf))
          .map(LoginKey::page);
    }
    Instant until = clock.instant().plus(PAGE_LIFETIME).minus(KEY_LIFETIME);
    return stored
        .find(connection.connection(), key, until)
        .filter(found -> browsers.contains(found.browserHash()))
        .map(PendingSignIn::returnTo);
  }

  /** The page of a key, in whatever browser it is pending: for a way to start again only. */
  public Optional<String> page(LiveConnection connection, String key) {
    Optional<LoginKey> sealed = keys.open(connection.connection(), key);
    return sealed.isPresent()
        ? sealed.filter(known -> known.isWithin(PAGE_LIFETIME, clock.instant())).map(LoginKey::page)
        : stored.find(connection.connection(), key, clock.instant()).map(PendingSignIn::returnTo);
  }

  /** The page that this browser asked for last. */
  public Optional<String> latest(LiveConnection connection, Incoming request) {
    return waiting.of(connection, request).stream()
        .filter(page -> page.key() == null || !stored.isTaken(page.key().text()))
        .map(WaitingPage::page)
        .findFirst();
  }

  /**
   * Takes the page that this browser asked for last. Of several sign-ins at once each gets another
   * page; part of the caller's transaction, which puts it back if it fails.
   */
  @Transactional
  public Optional<Taken> take(LiveConnection connection, Incoming request) {
    return take(connection, request, any -> true);
  }

  /**
   * Forgets a page to which one tab of this browser found back; empty if it was not waiting. If it
   * waits several times, the other tabs' sign-ins go on waiting.
   */
  @Transactional
  public Optional<Taken> forget(LiveConnection connection, Incoming request, String page) {
    return take(connection, request, page::equals);
  }

  private Optional<Taken> take(
      LiveConnection connection, Incoming request, Predicate<String> pages) {
    for (WaitingPage one : waiting.of(connection, request)) {
      if (pages.test(one.page()) && isMine(connection, one)) {
        return Optional.of(new Taken(one.page(), left(connection, request, one)));
      }
    }
    return Optional.empty();
  }

  private boolean isMine(LiveConnection connection, WaitingPage page) {
    if (page.key() == null) {
      return stored.remove(page.row());
    }
    if (stored.isTaken(page.key().text())) {
      return false;
    }
    stored.take(connection.connection(), page.key().text(), page.begun().plus(PAGE_LIFETIME));
    return true;
  }

  /** What a browser does with its cookies when one page was taken. */
  private List<String> left(LiveConnection connection, Incoming request, WaitingPage taken) {
    BrowserCookies browser = BrowserCookies.of(request);
    stored.shorten(
        connection.connection(),
        LoginKeys.alike(connection),
        browser.hashes(),
        clock.instant().plus(LEFT_LIFETIME));
    return browser.forgetting(
        connection.site(),
        request,
        key -> taken.key() != null && key.equals(taken.key().text()),
        LEFT_LIFETIME);
  }

  /**
   * Forgets all pages of these connections for which this browser waits, in whatever tab.
   *
   * @return the {@code Set-Cookie} headers by which it forgets them
   */
  public List<String> forgetAll(Site site, List<LiveConnection> connections, Incoming request) {
    BrowserCookies browser = BrowserCookies.of(request);
    if (browser.all().isEmpty()) {
      return List.of();
    }
    Set<String> forgotten = new HashSet<>();
    for (LiveConnection connection : connections) {
      stored.removeAll(connection.connection(), LoginKeys.alike(connection), browser.hashes());
      keys.inCookies(connection, request).forEach(key -> forgotten.add(key.text()));
    }
    return forgotten.isEmpty()
        ? List.of()
        : browser.forgetting(site, request, forgotten::contains, PAGE_LIFETIME);
  }
}
