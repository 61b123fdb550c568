package dev.gatehouse.it.protocol.vendor;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Form;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.keycloak.Keycloak;
import dev.gatehouse.it.support.keycloak.KeycloakSite;
import dev.gatehouse.it.support.keycloak.Visitor;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect with a real Keycloak. */
@Tag("keycloak")
class KeycloakIT extends GatehouseIT {
  /** The subject of Vera's tokens. */
  private static final String VERA = "5f0b7c1e-6f0e-4b0e-9a53-1d2f5a8c0001";

  /** After this, unknown keys and a provider that did not answer are asked for again. */
  private static final Duration PAUSE = Duration.ofSeconds(31);

  @RegisterExtension private final ServerClock clock = new ServerClock();

  private final Visitor visitor = new Visitor();

  @BeforeEach
  void found() {
    KeycloakSite.found();
  }

  @AfterEach
  void mend() {
    Keycloak.relay().mend();
  }

  @Test
  void signsInByCodeAndReturnsToThePageAskedFor() {
    String address = visitor.sentFrom("/docs?page=2");

    assertThat(Company.parameter(address, "code_challenge_method")).isEqualTo("S256");
    Answer answer = visitor.back(visitor.signInAt(address, "vera"));

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs?page=2");
    assertThat(visitor.helpCenter().get("/").body()).contains("Vera Lindqvist");
  }

  @Test
  void takesGroupsAndVerifiedEmailAddress() {
    List<String> groups = List.of("backend");
    String article =
        new Content(KeycloakSite.PATH).article(Map.of("title", "For backend", "groups", groups));
    Visitor outsider = new Visitor();
    visitor.signIn("/", "vera");
    outsider.signIn("/", "bruno");

    JsonNode vera = KeycloakSite.user("vera@acme.example");
    assertThat(vera.path("identities").findValuesAsText("externalId")).containsExactly(VERA);
    assertThat(visitor.helpCenter().get(article).status()).isEqualTo(200);
    assertThat(outsider.helpCenter().get(article).status()).isEqualTo(404);
  }

  @Test
  void leavesOutEmailAddressThatNobodyVerified() {
    visitor.signIn("/", "bruno");

    assertThat(visitor.isSignedIn()).isTrue();
    assertThat(Company.items(admin.get(KeycloakSite.PATH + "/users?email=bruno%40acme.example")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES256", "EdDSA", "RS256"})
  void verifiesSignaturesOfEveryKindOfKey(String algorithm) {
    sign(algorithm);
    KeycloakSite.set(Map.of("algorithm", algorithm));
    clock.stopAt(Instant.now().plus(PAUSE));

    visitor.signIn("/", "vera");

    assertThat(visitor.isSignedIn()).isTrue();
  }

  private static void sign(String algorithm) {
    JsonNode client = Keycloak.get("/clients?clientId=" + Keycloak.CLIENT).get(0);
    ((ObjectNode) client.path("attributes")).put("id.token.signed.response.alg", algorithm);
    Keycloak.change("PUT", "/clients/" + client.path("id").asText(), client.toString());
  }

  @Test
  void refusesTokenForAnotherNonce() {
    String address = visitor.sentFrom("/");
    String nonce = Company.parameter(address, "nonce");

    Answer answer =
        visitor.back(visitor.signInAt(address.replace(nonce, nonce.substring(1) + "0"), "vera"));

    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    assertThat(KeycloakSite.refusals("oidc_nonce_mismatch")).isOne();
    assertThat(visitor.isSignedIn()).isFalse();
  }

  @Test
  void refusesCodeOfAnotherSignIn() {
    String used = Company.parameter(signedIn(), "code");
    Visitor thief = new Visitor();
    String sent = thief.sentFrom("/");

    Answer answer =
        thief.back(
            Http.decoded(Company.parameter(sent, "redirect_uri"))
                + "?state="
                + Company.parameter(sent, "state")
                + "&iss="
                + Http.encoded(Keycloak.issuer())
                + "&code="
                + used);

    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    assertThat(KeycloakSite.refusals("oidc_code_rejected")).isOne();
    assertThat(thief.isSignedIn()).isFalse();
  }

  @Test
  void refusesWholeCallbackInAnotherBrowser() {
    String callback = signedIn();
    Visitor thief = new Visitor();

    assertThat(thief.back(callback).status()).isEqualTo(403);
    assertThat(KeycloakSite.refusals("oidc_state_mismatch")).isOne();
    assertThat(thief.isSignedIn()).isFalse();
  }

  /** The callback of a sign-in that succeeded. */
  private String signedIn() {
    String callback = visitor.signInAt(visitor.sentFrom("/"), "vera");
    assertThat(visitor.back(callback).status()).isEqualTo(303);
    return callback;
  }

  @Test
  void acceptsKeyThatKeycloakRotatedTo() {
    visitor.signIn("/", "vera");
    String realm = Keycloak.get("").path("id").asText();
    String key =
        """
        {"name": "rotated", "providerId": "rsa-generated",
         "providerType": "org.keycloak.keys.KeyProvider", "parentId": "%s",
         "config": {"priority": ["200"], "keySize": ["2048"]}}
        """;
    Keycloak.change("POST", "/components", key.formatted(realm));
    clock.stopAt(Instant.now().plus(PAUSE));

    Visitor next = new Visitor();
    next.signIn("/", "vera");

    assertThat(next.isSignedIn()).isTrue();
    assertThat(visitor.isSignedIn()).isTrue();
  }

  @Test
  void signsOutAtKeycloakToo() {
    visitor.signIn("/", "vera");

    Answer leaving = visitor.helpCenter().form("/logout", Map.of());
    Answer left = visitor.sendToKeycloak(Form.of(leaving));

    assertThat(left.status()).as("%s", left).isEqualTo(302);
    assertThat(left.location()).startsWith("http://" + KeycloakSite.HOST);
    assertThat(visitor.atKeycloak(visitor.sentFrom("/")).body()).contains("kc-form-login");
  }

  @Test
  void endsSessionWhenKeycloakSignsTheReaderOut() {
    visitor.signIn("/", "vera");

    Keycloak.change("POST", "/users/" + VERA + "/logout", "{}");

    eventually("the session ends", () -> !visitor.isSignedIn());
  }

  @Test
  void tellsReadersThatKeycloakIsDownUntilItIsUp() {
    visitor.signIn("/", "vera");
    Visitor next = new Visitor();
    String callback = next.signInAt(next.sentFrom("/docs"), "vera");
    Keycloak.relay().cut();

    assertThat(next.back(callback).status()).isEqualTo(503);
    assertThat(KeycloakSite.refusals("oidc_provider_unavailable")).isOne();
    assertThat(visitor.isSignedIn()).isTrue();

    Keycloak.relay().mend();
    assertThat(next.back(callback).location()).isEqualTo("/docs");
    assertThat(next.isSignedIn()).isTrue();
  }
}
