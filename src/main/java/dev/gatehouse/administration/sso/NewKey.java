package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.jwk.PastedKey;
import dev.gatehouse.token.jwk.PublicJwk;
import dev.gatehouse.token.jwk.UnusableKey;
import dev.gatehouse.token.secret.SigningSecret;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A key as it was ordered and checked.
 *
 * @param text the secret, or the public key as a JWK
 * @param recognizedBy the text that signs, or stands for the public key
 * @param isOwn whether the company made it
 */
record NewKey(String text, String recognizedBy, String kid, boolean isPublic, boolean isOwn) {
  private static final String MEMBER = "publicKey";

  @Override
  public String toString() {
    // The secret must not reach a log by accident.
    return "NewKey";
  }

  /**
   * A generated secret, or the company's own.
   *
   * @param signingText makes the text that signs
   */
  static Optional<NewKey> ofSecret(
      KeyOrder order, int minimumBytes, UnaryOperator<String> signingText, Objections objections) {
    boolean isOwn = order.getSecret() != null;
    Optional<String> objection =
        isOwn ? SigningSecret.objection(order.getSecret(), minimumBytes) : Optional.empty();
    if (objection.isPresent()) {
      objections.objectOnce("secret", objection.get());
      return Optional.empty();
    }
    String secret = isOwn ? order.getSecret() : SigningSecret.generate();
    return Optional.of(new NewKey(secret, signingText.apply(secret), order.getKid(), false, isOwn));
  }

  /** The company's public key; the private one never comes here. */
  static Optional<NewKey> ofPublic(
      KeyOrder order, PublicAlgorithm algorithm, Objections objections) {
    if (order.getSecret() != null) {
      objections.objectOnce(
          "secret", "is for connections with HS256, HS384 or HS512; this one needs a public key");
      return Optional.empty();
    }
    if (order.getPublicKey() == null) {
      objections.objectOnce(
          MEMBER, "is required: the connection's algorithm is " + algorithm.jwa());
      return Optional.empty();
    }
    try {
      PublicJwk key = PastedKey.read(order.getPublicKey(), algorithm);
      String kid = order.getKid() == null ? key.kid() : order.getKid();
      return Optional.of(new NewKey(key.json(), key.recognizedBy(), kid, true, true));
    } catch (UnusableKey e) {
      objections.objectOnce(MEMBER, e.getMessage());
      return Optional.empty();
    }
  }

  SigningKey store(SigningKeys keys, Connection connection, Optional<Duration> overlap) {
    return isPublic
        ? keys.addPublic(connection, text, recognizedBy, kid, overlap)
        : keys.add(connection, text, recognizedBy, kid, overlap.orElse(Duration.ZERO));
  }

  /** What is shown once; {@code null} for a public key. */
  String secret() {
    return isPublic ? null : text;
  }
}
