package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.LoginKeys.LoginKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The pages for which a browser signs in, in its cookies or stored. */
@ApplicationScoped
class WaitingPages {
  @Inject Clock clock;
  @Inject LoginKeys keys;
  @Inject StoredSignIns stored;

  /** The newest first. */
  List<WaitingPage> of(LiveConnection connection, Incoming request) {
    List<String> browsers = BrowserCookies.of(request).hashes();
    if (browsers.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<WaitingPage> all = new ArrayList<>();
    for (LoginKey key : keys.inCookies(connection, request)) {
      browsers.stream()
          .filter(hash -> key.isOf(hash) && key.isWithin(PendingSignIns.PAGE_LIFETIME, now))
          .findFirst()
          .ifPresent(hash -> all.add(WaitingPage.of(key, browsers.indexOf(hash))));
    }
    for (PendingSignIn row :
        stored.waiting(connection.connection(), LoginKeys.alike(connection), browsers)) {
      all.add(WaitingPage.of(row, browsers.indexOf(row.browserHash())));
    }
    all.sort(WaitingPage.NEWEST_FIRST);
    return all;
  }

  /** Stores the pages whose cookies the browser is about to forget, for the one that it keeps. */
  void keepForgotten(
      LiveConnection connection,
      Incoming request,
      List<BrowserCookie> forgotten,
      BrowserCookie browser) {
    if (forgotten.isEmpty()) {
      return;
    }
    for (WaitingPage waiting : of(connection, request)) {
      LoginKey key = waiting.key();
      boolean isForgotten =
          key != null && forgotten.stream().anyMatch(cookie -> cookie.keys().contains(key.text()));
      if (isForgotten && !stored.isTaken(key.text()) && !stored.isFull(connection, request)) {
        Instant end = key.begun().plus(PendingSignIns.PAGE_LIFETIME);
        stored.store(
            connection.connection(), StoredSignIns.newKey(), browser.value(), key.page(), end);
      }
    }
  }
}
