package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.jwk.PublicJwk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** That a connection's active keys fit its algorithm. */
@ApplicationScoped
class FittingKeys {
  @Inject Protocols protocols;
  @Inject SigningKeys signingKeys;
  @Inject Clock clock;

  /**
   * Objects to an algorithm for which an active key is too short or of another family: nothing that
   * backends sign now would be accepted.
   */
  void require(ConnectionSettings settings, Connection connection, Objections objections) {
    if (objections.isWrong("algorithm")) {
      return;
    }
    int least = protocols.of(connection).description().minimumSecretBytes(settings);
    List<SigningKey> active =
        signingKeys.of(connection.tenantId(), connection.getId()).stream()
            .filter(key -> key.isActive(clock.instant()))
            .toList();
    Optional<PublicAlgorithm> algorithm = PublicAlgorithm.named(settings.getAlgorithm());
    if (active.stream().anyMatch(key -> !fits(key, algorithm, connection))) {
      objections.object(
          "algorithm",
          "does not fit the active keys, which are for another kind of algorithm: end them first,"
              + " or make a second connection and end this one later");
    } else if (active.stream().anyMatch(k -> !k.isPublic() && bytes(k) < least)) {
      objections.object(
          "algorithm", "needs keys of at least " + least + " bytes; add one and end the others");
    }
  }

  /** A protocol that knows its keys from elsewhere may keep a client secret as well. */
  private boolean fits(SigningKey key, Optional<PublicAlgorithm> algorithm, Connection connection) {
    if (protocols.of(connection).as(Ability.PublishesKeys.class).isPresent()) {
      return true;
    }
    return key.isPublic()
        ? algorithm
            .filter(
                a ->
                    PublicJwk.stored(signingKeys.secret(key))
                        .filter(jwk -> jwk.objection(a).isEmpty())
                        .isPresent())
            .isPresent()
        : algorithm.isEmpty();
  }

  private int bytes(SigningKey key) {
    return signingKeys.secret(key).getBytes(StandardCharsets.UTF_8).length;
  }
}
