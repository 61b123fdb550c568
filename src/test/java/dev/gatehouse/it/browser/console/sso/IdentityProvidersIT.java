package dev.gatehouse.it.browser.console.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import dev.gatehouse.it.browser.BrowserIT;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards and forms of identity providers: each asks for what its own connections need. */
class IdentityProvidersIT extends BrowserIT {
  private final SsoSite site = new SsoSite(Map.of());

  @BeforeEach
  void signInFirst() {
    signIn();
  }

  private void openForm(String provider) {
    open("sso/connection.xhtml?site=" + site.id + "&protocol=oidc&variant=" + provider);
  }

  @ParameterizedTest
  @CsvSource({
    "oidc, OpenID Connect, issuer",
    "google, Google Workspace, hostedDomain",
    "okta, Okta, providerHost providerTenant",
    "entra, Microsoft Entra ID, providerTenant",
    "keycloak, Keycloak, providerHost providerTenant"
  })
  void asksForTheSettingsOfTheProviderOnly(String provider, String name, String own) {
    openForm(provider);

    assertThat(page.locator("h1").innerText()).isEqualTo("New connection: " + name);
    for (String member :
        new String[] {"issuer", "providerHost", "providerTenant", "hostedDomain"}) {
      assertThat(page.locator("#" + member + "-field").count())
          .as(member)
          .isEqualTo((" " + own + " ").contains(" " + member + " ") ? 1 : 0);
    }
    assertThat(page.locator("#provider-field").count()).isZero();
    assertThat(page.locator("#providerClientId").isVisible()).isTrue();
    assertAccessible();
    assertFits(360);
    screenshots("connection-" + provider);
  }

  @Test
  void makesAConnectionToKeycloakFromItsCard() {
    open("sso/providers.xhtml?site=" + site.id);
    Locator card = page.locator("#provider-keycloak");
    assertThat(card.getByText("Setup guide").getAttribute("href"))
        .endsWith("article=openid-connect-keycloak");
    card.getByText("Add connection").click();
    assertThat(page.locator("#name").inputValue()).isEqualTo("Keycloak");
    page.locator("#name").fill("Company account");
    page.locator("#providerClientId").fill("help-center");
    page.locator("#providerHost").fill("https://id.example.com");
    page.locator("#providerTenant").fill("acme");
    page.locator("#save").click();
    page.waitForURL("**/console/sso/connection.xhtml?site=" + site.id + "&id=*");

    String id = page.url().replaceFirst(".*id=", "");
    JsonNode made = site.connection(Long.parseLong(id));
    assertThat(made.path("provider").asText()).isEqualTo("keycloak");
    assertThat(made.path("providerTenant").asText()).isEqualTo("acme");
    assertThat(page.locator("#head").innerText()).contains("Keycloak");
    assertThat(page.locator("#integration").innerText())
        .contains("/sso/oidc/callback/" + id, "/logout");
    assertThat(page.locator("#keys-section").innerText()).contains("No client secret yet");
    speaksOfAProvider();
    page.locator("#first-key").click();
    page.locator("#secret").waitFor();
    assertThat(page.locator("#origin").count()).isZero();
    assertThat(page.locator("#new-key").innerText()).contains("Client secret").contains("Label");
    assertAccessible();
    page.locator("#secret").fill("a secret of the provider");
    page.locator("#add-key").click();
    page.locator("#keys-section td").first().waitFor();
    speaksOfAProvider();
    open("studio/studio.xhtml?site=" + site.id + "&connection=" + id);
    assertThat(page.locator("#signed-elsewhere").innerText()).contains("provider signs");
    assertThat(page.locator("#make").count()).isZero();
    speaksOfAProvider();
    assertAccessible();
    assertFits(360);
    screenshots("studio-of-a-provider");
    open("sso/providers.xhtml?site=" + site.id);
    assertThat(card.innerText()).contains("Company account").doesNotContain("No key");
    assertThat(page.locator("#provider-okta .connections").count()).isZero();
  }

  /** What is said of a backend's tokens and keys is wrong here. */
  private void speaksOfAProvider() {
    assertThat(page.locator("main").innerText())
        .doesNotContain("JWT settings", "ackend", "ogin URL", "Generate", "Key ID", "No key");
  }

  @Test
  void saysWhatIsWrongWithAProvider() {
    openForm("oidc");
    page.locator("#name").fill("Nobody");
    page.locator("#providerClientId").fill("help-center");
    page.locator("#issuer").fill("https://no-such-provider.invalid");
    page.locator("#test-connection").click();
    page.locator(".findings").waitFor();

    assertThat(page.locator("#probe").innerText())
        .contains("Readers can’t sign in", "the host name is unknown");
    assertThat(page.locator("#name").inputValue()).isEqualTo("Nobody");
    assertAccessible();
  }
}
