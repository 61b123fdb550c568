package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.text.ShownValue;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.UnverifiedHeader;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.jwk.PublicJwk;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Detects the common mistakes where a connection has public keys: another algorithm, a key that has
 * ended or that the connection does not have, an address of keys that does not answer.
 */
final class PublicKeyClues {
  private PublicKeyClues() {}

  /** The right key, by another algorithm of its family. */
  static Optional<Clue> proven(LiveConnection live, SigningKeys stored, CompactJws jws) {
    String algorithm = live.settings().getAlgorithm();
    return live.site().keys().getOrDefault(live.connection().getId(), List.of()).stream()
        .filter(SigningKey::isPublic)
        .flatMap(key -> PublicJwk.stored(stored.secret(key)).stream())
        .flatMap(
            jwk ->
                Arrays.stream(PublicAlgorithm.values())
                    .filter(other -> !other.jwa().equals(algorithm))
                    .filter(other -> jwk.objection(other).isEmpty())
                    .filter(other -> jwk.verifying(0, null, other, "", null).verifies(jws)))
        .findFirst()
        .map(
            other ->
                Clue.algorithm(
                    Cause.OTHER_ALGORITHM,
                    "the key is right, but the algorithm is " + other.jwa(),
                    "Sign with " + algorithm + ", or change the connection's algorithm.",
                    other.jwa(),
                    algorithm));
  }

  /** By what the token says of itself. */
  static Optional<Clue> guessed(LiveConnection live, String token) {
    return otherAlgorithm(live, token)
        .or(() -> trouble(live))
        .or(() -> unknownKey(live, token))
        .or(() -> noKeys(live));
  }

  private static Optional<Clue> otherAlgorithm(LiveConnection live, String token) {
    String algorithm = live.settings().getAlgorithm();
    return UnverifiedHeader.text(token, "alg")
        .filter(alg -> !alg.equals(algorithm))
        .map(
            alg ->
                Clue.algorithm(
                    Cause.ALGORITHM_FAMILY,
                    "the token's header names another algorithm than " + algorithm,
                    "Sign with "
                        + algorithm
                        + (live.protocol().description().algorithms().contains(alg)
                            ? ", or make a connection for " + alg + "."
                            : "."),
                    alg,
                    algorithm));
  }

  private static Optional<Clue> trouble(LiveConnection live) {
    return live.keySource()
        .trouble()
        .map(
            trouble ->
                Clue.of(
                    Cause.KEYS_UNAVAILABLE,
                    "the keys at the JWKS address are not all there: " + trouble));
  }

  private static Optional<Clue> unknownKey(LiveConnection live, String token) {
    List<VerificationKey> keys = live.keys();
    return UnverifiedHeader.text(token, "kid")
        .filter(kid -> keys.stream().noneMatch(key -> kid.equals(key.kid())))
        .map(
            kid ->
                new Clue(
                    "the connection knows no key with the kid of the token's header",
                    Cause.UNKNOWN_KEY_NAMED.remedy(),
                    Discrepancy.of(
                        "kid " + ShownValue.of(kid), kids(keys), Cause.UNKNOWN_KEY_NAMED)));
  }

  private static String kids(List<VerificationKey> keys) {
    return keys.stream().noneMatch(key -> key.kid() != null)
        ? "no kid"
        : "kid "
            + ShownValue.oneOf(
                keys.stream()
                    .map(VerificationKey::kid)
                    .filter(Objects::nonNull)
                    .limit(10)
                    .toList());
  }

  private static Optional<Clue> noKeys(LiveConnection live) {
    return live.keySource().isPublished() && live.keys().isEmpty()
        ? Optional.of(
            new Clue(
                "the JWKS address publishes no key for " + live.settings().getAlgorithm(),
                "Publish a key of that kind, for signatures.",
                Discrepancy.of(null, null, Cause.KEYS_UNAVAILABLE)))
        : Optional.empty();
  }
}
