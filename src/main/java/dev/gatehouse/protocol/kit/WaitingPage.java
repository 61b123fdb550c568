package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.kit.LoginKeys.LoginKey;
import java.time.Instant;
import java.util.Comparator;

/**
 * A page for which a browser signs in.
 *
 * @param browser the place of the browser's cookie among all that it has
 * @param key {@code null} if the page waits in the database
 * @param row {@code null} if it waits in a cookie
 */
record WaitingPage(int browser, Instant begun, String page, LoginKey key, PendingSignIn row) {
  /**
   * By cookie, then by time. Where each page has a cookie of its own, a sign-in that comes back
   * brings that of its page and maybe newer ones. It must not take the page of the oldest, whose
   * own sign-in may have left before the others' cookies were there and knows no other page.
   */
  static final Comparator<WaitingPage> NEWEST_FIRST =
      Comparator.comparing(WaitingPage::browser).thenComparing(WaitingPage::begun).reversed();

  static WaitingPage of(LoginKey key, int browser) {
    return new WaitingPage(browser, key.begun(), key.page(), key, null);
  }

  static WaitingPage of(PendingSignIn row, int browser) {
    Instant begun = row.expiresAt().minus(PendingSignIns.PAGE_LIFETIME);
    return new WaitingPage(browser, begun, row.returnTo(), null, row);
  }
}
