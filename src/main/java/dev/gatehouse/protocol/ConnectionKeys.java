package dev.gatehouse.protocol;

import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.jwk.KeySets;
import dev.gatehouse.token.jwk.KeySource;
import dev.gatehouse.token.jwk.PublicJwk;
import dev.gatehouse.token.jwk.PublishedKeys;
import dev.gatehouse.token.secret.SigningSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a connection's keys ready to verify: its own, and those that its company publishes. */
@ApplicationScoped
public class ConnectionKeys {
  /** Where the company publishes its keys; they count beside those of the connection. */
  public static final Option<String> JWKS_URL = Option.optionalText("jwksUrl", 2000);

  /** Every algorithm, those with a shared secret first. */
  public static final List<String> ALGORITHMS =
      Stream.concat(SigningSecret.ALGORITHMS.stream(), PublicAlgorithm.NAMES.stream()).toList();

  @Inject SigningKeys signingKeys;
  @Inject KeySets keySets;
  @Inject Clock clock;

  KeySource of(Site site, Connection connection, Protocol protocol) {
    ConnectionSettings settings = connection.getSettings();
    Instant now = clock.instant();
    List<VerificationKey> own =
        site.keys().getOrDefault(connection.getId(), List.of()).stream()
            .flatMap(key -> verifying(key, settings.getAlgorithm(), protocol, now).stream())
            .toList();
    Optional<PublicAlgorithm> algorithm = PublicAlgorithm.named(settings.getAlgorithm());
    Optional<Ability.PublishesKeys> elsewhere = protocol.as(Ability.PublishesKeys.class);
    String url = jwksUrl(settings);
    if (algorithm.isEmpty() || elsewhere.isEmpty() && url.isEmpty()) {
      return KeySource.of(own);
    }
    PublishedKeys.Address address =
        elsewhere
            .map(publishing -> publishing.keySet(connection))
            .orElseGet(() -> PublishedKeys.Address.of(URI.create(url)));
    return new PublishedKeys(own, algorithm.get(), keySets, address, connection);
  }

  /** The address that the settings name; empty for none. */
  public static String jwksUrl(ConnectionSettings settings) {
    return settings.getOptions().get(JWKS_URL.name()) instanceof String url ? url : "";
  }

  /** Whether the company publishes keys at an address, so that the connection needs none itself. */
  public static boolean arePublished(ConnectionSettings settings) {
    return PublicAlgorithm.named(settings.getAlgorithm()).isPresent()
        && !jwksUrl(settings).isEmpty();
  }

  /** Whether keys are fetched from another server: the company's, or an identity provider. */
  public static boolean areFetched(ConnectionSettings settings, Protocol protocol) {
    return arePublished(settings) || protocol.as(Ability.PublishesKeys.class).isPresent();
  }

  /** A key made ready; empty if it is of another family than the connection's algorithm. */
  private Optional<VerificationKey> verifying(
      SigningKey key, String name, Protocol protocol, Instant now) {
    Optional<PublicAlgorithm> algorithm = PublicAlgorithm.named(name);
    if (algorithm.isPresent() != key.isPublic()) {
      return Optional.empty();
    }
    String text = signingKeys.secret(key);
    return algorithm.isPresent()
        ? PublicJwk.stored(text)
            .filter(stored -> stored.objection(algorithm.get()).isEmpty())
            .map(
                stored ->
                    stored.verifying(
                        key.getId(),
                        key.getKid(),
                        algorithm.get(),
                        key.getFingerprint(),
                        key.acceptedUntil(now)))
        : Optional.of(
            VerificationKey.of(
                key.getId(),
                key.getKid(),
                name,
                protocol.signingText(text),
                key.getFingerprint(),
                key.acceptedUntil(now)));
  }
}
