package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.PretendCalls;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Discovery, against a provider that is called over HTTP. */
class ProvidersTest {
  private static final TenantId SITE = new TenantId(5);
  private static final String DOCUMENT = "/.well-known/openid-configuration";

  private final PretendProvider provider = new PretendProvider("ES256");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final Providers providers = new Providers();

  ProvidersTest() {
    providers.clock = clock;
    providers.calls = PretendCalls.calls("127.0.0.1:*");
    providers.hosts = PretendCalls.hosts("127.0.0.1:*");
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private Providers.Asked asked() {
    return new Providers.Asked(SITE, provider.issuer(), null);
  }

  private ProviderMetadata ask() throws CallFailed {
    return providers.of(asked());
  }

  private void fails(String message) {
    assertThatThrownBy(this::ask).isInstanceOf(CallFailed.class).hasMessageContaining(message);
  }

  /** What the provider says after a change is asked for at the next turn. */
  private void says(String name, Object value) {
    provider.bendMetadata(
        all -> {
          all.put(name, value);
          return all;
        });
    clock.advance(Duration.ofHours(25));
  }

  @Test
  void asksOnceAnHour() throws CallFailed {
    assertThat(ask().token()).hasToString(provider.issuer() + "/token");
    clock.advance(Duration.ofMinutes(59));
    ask();
    assertThat(provider.calls(DOCUMENT)).isEqualTo(1);
    clock.advance(Duration.ofMinutes(1));
    ask();
    assertThat(provider.calls(DOCUMENT)).isEqualTo(2);
  }

  @Test
  void asksAnewForAConnectionWhoseKeysAreFetchedAnew() throws CallFailed {
    ask();
    Providers.Asked anew = new Providers.Asked(SITE, provider.issuer(), clock.instant());
    providers.of(anew);
    providers.of(anew);
    ask();
    assertThat(provider.calls(DOCUMENT)).isEqualTo(2);
  }

  @Test
  void goesOnWithWhatItKnowsWhileTheProviderIsDown() throws CallFailed {
    ask();
    provider.setDown(true);
    clock.advance(Duration.ofHours(23));
    ask();
    clock.advance(Duration.ofHours(1));
    fails("status 503");

    provider.setDown(false);
    clock.advance(Duration.ofSeconds(10));
    assertThat(ask().issuer()).isEqualTo(provider.issuer());
  }

  @Test
  void tellsWhatItKnowsWithoutACall() throws CallFailed {
    assertThatThrownBy(() -> providers.known(asked()))
        .isInstanceOf(CallFailed.class)
        .hasMessage("it was not asked yet");
    assertThat(provider.calls(DOCUMENT)).isZero();

    ask();
    assertThat(providers.known(asked()).issuer()).isEqualTo(provider.issuer());
    assertThat(provider.calls(DOCUMENT)).isEqualTo(1);
  }

  @Test
  void doesNotAskAgainAtOnceWhatDidNotAnswer() throws CallFailed {
    provider.setDown(true);
    fails("status 503");
    fails("status 503");
    assertThat(provider.calls(DOCUMENT)).isEqualTo(1);

    provider.setDown(false);
    clock.advance(Duration.ofSeconds(10));
    assertThat(ask()).isNotNull();
  }

  @Test
  void issuerHasToBeExactlyTheSame() {
    says("issuer", provider.issuer() + "/");
    fails("another issuer, " + provider.issuer() + "/");
    says("issuer", "https://login.microsoftonline.com/{tenantid}/v2.0");
    fails("{tenantid}");
  }

  @Test
  void refusesWhatIsNoConfiguration() {
    says("subject_types_supported", 5);
    fails("no OpenID Connect configuration");
    says("token_endpoint", null);
    fails("no token endpoint");
    says("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
    fails("client_secret_basic");
  }

  @Test
  void noAddressLeadsIntoAPrivateNetwork() {
    for (String name :
        List.of(
            "token_endpoint",
            "jwks_uri",
            "userinfo_endpoint",
            "authorization_endpoint",
            "end_session_endpoint")) {
      for (String address :
          List.of(
              "http://example.com/",
              "https://10.0.0.1/",
              "https://169.254.169.254/a",
              "https://[::1]/",
              "https://0x7f.1/",
              "https://user@example.com/")) {
        says(name, address);
        fails("one of its addresses");
      }
    }
  }

  /** Whoever chooses the issuer must not reach what the platform opened for somebody else. */
  @Test
  void onlyAListedIssuerLeadsToListedHosts() throws CallFailed {
    String listed = "https://login.intern.example/token";
    says("token_endpoint", listed);
    providers.hosts = PretendCalls.hosts("127.0.0.1:*,login.intern.example");
    assertThat(ask().token()).hasToString(listed);

    clock.advance(Duration.ofHours(25));
    providers.hosts = PretendCalls.demoHosts("login.intern.example");
    fails("own network");
  }

  @Test
  void noHostThatIsNotListedIsCalled() {
    providers.calls = PretendCalls.calls("id.example.com");
    fails("https://");
    assertThat(provider.calls(DOCUMENT)).isZero();
  }

  @Test
  void readsHowClientsAuthenticate() throws CallFailed {
    assertThat(ask().takesBasic()).isTrue();
    says("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
    assertThat(ask().takesBasic()).isFalse();
    says("authorization_response_iss_parameter_supported", true);
    assertThat(ask().namesIssuer()).isTrue();
  }
}
