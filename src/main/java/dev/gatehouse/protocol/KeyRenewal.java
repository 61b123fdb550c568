package dev.gatehouse.protocol;

import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.ended.EndedTokens;
import dev.gatehouse.token.ended.TokenEnding;
import dev.gatehouse.token.secret.SigningSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Ends and renews keys with the visibility of their site. Some vendors have no other way to reset a
 * key than to choose another visibility, save, and choose single sign-on again.
 */
@ApplicationScoped
@Transactional
public class KeyRenewal {
  @Inject Protocols protocols;
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject EndedTokens endedTokens;
  @Inject Clock clock;

  /**
   * @param secret as text; no later answer shows it
   */
  public record NewKey(SigningKey key, String secret) {}

  /**
   * Applies a change of a site's visibility: leaving single sign-on ends the keys, and of key pairs
   * the tokens; entering it gives each connection with a secret a new one. Returns the new keys.
   *
   * @param before the visibility until now
   */
  public List<NewKey> saved(Tenant tenant, Visibility before) {
    Visibility now = tenant.getSettings().getVisibility();
    if (before == Visibility.SSO && now != Visibility.SSO) {
      renewing(tenant.tenantId()).forEach(signingKeys::end);
      resetting(tenant.tenantId(), true).forEach(this::endTokens);
    }
    return before != Visibility.SSO && now == Visibility.SSO
        ? renewing(tenant.tenantId()).stream().map(this::renew).toList()
        : List.of();
  }

  /** A key pair stays, as only the company can replace it; what it signed until now does not. */
  private void endTokens(Connection connection) {
    endedTokens.end(connection.tenantId(), TokenEnding.ofAll(connection.getId()), clock.instant());
  }

  private NewKey renew(Connection connection) {
    String secret = SigningSecret.generate();
    String signingText = protocols.of(connection).signingText(secret);
    return new NewKey(
        signingKeys.add(connection, secret, signingText, null, Duration.ZERO), secret);
  }

  /**
   * The connections whose protocol renews keys in this way. Of key pairs the private half is the
   * company's, so nothing new can be made for them here.
   */
  public List<Connection> renewing(TenantId tenant) {
    return resetting(tenant, false);
  }

  private List<Connection> resetting(TenantId tenant, boolean byKeyPairs) {
    return connections.of(tenant).stream()
        .filter(connection -> isByKeyPair(connection) == byKeyPairs)
        .filter(
            connection ->
                protocols
                    .named(connection.getProtocol())
                    .flatMap(spoken -> spoken.as(Ability.RenewsKeys.class))
                    .isPresent())
        .toList();
  }

  private static boolean isByKeyPair(Connection connection) {
    return PublicAlgorithm.named(connection.getSettings().getAlgorithm()).isPresent();
  }
}
