package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.tenant.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Login keys that need no row in the database: each carries the browser that began the sign-in, the
 * time and the page, signed by HMAC-SHA256 (RFC 2104) for its connection. So strangers who ask for
 * pages make the database write nothing. What may happen once only is recorded when a key comes
 * back with a sign-in.
 */
@ApplicationScoped
class LoginKeys {
  /** The most bytes of a page. The key is in an address, and its token in another. */
  static final int LONGEST_PAGE = 600;

  /** Shorter than any secret that signs tokens, of which there are fingerprints, too. */
  private static final String PURPOSE = "key of login keys";

  /** 128 bits: OWASP's minimum for values that must not be guessed. */
  private static final int ID_BYTES = 16;

  private static final int BROWSER_BYTES = 16;

  /** Half of the hash, the least that RFC 2104, section 5, allows. */
  private static final int SIGNATURE_BYTES = 16;

  private static final int SIGNATURE_LENGTH = 22;

  /** More are not read, since each costs a hash. */
  private static final int MOST_KEYS = 50;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{75,1200}");

  @Inject KeyedFingerprint fingerprints;

  private volatile KeyedFingerprint.Key signing;

  /**
   * A sign-in that has begun, as its key tells.
   *
   * @param browserHash the beginning of the SHA-256 of the browser's cookie
   */
  record LoginKey(String text, Instant begun, String browserHash, String page) {
    /** Whether it was begun with the cookie that has this SHA-256. */
    boolean isOf(String cookieHash) {
      return cookieHash.startsWith(browserHash);
    }

    boolean isWithin(Duration lifetime, Instant now) {
      return now.isBefore(begun.plus(lifetime));
    }
  }

  /** Whether a page is short enough. */
  static boolean fits(String page) {
    return page.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PAGE;
  }

  /**
   * A new key.
   *
   * @param browser the value of the browser's cookie
   */
  String make(Connection connection, String browser, String page, Instant now) {
    byte[] path = page.getBytes(StandardCharsets.UTF_8);
    byte[] content =
        ByteBuffer.allocate(Long.BYTES + ID_BYTES + BROWSER_BYTES + path.length)
            .putLong(now.toEpochMilli())
            .put(Fingerprint.randomBytes(ID_BYTES))
            .put(Fingerprint.sha256(browser.getBytes(StandardCharsets.UTF_8)), 0, BROWSER_BYTES)
            .put(path)
            .array();
    String payload = base64(content);
    return payload + signature(connection.tenantId().value(), connection.getId(), payload);
  }

  /** What a key tells; empty if the connection did not make it. */
  Optional<LoginKey> open(Connection connection, String text) {
    return open(connection.tenantId().value(), connection.getId(), text);
  }

  Optional<LoginKey> open(long tenant, long connection, String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    String payload = text.substring(0, text.length() - SIGNATURE_LENGTH);
    boolean signed =
        MessageDigest.isEqual(
            ascii(signature(tenant, connection, payload)), ascii(text.substring(payload.length())));
    return signed ? Optional.of(read(text, payload)) : Optional.empty();
  }

  /** The keys in a browser's cookies that connections of this protocol made. */
  List<LoginKey> inCookies(LiveConnection connection, Incoming request) {
    long tenant = connection.connection().tenantId().value();
    Set<Long> makers = alike(connection);
    return BrowserCookies.of(request).all().stream()
        .flatMap(cookie -> cookie.keys().stream())
        .distinct()
        .limit(MOST_KEYS)
        .flatMap(key -> makers.stream().flatMap(id -> open(tenant, id, key).stream()))
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

  private static LoginKey read(String text, String payload) {
    ByteBuffer content = ByteBuffer.wrap(Base64.getUrlDecoder().decode(payload));
    Instant begun = Instant.ofEpochMilli(content.getLong());
    content.position(content.position() + ID_BYTES);
    byte[] browser = new byte[BROWSER_BYTES];
    content.get(browser);
    byte[] path = new byte[content.remaining()];
    content.get(path);
    return new LoginKey(
        text, begun, HexFormat.of().formatHex(browser), new String(path, StandardCharsets.UTF_8));
  }

  private String signature(long tenant, long connection, String payload) {
    KeyedFingerprint.Key known = signing;
    if (known == null) {
      known = fingerprints.derived(PURPOSE);
      signing = known;
    }
    String hash = known.fingerprint(tenant + " " + connection + " " + payload);
    return base64(Arrays.copyOf(HexFormat.of().parseHex(hash), SIGNATURE_BYTES));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
