package dev.gatehouse.administration.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.outgoing.PretendCalls;
import dev.gatehouse.protocol.oidc.OidcProtocol;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnHostsTest {
  private static final String OWN = "https://login.intern.example/realms/acme";

  private final OwnHosts ownHosts = new OwnHosts();

  OwnHostsTest() {
    ownHosts.hosts = PretendCalls.hosts("login.intern.example");
  }

  private static Actor actor(boolean isPlatform) {
    return new Actor("ann", "192.0.2.1", new Rights(isPlatform, Map.of()), null, "");
  }

  private static ConnectionSettings settings(String issuer, String jwksUrl) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setIssuer(issuer);
    settings.setOptions(new HashMap<>(Map.of("provider", "oidc", "jwksUrl", jwksUrl)));
    return settings;
  }

  private Objections objections(
      Actor actor, ConnectionSettings settings, Optional<ConnectionSettings> stored) {
    Objections objections = new Objections();
    ownHosts.check(actor, new OidcProtocol(), settings, stored, objections);
    return objections;
  }

  @Test
  void onlyPlatformAdministratorsEnterListedHosts() {
    ConnectionSettings settings = settings(OWN, OWN + "/keys");

    Objections ofSite = objections(actor(false), settings, Optional.empty());
    assertThat(ofSite.isWrong("issuer")).isTrue();
    assertThat(ofSite.isWrong("jwksUrl")).isTrue();
    assertThat(objections(actor(true), settings, Optional.empty()).errors()).isEmpty();
  }

  @Test
  void everybodyKeepsWhatAPlatformAdministratorEntered() {
    Optional<ConnectionSettings> stored = Optional.of(settings(OWN, OWN + "/keys"));

    assertThat(objections(actor(false), settings(OWN, OWN + "/keys"), stored).errors()).isEmpty();
    assertThat(objections(actor(false), settings(OWN, OWN + "/admin"), stored).isWrong("jwksUrl"))
        .isTrue();
  }

  @Test
  void everybodyEntersPublicHosts() {
    ConnectionSettings settings = settings("https://id.example.com", "https://example.com/keys");

    assertThat(objections(actor(false), settings, Optional.empty()).errors()).isEmpty();
  }
}
