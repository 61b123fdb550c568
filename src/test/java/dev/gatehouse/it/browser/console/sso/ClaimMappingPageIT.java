package dev.gatehouse.it.browser.console.sso;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import dev.gatehouse.it.browser.BrowserIT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page on which operators edit and try the rules of a connection, by keyboard. */
@Tag("server")
class ClaimMappingPageIT extends BrowserIT {
  private final SsoSite site = new SsoSite(Map.of());
  private final long connection = site.connection("helpcenter", Map.of("roleCeiling", "editor"));

  @BeforeEach
  void openPage() {
    site.admin.post(site.path() + "/groups", Map.of("id", "sales", "name", "Sales team"));
    signIn();
    open("sso/connection.xhtml?site=" + site.id + "&id=" + connection);
    page.locator("#open-mapping").click();
    // Until the page is loaded, its buttons have no scripts.
    page.waitForURL("**/console/sso/mapping.xhtml**");
  }

  private Locator rules() {
    return page.locator("#rule-list > li");
  }

  private void add(String name, String when, String role) {
    page.locator("#add-rule").press("Enter");
    page.locator("#name").fill(name);
    page.locator("#when").fill(when);
    page.locator("#role").selectOption(role);
    page.locator("#keep").press("Enter");
    page.locator("#add-rule").waitFor();
  }

  /** What of the page's content a phone cannot show. */
  private List<?> tooWide() {
    page.setViewportSize(360, 800);
    Object found =
        page.evaluate(
            "() => [...document.querySelectorAll('main *')]"
                + ".filter(e => e.getBoundingClientRect().right > 361)"
                + ".map(e => e.tagName + ' ' + e.id + ' ' + e.className)");
    page.setViewportSize(1280, 900);
    return (List<?>) found;
  }

  private JsonNode stored() {
    return site.connection(connection).path("mapping");
  }

  @Test
  void addsMovesTriesAndSavesRules() {
    page.locator("#add-rule").press("Enter");
    page.locator("#name").fill("Sales");
    page.locator("#when").fill("department is Sales");
    page.locator("#keep").press("Enter");
    assertThat(page.locator("#when-message")).containsText("/department equals Sales");
    page.locator("#when").fill("/department equals Sales\n/groups matches hc-.*");
    pick(".picker:has(#groups)", "SALES");
    page.locator("#fieldsFrom").fill("team = /department");
    assertAccessible();
    assertThat(tooWide()).isEmpty();
    screenshots("rule", 1280, 360);
    page.locator("#keep").press("Enter");
    page.locator("#add-rule").waitFor();
    add("Everybody", "", "viewer");
    assertThat(rules().first()).containsText("Sales: /department equals \"Sales\"");

    rules()
        .last()
        .locator("button", new Locator.LocatorOptions().setHasText("Move up"))
        .press("Enter");
    assertThat(rules().first()).containsText("Everybody: always → role viewer");
    assertThat(stored()).isEmpty();

    page.locator("#claims").fill("{\"department\": \"Sales\", \"groups\": [\"hc-a\"]}");
    page.locator("#try").press("Enter");
    assertThat(page.locator("#trials"))
        .containsText("Sales: matches: groups sales; field team from");
    assertThat(page.locator("#trials")).containsText("[] → [sales]");
    // Else the bar covers a part of what stands at the top of the page.
    page.evaluate("scrollTo(0, 0)");
    assertAccessible();
    assertThat(tooWide()).isEmpty();
    screenshots("tried", 1280, 360);
    page.locator("#claims").fill("{");
    page.locator("#try").press("Enter");
    assertThat(page.locator("#claims-message")).containsText("JSON");
    assertThat(stored()).isEmpty();

    page.locator("#claims").fill("");
    page.locator("#save").press("Enter");
    assertThat(page.locator("#notices")).containsText("Saved.");
    assertThat(stored().at("/rules/1/when/1/test").asText()).isEqualTo("matches");
    assertThat(stored().at("/rules/1/groups/0").asText()).isEqualTo("sales");

    rules()
        .first()
        .locator("button", new Locator.LocatorOptions().setHasText("Delete"))
        .press("Enter");
    assertThat(rules()).hasCount(1);
    rules()
        .first()
        .locator("button", new Locator.LocatorOptions().setHasText("Edit"))
        .press("Enter");
    assertThat(page.locator("#when")).hasValue("/department equals Sales\n/groups matches hc-.*");
  }

  /** The box is PrimeFaces': its input is hidden, and works by keyboard and by its label. */
  @Test
  void refusesReadersForWhomNoRuleMatchesAndKeepsClaimValues() {
    Locator refuse = page.locator("#refuse_input");
    refuse.press("Space");
    page.locator("label[for=claimValues_input]").click();
    page.locator("#save").press("Enter");
    assertThat(page.locator("#notices")).containsText("Saved.");
    assertThat(stored().at("/unmapped/refuse").asBoolean()).isTrue();
    assertThat(stored().path("claimValues").asBoolean()).isTrue();

    page.reload();
    assertThat(refuse).isChecked();
    page.locator("label[for=refuse_input]").click();
    page.locator("#claimValues_input").press("Space");
    page.locator("#save").press("Enter");
    assertThat(page.locator("#notices")).containsText("Saved.");
    assertThat(stored()).isEmpty();
    assertAccessible();
    screenshots("unmapped", 1280, 360);
  }

  @Test
  void saysThatNoTokenHasComeYet() {
    page.locator("#try").press("Enter");

    assertThat(page.locator("#trials")).containsText("No tokens have come");
  }
}
