package dev.gatehouse.protocol;

import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.secret.SigningSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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

  /**
   * @param secret as text; no later answer shows it
   */
  public record NewKey(SigningKey key, String secret) {}

  /**
   * Applies a change of a site's visibility: leaving single sign-on ends the keys, and entering it
   * gives each connection a new one. Returns the new keys.
   *
   * @param before the visibility until now
   */
  public List<NewKey> saved(Tenant tenant, Visibility before) {
    Visibility now = tenant.getSettings().getVisibility();
    if (before == Visibility.SSO && now != Visibility.SSO) {
      renewing(tenant.tenantId()).forEach(signingKeys::end);
    }
    return before != Visibility.SSO && now == Visibility.SSO
        ? renewing(tenant.tenantId()).stream().map(this::renew).toList()
        : List.of();
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
    return connections.of(tenant).stream()
        .filter(
            connection -> PublicAlgorithm.named(connection.getSettings().getAlgorithm()).isEmpty())
        .filter(
            connection ->
                protocols
                    .named(connection.getProtocol())
                    .flatMap(spoken -> spoken.as(Ability.RenewsKeys.class))
                    .isPresent())
        .toList();
  }
}
