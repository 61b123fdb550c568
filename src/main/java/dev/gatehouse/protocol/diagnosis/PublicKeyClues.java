package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.UnverifiedHeader;
import dev.gatehouse.token.VerificationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Detects the common mistakes where a connection has public keys: another algorithm, a key that has
 * ended or that the connection does not have, an address of keys that does not answer.
 */
final class PublicKeyClues {
  private PublicKeyClues() {}

  static Optional<Clue> of(LiveConnection live, String token, Instant now) {
    return otherAlgorithm(live, token)
        .or(() -> ended(live, token, now))
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
                new Clue(
                    "the token's header names another algorithm than " + algorithm,
                    "Sign with "
                        + algorithm
                        + (live.protocol().description().algorithms().contains(alg)
                            ? ", or make a connection for " + alg + "."
                            : ".")));
  }

  private static Optional<Clue> ended(LiveConnection live, String token, Instant now) {
    try {
      CompactJws jws = CompactJws.parse(token);
      return live.keys().stream()
          .filter(key -> !key.isActive(now) && key.verifies(jws))
          .findFirst()
          .map(SignatureClues::ended);
    } catch (Rejected e) {
      // A text that is no token has no signature to look at.
      return Optional.empty();
    }
  }

  private static Optional<Clue> trouble(LiveConnection live) {
    return live.keySource()
        .trouble()
        .map(
            trouble ->
                new Clue(
                    "the keys at the JWKS address are not all there: " + trouble,
                    "Check that the address is right and answers this server, or paste the public"
                        + " key as well."));
  }

  private static Optional<Clue> unknownKey(LiveConnection live, String token) {
    List<VerificationKey> keys = live.keys();
    return UnverifiedHeader.text(token, "kid")
        .filter(kid -> keys.stream().noneMatch(key -> kid.equals(key.kid())))
        .map(
            kid ->
                new Clue(
                    "the connection knows no key with the kid of the token's header",
                    "Compare the kid with those of the connection's keys. Publish the key at the"
                        + " JWKS address, or paste it."));
  }

  private static Optional<Clue> noKeys(LiveConnection live) {
    return live.keySource().isPublished() && live.keys().isEmpty()
        ? Optional.of(
            new Clue(
                "the JWKS address publishes no key for " + live.settings().getAlgorithm(),
                "Publish a key of that kind, for signatures."))
        : Optional.empty();
  }
}
