package dev.gatehouse.it.browser.console.sso;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.it.browser.BrowserIT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site's single sign-on as a whole, its providers, and announced providers. */
class SsoPagesIT extends BrowserIT {
  private final SsoSite site = new SsoSite(Map.of());

  @BeforeEach
  void signInFirst() {
    signIn();
  }

  private void openProviders() {
    open("sso/providers.xhtml?site=" + site.id);
  }

  private Locator card(String provider) {
    return page.locator("#provider-" + provider);
  }

  @Test
  void showsACardForEveryProvider() {
    long connection = site.connection("helpcenter", Map.of("name", "Customers"));
    site.key(connection);
    site.connection("proprofs", Map.of("name", "Partners", "enabled", false));
    openProviders();

    // The made-up vendor is deployed on some servers only; SixthVendorIT looks for its card.
    assertThat(page.locator(".provider h3").allInnerTexts())
        .filteredOn(name -> !name.equals("DocuNest"))
        .containsExactlyInAnyOrder(
            "HelpCenter.io",
            "HelpSite",
            "HelpDocs",
            "ProProfs Knowledge Base",
            "Document360",
            "OpenID Connect",
            "Google Workspace",
            "Okta",
            "Microsoft Entra ID",
            "Keycloak",
            "SAML 2.0");
    assertThat(card("helpcenter").innerText()).contains("Customers", "Default", "On", "Never used");
    assertThat(card("proprofs").innerText()).contains("Partners", "Off", "No key");
    assertThat(card("helpdocs").locator(".connections").count()).isZero();
    assertThat(page.locator("#public").count()).isZero();
    assertAccessible();
    assertFits(1024);
    screenshots("providers");

    card("helpcenter").getByText("Configure").click();
    page.waitForURL("**/console/sso/connection.xhtml?site=" + site.id + "&id=" + connection);
  }

  @Test
  void switchesSingleSignOnOffAndOn() {
    String secret = site.key(site.connection("helpsite", Map.of()));
    openProviders();
    Locator sso = page.getByRole(AriaRole.SWITCH);
    assertThat(sso.getAttribute("aria-checked")).isEqualTo("true");

    sso.click();
    assertThat(page.locator(".ui-confirm-dialog-message, .ui-confirm-dialog").first())
        .containsText("Readers that your app signed in lose access at once");
    page.locator(".ui-confirmdialog-yes:visible").click();
    page.locator("#notices .notice.good").waitFor();

    assertThat(sso.getAttribute("aria-checked")).isEqualTo("false");
    assertThat(site.admin.get(site.path()).json().path("ssoEnabled").asBoolean()).isFalse();
    assertThat(site.arrive("helpsite", 0, secret).status()).isEqualTo(401);
    assertThat(site.audit("site.updated")).hasSize(1);

    sso.click();
    page.locator("#sso[aria-checked=true]").waitFor();
    assertThat(site.arrive("helpsite", 0, secret).status()).isEqualTo(303);
  }

  @Test
  void saysThatNothingIsGatedOnAPublicSite() {
    SsoSite open = new SsoSite(Map.of("visibility", "public"));
    long connection = open.connection("helpdocs", Map.of());
    for (String address :
        List.of(
            "sso/providers.xhtml?site=" + open.id,
            "sso/connection.xhtml?site=" + open.id + "&id=" + connection)) {
      open(address);
      assertThat(page.locator("#public").innerText())
          .contains("This help center is public", "does not restrict access");
      assertAccessible();
    }
    page.locator("#name").fill("Edited all the same");
    page.locator("#save").click();
    page.locator("#notices .notice.good").waitFor();
    assertThat(open.connection(connection).path("name").asText()).isEqualTo("Edited all the same");
  }

  @Test
  void isNotThereForWhoSeesToTheContentOnly() {
    long connection = site.connection("helpsite", Map.of());
    signInAs("editor", site.id);
    expectRefusals();

    for (String address :
        List.of(
            "providers.xhtml?site=" + site.id,
            "connection.xhtml?site=" + site.id + "&id=" + connection,
            "connection.xhtml?site=" + site.id + "&protocol=helpsite",
            "interest.xhtml")) {
      assertThat(page.navigate("/console/sso/" + address).status()).as(address).isEqualTo(404);
    }
  }

  @Test
  void administratorOfOneSiteSetsItUpAndSeesNoOther() {
    SsoSite other = new SsoSite(Map.of("name", "Not theirs"));
    signInAs("admin", site.id);

    open("sso/connection.xhtml?site=" + site.id + "&protocol=proprofs");
    page.locator("#siteIds_input").fill("Not theirs");
    assertThat(page.locator("#siteIds-field")).containsText("Nothing fits");
    assertThat(page.locator("#siteIds-field [role=option]")).hasCount(0);
    expectRefusals();
    for (String address :
        List.of("providers.xhtml?site=" + other.id, "interest.xhtml", "providers.xhtml")) {
      assertThat(page.navigate("/console/sso/" + address).status()).as(address).isEqualTo(404);
    }
  }

  @Test
  void notesWhoWaitsForWhich() {
    openProviders();
    Locator saml = card("saml").getByRole(AriaRole.BUTTON);
    if ("true".equals(saml.getAttribute("aria-pressed"))) {
      saml.click();
      card("saml").locator("[aria-pressed=false]").waitFor();
    }

    saml.click();
    card("saml").locator("[aria-pressed=true]").waitFor();
    assertThat(saml.innerText()).isEqualTo("We will notify you");
    page.reload();
    assertThat(saml.getAttribute("aria-pressed")).isEqualTo("true");

    open("sso/interest.xhtml");
    assertThat(page.locator("main").innerText()).contains("SAML 2.0", EMAIL);
    assertAccessible();
    assertFits(1024);
    screenshots("interest");

    openProviders();
    saml.click();
    card("saml").locator("[aria-pressed=false]").waitFor();
    open("sso/interest.xhtml");
    assertThat(page.locator("main").innerText()).doesNotContain("SAML 2.0");
    assertThat(site.admin.get("/audit?event=provider_interest.changed").json().path("items").size())
        .isGreaterThanOrEqualTo(2);
  }
}
