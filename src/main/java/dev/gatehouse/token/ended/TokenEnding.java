package dev.gatehouse.token.ended;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.feed.Subject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which tokens of a connection end.
 *
 * @param hashes of what they have in common; one of them is enough
 */
public record TokenEnding(long connectionId, Set<String> hashes) {

  /** What tokens may have in common. */
  enum Kind {
    CONNECTION,
    TOKEN,
    SESSION,
    USER,
    EMAIL,
    USER_WITHOUT_SESSION,
    EMAIL_WITHOUT_SESSION;

    String hash(String name) {
      return Fingerprint.of(name().toLowerCase(Locale.ROOT) + " " + name);
    }
  }

  public TokenEnding {
    hashes = Set.copyOf(hashes);
  }

  /** All tokens of the connection. */
  public static TokenEnding ofAll(long connectionId) {
    return new TokenEnding(connectionId, Set.of(Kind.CONNECTION.hash("")));
  }

  /**
   * One token.
   *
   * @param token SHA-256 of the whole token
   */
  public static TokenEnding ofToken(long connectionId, String token) {
    return new TokenEnding(connectionId, Set.of(Kind.TOKEN.hash(token)));
  }

  /** All tokens of a user, whichever way a token names them. */
  public static TokenEnding ofUser(
      long connectionId, Collection<String> externalIds, Collection<String> emails) {
    Set<String> hashes = new LinkedHashSet<>();
    externalIds.forEach(id -> hashes.add(Kind.USER.hash(id)));
    emails.forEach(email -> hashes.add(Kind.EMAIL.hash(email)));
    return new TokenEnding(connectionId, hashes);
  }

  /**
   * The tokens of one session of a user at the identity provider or in the company's app. A token
   * that names no such session may belong to any of the user's, so it ends with each of them.
   */
  public static TokenEnding ofSession(
      long connectionId, String sid, Collection<String> externalIds, Collection<String> emails) {
    Set<String> hashes = new LinkedHashSet<>();
    hashes.add(Kind.SESSION.hash(sid));
    externalIds.forEach(id -> hashes.add(Kind.USER_WITHOUT_SESSION.hash(id)));
    emails.forEach(email -> hashes.add(Kind.EMAIL_WITHOUT_SESSION.hash(email)));
    return new TokenEnding(connectionId, hashes);
  }

  /** What nodes cache of a hash; another one with the same 64 bits is read again in vain. */
  static Subject subject(String hash) {
    return new Subject("ended", Long.parseUnsignedLong(hash.substring(0, 16), 16));
  }
}
