package dev.gatehouse.token.jwk;

import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a published JWK set that verify signatures.
 *
 * @param hasPrivate whether it also publishes a private key, which is then everybody's
 */
record KeySet(List<PublicJwk> keys, boolean hasPrivate) {
  /** Of a longer set the first ones count: each may be tried with every token that names none. */
  static final int MOST = 32;

  /**
   * "Implementations SHOULD ignore JWKs within a JWK Set that use 'kty' values that are not
   * understood by them, that are missing required members, or for which values are out of the
   * supported ranges" (RFC 7517 section 5).
   *
   * @throws UnusableKey if it is no JWK set
   */
  static KeySet parse(byte[] json) throws UnusableKey {
    Map<String, Object> members;
    try {
      members = StrictJson.parse(json);
    } catch (MalformedJson e) {
      throw new UnusableKey("is not a JWK set: " + e.getMessage());
    }
    if (!(members.get("keys") instanceof List<?> listed)) {
      throw new UnusableKey("is not a JWK set: it has no list of keys");
    }
    List<PublicJwk> keys = new ArrayList<>();
    for (Object one : listed) {
      readable(one).filter(key -> keys.size() < MOST).ifPresent(keys::add);
    }
    return new KeySet(List.copyOf(keys), holdsPrivate(listed));
  }

  static Optional<PublicJwk> readable(Object jwk) {
    try {
      return Optional.of(PublicJwk.of(members(jwk)));
    } catch (UnusableKey e) {
      // Sets hold keys for other purposes as well.
      return Optional.empty();
    }
  }

  static boolean holdsPrivate(List<?> keys) {
    return keys.stream().map(KeySet::members).anyMatch(PublicJwk::isSecret);
  }

  @SuppressWarnings("unchecked") // StrictJson names members by texts.
  private static Map<String, Object> members(Object jwk) {
    return jwk instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  boolean has(String kid) {
    return keys.stream().anyMatch(key -> kid.equals(key.kid()));
  }
}
