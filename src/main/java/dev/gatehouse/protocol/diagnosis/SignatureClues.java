package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.UnverifiedHeader;
import dev.gatehouse.token.VerificationKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Detects the common mistakes behind an invalid signature: a key that has ended, a mistake with the
 * secret, another algorithm, a key of another connection or site. The token stays refused.
 */
@ApplicationScoped
public class SignatureClues {
  @Inject SigningKeys signingKeys;
  @Inject ForeignKeys foreignKeys;

  /**
   * The failed check, with a clue where one is found. For operators who have the token, so that its
   * header may be told although nobody signed it.
   *
   * @param at when the token arrives
   */
  CheckResult instead(CheckResult failed, LiveConnection live, String token, Instant at) {
    return proven(live, token, at)
        .or(() -> guessed(live, token))
        .map(
            clue ->
                new CheckResult(
                    failed.check(),
                    false,
                    clue.detail(),
                    clue.remedy(),
                    failed.reason(),
                    clue.discrepancy()))
        .orElse(failed);
  }

  /** What a signature proves of the mistake; nothing that the token says of itself. */
  Optional<Clue> proven(LiveConnection live, String token, Instant at) {
    try {
      CompactJws jws = CompactJws.parse(token);
      return ended(live, jws, at)
          .or(() -> addedLater(live, jws, at))
          .or(
              () ->
                  isPublic(live)
                      ? PublicKeyClues.proven(live, signingKeys, jws)
                      : mistaken(live, jws, at))
          .or(() -> foreign(live, jws));
    } catch (Rejected e) {
      // A text that is no token has no signature to look at.
      return Optional.empty();
    }
  }

  private static boolean isPublic(LiveConnection live) {
    return PublicAlgorithm.named(live.settings().getAlgorithm()).isPresent();
  }

  private static Optional<Clue> guessed(LiveConnection live, String token) {
    if (isPublic(live)) {
      return PublicKeyClues.guessed(live, token);
    }
    String algorithm = live.settings().getAlgorithm();
    return UnverifiedHeader.text(token, "alg")
        .filter(came -> PublicAlgorithm.named(came).isPresent() || came.matches("[RPE]S\\d{3}"))
        .map(
            came ->
                Clue.algorithm(
                    Cause.ALGORITHM_FAMILY,
                    "the token's header names " + came + ", which signs with a private key",
                    "Sign with "
                        + algorithm
                        + (live.protocol().description().algorithms().contains(came)
                            ? ", or make a connection for " + came + "."
                            : "."),
                    came,
                    algorithm));
  }

  private static Optional<Clue> ended(LiveConnection live, CompactJws jws, Instant at) {
    return live.keys().stream()
        .filter(key -> !key.isActive(at))
        .filter(key -> key.verifies(jws))
        .findFirst()
        .map(SignatureClues::ended);
  }

  /** Whether a key of the connection was not there yet at a moment. */
  static boolean isAddedAfter(LiveConnection live, VerificationKey key, Instant at) {
    return live.site().keys().getOrDefault(live.connection().getId(), List.of()).stream()
        .anyMatch(stored -> stored.getId() == key.id() && at.isBefore(stored.getCreatedAt()));
  }

  private static Optional<Clue> addedLater(LiveConnection live, CompactJws jws, Instant at) {
    return live.keys().stream()
        .filter(key -> isAddedAfter(live, key, at))
        .filter(key -> key.verifies(jws))
        .findFirst()
        .map(
            key ->
                Clue.of(
                    Cause.KEY_ADDED_LATER,
                    "the signature was made with key %d, which was added later".formatted(key.id()),
                    key.id()));
  }

  private static Clue ended(VerificationKey key) {
    String named = key.kid() == null ? "" + key.id() : key.kid() + " (" + key.id() + ")";
    return Clue.of(
        Cause.KEY_ENDED,
        "the signature was made with key %s, which expired at %s".formatted(named, key.retiresAt()),
        key.id());
  }

  private Optional<Clue> mistaken(LiveConnection live, CompactJws jws, Instant at) {
    return live.site().activeKeys(live.connection(), at).stream()
        .filter(key -> !key.isPublic())
        .flatMap(key -> mistaken(live, key, jws).stream())
        .findFirst();
  }

  private Optional<Clue> mistaken(LiveConnection live, SigningKey key, CompactJws jws) {
    return SecretClues.of(live, signingKeys.secret(key), jws);
  }

  private Optional<Clue> foreign(LiveConnection live, CompactJws jws) {
    return foreignKeys
        .signer(live, jws)
        .map(
            key ->
                key.ofSite()
                    ? Clue.of(
                        Cause.KEY_OF_OTHER_CONNECTION,
                        "the signature was made with a key of another connection of the site",
                        key.id())
                    : Clue.of(
                        Cause.KEY_OF_OTHER_SITE,
                        "the signature was made with a key of another site",
                        key.id()));
  }
}
