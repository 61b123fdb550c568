package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.Hmac;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.secret.SigningSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Detects the common mistakes behind an invalid signature: a key that has ended, a secret that was
 * decoded first, not hashed, or copied with a line feed or quotation marks, another algorithm. The
 * clue is for operators who may configure the connection; the token stays refused.
 */
@ApplicationScoped
public class SignatureClues {
  /** What gets into a secret on its way through files and shells. */
  private static final List<Slip> SLIPS =
      List.of(
          new Slip("with a line feed at its end", secret -> secret + "\n"),
          new Slip("with a carriage return and a line feed at its end", secret -> secret + "\r\n"),
          new Slip("with a space at its end", secret -> secret + " "),
          new Slip("with a space before it", secret -> " " + secret),
          new Slip("with a byte order mark before it", secret -> "\uFEFF" + secret),
          new Slip("in double quotation marks", secret -> "\"" + secret + "\""),
          new Slip("in single quotation marks", secret -> "'" + secret + "'"));

  private record Slip(String how, UnaryOperator<String> made) {}

  @Inject SigningKeys signingKeys;
  @Inject Clock clock;

  /** The failed check, with a clue where one is found. */
  CheckResult instead(CheckResult failed, LiveConnection live, String token) {
    return clue(live, token)
        .map(
            clue ->
                new CheckResult(
                    failed.check(), false, clue.detail(), clue.remedy(), failed.reason()))
        .orElse(failed);
  }

  private Optional<Clue> clue(LiveConnection live, String token) {
    if (PublicAlgorithm.named(live.settings().getAlgorithm()).isPresent()) {
      return PublicKeyClues.of(live, token, clock.instant());
    }
    try {
      CompactJws jws = CompactJws.parse(token);
      return ended(live, jws).or(() -> mistaken(live, jws));
    } catch (Rejected e) {
      // A text that is no token has no signature to look at.
      return Optional.empty();
    }
  }

  private Optional<Clue> ended(LiveConnection live, CompactJws jws) {
    return live.keys().stream()
        .filter(key -> !key.isActive(clock.instant()))
        .filter(key -> key.verifies(jws))
        .findFirst()
        .map(SignatureClues::ended);
  }

  static Clue ended(VerificationKey key) {
    return new Clue(
        "the signature was made with key %s, which expired at %s"
            .formatted(
                key.kid() == null ? key.id() : key.kid() + " (" + key.id() + ")", key.retiresAt()),
        "Give the backend the secret of a key that is active.");
  }

  private Optional<Clue> mistaken(LiveConnection live, CompactJws jws) {
    Instant now = clock.instant();
    return live.site().activeKeys(live.connection(), now).stream()
        .filter(key -> !key.isPublic())
        .flatMap(key -> mistake(live, key, jws).stream())
        .findFirst();
  }

  private Optional<Clue> mistake(LiveConnection live, SigningKey key, CompactJws jws) {
    String algorithm = live.settings().getAlgorithm();
    String secret = signingKeys.secret(key);
    String text = live.protocol().signingText(secret);
    if (decoded(secret).filter(bytes -> isSigned(jws, algorithm, bytes)).isPresent()) {
      return Optional.of(
          new Clue(
              "the secret was base64-decoded before signing",
              "Sign with the secret's text as it is shown, without decoding it."));
    }
    if (isSigned(jws, algorithm, utf8(secret))) {
      return Optional.of(
          new Clue(
              "the secret itself was used, and not the text that this protocol derives from it",
              "Derive that text from the secret first, as the vendor's document says, and sign"
                  + " with it."));
    }
    return slip(live, jws, secret).or(() -> otherAlgorithm(live, jws, text));
  }

  /** In the secret, or in the text that is derived from it. */
  private static Optional<Clue> slip(LiveConnection live, CompactJws jws, String secret) {
    String algorithm = live.settings().getAlgorithm();
    Protocol protocol = live.protocol();
    String text = protocol.signingText(secret);
    return SLIPS.stream()
        .filter(
            slip ->
                isSigned(jws, algorithm, utf8(slip.made().apply(text)))
                    || isSigned(
                        jws, algorithm, utf8(protocol.signingText(slip.made().apply(secret)))))
        .findFirst()
        .map(
            slip ->
                new Clue(
                    "the secret was used " + slip.how(),
                    "Use the secret's text as it is shown, and nothing before or after it."));
  }

  private static Optional<Clue> otherAlgorithm(LiveConnection live, CompactJws jws, String text) {
    String algorithm = live.settings().getAlgorithm();
    return SigningSecret.ALGORITHMS.stream()
        .filter(other -> !other.equals(algorithm))
        .filter(other -> isSigned(jws, other, utf8(text)))
        .findFirst()
        .map(
            other ->
                new Clue(
                    "the secret is right, but the algorithm is " + other,
                    "Sign with "
                        + algorithm
                        + (live.protocol().description().algorithms().contains(other)
                            ? ", or change the connection's algorithm."
                            : ".")));
  }

  /** Whether a secret made the signature, whatever the token's header says. */
  private static boolean isSigned(CompactJws jws, String algorithm, byte[] secret) {
    return jws.isSignedWith(Hmac.of(algorithm, secret));
  }

  private static Optional<byte[]> decoded(String secret) {
    try {
      return Optional.of(Base64.getDecoder().decode(secret)).filter(bytes -> bytes.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
