package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.outgoing.PretendCalls;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each provider's fields make of a connection, and what is wrong with them. */
class ProviderPresetTest {
  private static final String GUID = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private final OidcDescription description = new OidcDescription(PretendCalls.hosts("id.local"));

  private static ConnectionSettings settings(String issuer, String... options) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setIssuer(issuer);
    for (int i = 0; i < options.length; i += 2) {
      settings.getOptions().put(options[i], options[i + 1]);
    }
    return settings;
  }

  private Map<String, String> objections(ConnectionSettings settings) {
    return description.objections(settings);
  }

  @Test
  void anyProviderNeedsAnIssuer() {
    assertThat(objections(settings(null))).containsEntry("issuer", "is required");
    assertThat(objections(settings("https://login.example.com/a"))).isEmpty();
    assertThat(objections(settings("https://login.example.com/?a=b"))).containsKey("issuer");
    assertThat(objections(settings("https://login.example.com/#a"))).containsKey("issuer");
    assertThat(objections(settings("http://login.example.com"))).containsKey("issuer");
    assertThat(objections(settings("https://10.0.0.1"))).containsKey("issuer");
    assertThat(objections(settings("https://127.0.0.1"))).containsKey("issuer");
    assertThat(objections(settings("http://id.local"))).isEmpty();
    assertThat(objections(settings("login.example.com"))).containsKey("issuer");
  }

  @Test
  void googleIsOneIssuerWithAHostedDomain() {
    ConnectionSettings google =
        settings(null, "provider", "google", "hostedDomain", " Example.com ");

    assertThat(objections(google)).isEmpty();
    assertThat(OidcOptions.issuer(google)).isEqualTo("https://accounts.google.com");
    assertThat(ProviderPreset.GOOGLE.parameters(google)).containsEntry("hd", "example.com");
    assertThat(ProviderPreset.GOOGLE.demand(google)).contains(Map.entry("hd", "example.com"));
    assertThat(ProviderPreset.GOOGLE.demand(settings(null))).isEmpty();
    assertThat(objections(settings(null, "provider", "google"))).containsKey("hostedDomain");
    assertThat(objections(settings(null, "provider", "google", "hostedDomain", "example")))
        .containsKey("hostedDomain");
  }

  @Test
  void oktaHasADomainAndMaybeACustomServer() {
    ConnectionSettings okta = settings(null, "provider", "okta", "providerHost", "acme.okta.com/");

    assertThat(objections(okta)).isEmpty();
    assertThat(OidcOptions.issuer(okta)).isEqualTo("https://acme.okta.com");
    assertThat(OidcOptions.scopes(okta)).isEqualTo("openid email profile groups");
    okta.getOptions().put("providerTenant", "default");
    assertThat(OidcOptions.issuer(okta)).isEqualTo("https://acme.okta.com/oauth2/default");
    okta.getOptions().put("providerTenant", "a/b");
    assertThat(objections(okta)).containsKey("providerTenant");
    assertThat(objections(settings(null, "provider", "okta"))).containsKey("providerHost");
    assertThat(objections(settings(null, "provider", "okta", "providerHost", "10.1.2.3")))
        .containsKey("providerHost");
  }

  @Test
  void entraHasOneTenantWhichTokensHaveToName() {
    ConnectionSettings entra = settings(null, "provider", "entra", "providerTenant", GUID);

    assertThat(objections(entra)).isEmpty();
    assertThat(OidcOptions.issuer(entra))
        .isEqualTo("https://login.microsoftonline.com/" + GUID + "/v2.0");
    assertThat(ProviderPreset.ENTRA.demand(entra)).contains(Map.entry("tid", GUID));
    for (String many : new String[] {"common", "organizations", "acme.onmicrosoft.com", ""}) {
      assertThat(objections(settings(null, "provider", "entra", "providerTenant", many)))
          .as(many)
          .containsKey("providerTenant");
    }
  }

  @Test
  void keycloakHasARealm() {
    ConnectionSettings keycloak =
        settings(
            null,
            "provider",
            "keycloak",
            "providerHost",
            "https://id.example.com/auth/",
            "providerTenant",
            "acme");

    assertThat(objections(keycloak)).isEmpty();
    assertThat(OidcOptions.issuer(keycloak)).isEqualTo("https://id.example.com/auth/realms/acme");
    keycloak.getOptions().remove("providerTenant");
    assertThat(objections(keycloak)).containsKey("providerTenant");
    assertThat(objections(settings(null, "provider", "keycloak"))).containsKey("providerHost");
  }

  @Test
  void issuerThatIsSetCountsForEveryProvider() {
    ConnectionSettings keycloak =
        settings("https://other.example.com/realms/b", "provider", "keycloak");

    assertThat(OidcOptions.issuer(keycloak)).isEqualTo("https://other.example.com/realms/b");
    assertThat(objections(keycloak)).isEmpty();
  }

  @Test
  void scopesAlwaysAskForAnIdToken() {
    assertThat(OidcOptions.scopes(settings(null, "scopes", " email  openid ")))
        .isEqualTo("openid email");
    assertThat(OidcOptions.scopes(settings(null))).isEqualTo("openid email profile");
  }

  @Test
  void usersOfTwoProvidersAreNeverTheSame() {
    String end = "x".repeat(80);

    assertThat(description.userNamespace(settings("https://id.example.com/realms/acme/")))
        .contains("id.example.com/realms/acme");
    String one = description.userNamespace(settings("https://id.example.com/" + end)).orElseThrow();
    String other =
        description.userNamespace(settings("https://id.example.com/" + end + "y")).orElseThrow();
    assertThat(one).hasSize(64).isNotEqualTo(other);
    assertThat(description.userNamespace(settings(null))).isEmpty();
  }
}
