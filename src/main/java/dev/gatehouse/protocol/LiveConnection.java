package dev.gatehouse.protocol;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.Claims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An enabled connection with its keys made ready to verify. */
public record LiveConnection(
    Site site, Connection connection, Protocol protocol, List<VerificationKey> keys) {
  private static final TokenVerifier VERIFIER = new TokenVerifier();

  public ConnectionSettings settings() {
    return connection.getSettings();
  }

  /** Whether it is switched on: a site keeps its connections while they are off. */
  public boolean isEnabled() {
    return site.isEnabled(connection);
  }

  /** The lifetime of the site's sessions. */
  public Duration sessionLifetime() {
    return Duration.ofMinutes(site.settings().getSessionMinutes());
  }

  /**
   * A token that one of its keys made and that its protocol's rules let through.
   *
   * @throws Rejected with the first check that failed
   */
  public VerifiedToken verified(String token, Surface surface, Instant now) throws Rejected {
    return VERIFIER.verify(
        token, keys, settings().getAlgorithm(), protocol.rules(this, surface), now);
  }

  /**
   * What happens to unknown readers: a site for invited users refuses them, whatever the token
   * says.
   */
  public Strangers strangers(Claims claims) {
    return site.settings().getVisibility() == Visibility.INVITED
        ? Strangers.REFUSE
        : protocol.strangers(claims);
  }

  /** The refusal of an unknown reader. */
  public static Rejected notRegistered() {
    return new Rejected(
        Rejection.USER_NOT_REGISTERED, "nobody whom the token means is registered at this site");
  }
}
