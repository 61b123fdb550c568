package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.outgoing.PretendCalls;
import dev.gatehouse.protocol.Ability.TriesOut.Finding;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.jwk.PretendKeySets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Test connection", against a provider that is called over HTTP. */
class ProviderTrialTest {
  private static final String SECRET = "the secret of the client";

  private final PretendProvider provider = new PretendProvider("RS256");
  private final PretendSite site = new PretendSite(new OidcProtocol(), null);
  private final ProviderTrial trial = new ProviderTrial();
  private Optional<String> secret = Optional.of(SECRET);

  @BeforeEach
  void wire() {
    Providers providers = new Providers();
    providers.calls = PretendCalls.calls("127.0.0.1:*");
    providers.hosts = PretendCalls.hosts("127.0.0.1:*");
    ClientTrial client = new ClientTrial();
    client.calls = providers.calls;
    client.configuration =
        new Configuration(Map.of("GATEHOUSE_BASE_DOMAIN", "help.example.com")::get);
    client.tokenEndpoint =
        new TokenEndpoint() {
          @Override
          Optional<String> newestSecret(LiveConnection connection) {
            return secret;
          }
        };
    trial.providers = providers;
    trial.keySets = PretendKeySets.of("127.0.0.1:*");
    trial.clientTrial = client;
    fill(site.settings);
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private void fill(ConnectionSettings settings) {
    settings.setIssuer(provider.issuer());
    settings.setOptions(
        new HashMap<>(Map.of("provider", "oidc", "providerClientId", PretendProvider.CLIENT)));
  }

  private List<Finding> findings() {
    return trial.run(site.tenant.tenantId(), site.settings, Optional.of(site.live()));
  }

  private Finding ofKeys() {
    return findings().get(1);
  }

  private Finding ofClient() {
    return findings().get(2);
  }

  private void publish(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    RSAKey key = new RSAKey.Builder((RSAPublicKey) generator.generateKeyPair().getPublic()).build();
    provider.bendKeys(all -> Map.of("keys", List.of(key.toJSONObject())));
  }

  @Test
  void passesAProviderThatFits() {
    provider.demandSecret(SECRET);

    assertThat(findings()).hasSize(4).allMatch(Finding::good);
    assertThat(ofKeys().text()).isEqualTo("It publishes keys for RS256: 1.");
    assertThat(ofClient().text()).isEqualTo("It takes the client ID and the client secret.");
  }

  @Test
  void objectsToAKeyThatASignInRefusesAsWeak() throws GeneralSecurityException {
    publish(1024);
    assertThat(ofKeys().good()).isFalse();
    assertThat(ofKeys().text()).contains("no key for RS256", "1024 bits");

    publish(2048);
    assertThat(ofKeys().good()).isTrue();
  }

  @Test
  void objectsToKeysOfAnotherAlgorithm() {
    site.settings.setAlgorithm("ES256");

    assertThat(ofKeys().good()).isFalse();
    assertThat(ofKeys().text()).contains("no key for ES256");
  }

  @Test
  void objectsToAPublishedPrivateKey() {
    provider.bendKeys(
        all -> Map.of("keys", List.of(Map.of("kty", "oct", "k", "c2VjcmV0"), Map.of("kty", "x"))));

    assertThat(ofKeys().good()).isFalse();
    assertThat(ofKeys().text()).contains("private key");
  }

  @Test
  void objectsToASecretThatTheProviderRefuses() {
    provider.demandSecret("another secret");

    assertThat(ofClient().good()).isFalse();
    assertThat(ofClient().text()).contains("refused", "client secret", "invalid_client");
  }

  @Test
  void objectsToAPublicClientWhereTheProviderWantsASecret() {
    secret = Optional.empty();
    provider.demandSecret("another secret");

    assertThat(ofClient().good()).isFalse();
    assertThat(ofClient().text()).contains("without a secret");
  }

  @Test
  void saysThatNothingIsProvedWhereTheProviderLooksAtTheCodeFirst() {
    assertThat(ofClient())
        .isEqualTo(
            new Finding(
                true,
                "It looks at a code before the client, so only a sign-in proves the client ID and"
                    + " the client secret."));
  }

  @Test
  void sendsTheSecretToNoOtherProviderThanItsOwn() {
    site.settings.setIssuer("https://id.example.com");
    ConnectionSettings typed = site.settings.copy();
    fill(typed);

    Finding client = trial.run(site.tenant.tenantId(), typed, Optional.of(site.live())).get(2);

    assertThat(client.text()).contains("once this issuer is saved");
    assertThat(trial.run(site.tenant.tenantId(), typed, Optional.empty()).get(2)).isEqualTo(client);
    assertThat(provider.calls("/token")).isZero();
  }

  @Test
  void saysThatTheProviderIsDown() {
    provider.setDown(true);

    assertThat(findings()).hasSize(1).noneMatch(Finding::good);
    assertThat(findings().get(0).text()).contains("cannot be used: status 503");
  }
}
