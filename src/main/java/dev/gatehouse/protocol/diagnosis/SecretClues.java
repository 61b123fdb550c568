package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.Hmac;
import dev.gatehouse.token.secret.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Detects the common mistakes with a shared secret: it was decoded first, not hashed, copied with a
 * line feed or quotation marks, or used with another algorithm. Each is proven by the signature.
 */
final class SecretClues {
  /** What gets into a secret on its way through files and shells. */
  private static final List<Slip> SLIPS =
      List.of(
          new Slip(Cause.LINE_FEED, "with a line feed at its end", secret -> secret + "\n"),
          new Slip(
              Cause.CARRIAGE_RETURN,
              "with a carriage return and a line feed at its end",
              secret -> secret + "\r\n"),
          new Slip(Cause.SPACE, "with a space at its end", secret -> secret + " "),
          new Slip(Cause.SPACE, "with a space before it", secret -> " " + secret),
          new Slip(
              Cause.BYTE_ORDER_MARK,
              "with a byte order mark before it",
              secret -> "\uFEFF" + secret),
          new Slip(
              Cause.QUOTATION_MARKS, "in double quotation marks", secret -> "\"" + secret + "\""),
          new Slip(
              Cause.QUOTATION_MARKS, "in single quotation marks", secret -> "'" + secret + "'"));

  private record Slip(Cause cause, String how, UnaryOperator<String> made) {}

  private SecretClues() {}

  static Optional<Clue> of(LiveConnection live, String secret, CompactJws jws) {
    String algorithm = live.settings().getAlgorithm();
    String text = live.protocol().signingText(secret);
    if (decoded(secret).filter(bytes -> isSigned(jws, algorithm, bytes)).isPresent()) {
      return Optional.of(
          Clue.of(Cause.BASE64_DECODED, "the secret was base64-decoded before signing"));
    }
    if (isSigned(jws, algorithm, utf8(secret))) {
      return Optional.of(
          Clue.of(
              Cause.NOT_DERIVED,
              "the secret itself was used, and not the text that this protocol derives from it"));
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
                    "Use the secret's text as it is shown, and nothing before or after it.",
                    Clue.of(slip.cause(), "").discrepancy()));
  }

  private static Optional<Clue> otherAlgorithm(LiveConnection live, CompactJws jws, String text) {
    String algorithm = live.settings().getAlgorithm();
    return SigningSecret.ALGORITHMS.stream()
        .filter(other -> !other.equals(algorithm))
        .filter(other -> isSigned(jws, other, utf8(text)))
        .findFirst()
        .map(
            other ->
                Clue.algorithm(
                    Cause.OTHER_ALGORITHM,
                    "the secret is right, but the algorithm is " + other,
                    "Sign with "
                        + algorithm
                        + (live.protocol().description().algorithms().contains(other)
                            ? ", or change the connection's algorithm."
                            : "."),
                    other,
                    algorithm));
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
