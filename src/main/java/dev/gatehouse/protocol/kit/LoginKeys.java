package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.secret.SealingKey;
import dev.gatehouse.tenant.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Login keys that need no row in the database: each carries the connection and the browser that
 * began the sign-in, the time and the page, sealed, since it stands in the addresses and logs of
 * the company's app. So strangers who ask for pages make the database write nothing. What may
 * happen once only is recorded when a key comes back with a sign-in.
 */
@ApplicationScoped
class LoginKeys {
  /** The most bytes of a page whose key is in an address, with its token in another. */
  static final int LONGEST_PAGE = 600;

  /** The same where the key is in a cookie, of which there may be one for each tab. */
  static final int LONGEST_PAGE_IN_COOKIE = 200;

  /** Shorter than any secret that signs tokens, of which there are fingerprints, too. */
  private static final String PURPOSE = "key of login keys";

  /** Milliseconds until the year 10889. */
  private static final int TIME_BYTES = 6;

  private static final int BROWSER_BYTES = 16;

  /** More are not read, since each costs a decryption. */
  private static final int MOST_KEYS = 50;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{72,1200}");

  @Inject KeyedFingerprint fingerprints;

  private volatile SealingKey sealing;

  /**
   * A sign-in that has begun, as its key tells.
   *
   * @param connection the id of the connection that made it
   * @param browserHash the beginning of the SHA-256 of the browser's cookie
   */
  record LoginKey(String text, long connection, Instant begun, String browserHash, String page) {
    /** Whether it was begun with the cookie that has this SHA-256. */
    boolean isOf(String cookieHash) {
      return cookieHash.startsWith(browserHash);
    }

    boolean isWithin(Duration lifetime, Instant now) {
      return now.isBefore(begun.plus(lifetime));
    }
  }

  /** Whether a page has at most this many bytes. */
  static boolean fits(String page, int longest) {
    return page.getBytes(StandardCharsets.UTF_8).length <= longest;
  }

  /**
   * A new key.
   *
   * @param browser the value of the browser's cookie
   * @param page begins with a slash, which ends the connection's id
   */
  String make(Connection connection, String browser, String page, Instant now) {
    byte[] rest = (connection.getId() + page).getBytes(StandardCharsets.UTF_8);
    byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array();
    byte[] content =
        ByteBuffer.allocate(TIME_BYTES + BROWSER_BYTES + rest.length)
            .put(time, Long.BYTES - TIME_BYTES, TIME_BYTES)
            .put(Fingerprint.sha256(browser.getBytes(StandardCharsets.UTF_8)), 0, BROWSER_BYTES)
            .put(rest)
            .array();
    return base64(sealing().seal(content, context(connection.tenantId().value())));
  }

  /** What a key tells; empty if the connection did not make it. */
  Optional<LoginKey> open(Connection connection, String text) {
    return open(connection.tenantId().value(), text)
        .filter(key -> key.connection() == connection.getId());
  }

  /** What a key of any connection of a site tells. */
  private Optional<LoginKey> open(long tenant, String text) {
    if (!FORM.matcher(text).matches() || text.length() % 4 == 1) {
      return Optional.empty();
    }
    byte[] sealed = Base64.getUrlDecoder().decode(text);
    // A key has one text only, since it counts once.
    return base64(sealed).equals(text)
        ? sealing().open(sealed, context(tenant)).map(content -> read(text, content))
        : Optional.empty();
  }

  /** The keys in a browser's cookies that connections of this protocol made. */
  List<LoginKey> inCookies(LiveConnection connection, Incoming request) {
    long tenant = connection.connection().tenantId().value();
    Set<Long> makers = alike(connection);
    return BrowserCookies.of(request).all().stream()
        .flatMap(cookie -> cookie.keys().stream())
        .distinct()
        .limit(MOST_KEYS)
        .flatMap(key -> open(tenant, key).stream())
        .filter(key -> makers.contains(key.connection()))
        .toList();
  }

  /** Connections of one protocol: whichever begins a sign-in, the token may come to another. */
  static Set<Long> alike(LiveConnection live) {
    Set<Long> ids = new HashSet<>(Set.of(live.connection().getId()));
    live.site().connections().stream()
        .filter(other -> live.protocol().name().equals(other.getProtocol()))
        .forEach(other -> ids.add(other.getId()));
    return ids;
  }

  private static LoginKey read(String text, byte[] content) {
    int browser = TIME_BYTES + BROWSER_BYTES;
    String rest = new String(content, browser, content.length - browser, StandardCharsets.UTF_8);
    int slash = rest.indexOf('/');
    return new LoginKey(
        text,
        Long.parseLong(rest.substring(0, slash)),
        Instant.ofEpochMilli(new BigInteger(1, content, 0, TIME_BYTES).longValueExact()),
        HexFormat.of().formatHex(content, TIME_BYTES, browser),
        rest.substring(slash));
  }

  private static String context(long tenant) {
    return "site " + tenant;
  }

  private SealingKey sealing() {
    SealingKey known = sealing;
    if (known == null) {
      known = new SealingKey(fingerprints.derived(PURPOSE));
      sealing = known;
    }
    return known;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
