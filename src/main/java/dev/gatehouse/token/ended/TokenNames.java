package dev.gatehouse.token.ended;

import dev.gatehouse.token.ended.TokenEnding.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * By what a token of a connection may have been ended; what it does not tell is {@code null}.
 *
 * @param externalId of the user
 * @param email of the user
 * @param sid the session at the identity provider or in the company's app
 * @param token SHA-256 of the whole token
 */
public record TokenNames(
    long connectionId, String externalId, String email, String sid, String token) {

  /** Their hashes, each of which may have an entry. */
  List<String> hashes() {
    List<String> hashes = new ArrayList<>();
    hashes.add(Kind.CONNECTION.hash(""));
    hashes.add(Kind.TOKEN.hash(token));
    if (sid != null) {
      hashes.add(Kind.SESSION.hash(sid));
    }
    add(Kind.USER, Kind.USER_WITHOUT_SESSION, externalId, hashes);
    add(Kind.EMAIL, Kind.EMAIL_WITHOUT_SESSION, email, hashes);
    return hashes;
  }

  private void add(Kind kind, Kind withoutSession, String name, List<String> hashes) {
    if (name != null) {
      hashes.add(kind.hash(name));
      if (sid == null) {
        hashes.add(withoutSession.hash(name));
      }
    }
  }
}
