package dev.gatehouse.it.browser.console.frame;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.site.FullSite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the focus is on the pages of alerts, operators, a site's team, search and problems. */
class ConsoleFocusFormsIT extends BrowserIT {
  private Keyboard keys;

  @BeforeEach
  void takeTheKeyboard() {
    keys = new Keyboard(page);
    signIn();
  }

  @Test
  void alertRulesLeadToTheWrongFieldTheDifferencesAndTheNotice() {
    FullSite site = new FullSite();
    open("alert/alerts.xhtml?site=" + site.id());
    keys.press("#new-rule");
    keys.press("#save");
    assertThat(page.locator("#name")).isFocused();
    page.keyboard().type("Refusals");
    page.keyboard().press("Enter");
    keys.assertNoticed("#notices .good");

    keys.press("#rules a[href$='id=" + site.idFor("rule") + "']");
    page.waitForURL("**/rule.xhtml**");
    changeMeanwhile(
        site.path() + "/alert-rules/" + site.idFor("rule"),
        Map.of("name", "Ours", "kind", "clock_off", "minimum", 25));
    keys.type("#name", "Clocks");
    keys.press("#save");
    keys.assertNoticed("#notices .problem");
    assertThat(page.locator("#differences tbody tr"))
        .hasText(
            new String[] {
              "Name Clock Ours Clocks",
              "Minimum number of sign-ins 10 25 new value",
              "Email addresses [ops@example.com] – new value"
            });
    assertThat(page.locator("#minimum")).hasValue("25");
    assertThat(page.locator("#name")).hasValue("Clocks");
    assertAccessible();
    keys.press("#save");
    keys.assertNoticed("#notices .good");

    keys.press("button[aria-label='Delete Clocks']");
    keys.confirm();
    keys.assertNoticed("#notices .good");
  }

  @Test
  void webHooksLeadToTheSecretAndTheDifferences() {
    FullSite site = new FullSite();
    open("alert/webhook.xhtml?site=" + site.id());
    keys.type("#name", "Pager");
    keys.type("#url", "https://pager.example/hook");
    page.keyboard().press("Enter");
    assertThat(page.locator(".secret-once")).isFocused();

    open("alert/webhook.xhtml?site=%d&id=%s".formatted(site.id(), site.idFor("webhook")));
    changeMeanwhile(
        site.path() + "/webhooks/" + site.idFor("webhook"),
        Map.of("name", "SIEM", "url", "https://siem.example/hook", "audit", true));
    keys.type("#name", "SIEM 2");
    keys.press("#save");
    keys.assertNoticed("#notices .problem");
    assertThat(page.locator("#differences tbody tr")).hasCount(1);
    assertThat(page.locator("#audit")).isChecked();
    keys.press("#save");
    keys.assertNoticed("#notices .good");
    assertThat(row("SIEM 2")).containsText("Audit entries");
  }

  @Test
  void operatorsLeadToTheWrongFieldTheNoticeAndTheLink() {
    FullSite site = new FullSite();
    String email = "keys-%d@example.com".formatted(site.id());
    open("operator/operators.xhtml");
    keys.press("#new");
    keys.press("#save");
    assertThat(page.locator("#email")).isFocused();
    page.keyboard().type(email);
    keys.type("#name", "Keys");
    page.keyboard().press("Enter");
    page.waitForURL("**/operator.xhtml?id=**");
    keys.assertNoticed("#notices .good");

    keys.press("#add-grant");
    assertThat(page.locator("#grants input[role=combobox]")).hasCount(1);
    assertThat(page.locator("#grants select")).hasCount(1);
    keys.assertFocusIsInMain();
    keys.press("#grants button[id$=remove]");
    assertThat(page.locator("#grants select")).hasCount(0);
    keys.assertFocusIsInMain();

    String id = page.url().replaceAll(".*id=", "");
    Map<String, Object> grant = Map.of("site", site.id(), "role", "editor");
    changeMeanwhile(
        "/operators/" + id, Map.of("email", email, "name", "Keys", "grants", List.of(grant)));
    keys.type("#name", "Keyed");
    page.keyboard().press("Enter");
    keys.assertNoticed("#notices .problem");
    assertThat(page.locator("#differences tbody tr")).containsText(new String[] {"Editor"});
    assertThat(page.locator("#grants select").last()).hasValue("EDITOR");
    keys.press("#save");
    keys.assertNoticed("#notices .good");

    keys.press("#invite");
    assertThat(page.locator(".secret-once")).isFocused();
    keys.press("#delete-operator");
    assertThat(page.locator("#delete-word")).isFocused();
    page.keyboard().type(email);
    keys.press("#delete-do");
    keys.assertNoticed("#notices .good");
  }

  @Test
  void teamLeadsToTheWrongFieldAndTheNotice() {
    FullSite site = new FullSite();
    String email = "team-%d@example.com".formatted(site.id());
    open("operator/team.xhtml?site=" + site.id());
    keys.press("#do-add");
    assertThat(page.locator("#email")).isFocused();
    page.keyboard().type(email);
    page.keyboard().press("Enter");
    assertThat(page.locator("#notices")).containsText(email);
    assertThat(page.locator("#email")).hasValue("");
    keys.assertFocusIsInMain();

    keys.press("button[aria-label='Save " + email + "']");
    keys.assertNoticed("#notices .good");
    keys.press("button[aria-label='Remove " + email + "']");
    keys.confirm();
    keys.assertNoticed("#notices .good");
  }

  @Test
  void finderAndProblemsAreReachedWithoutTab() {
    FullSite site = new FullSite();
    String problem = site.idFor("problem");
    open("problem/problems.xhtml?site=" + site.id());
    page.keyboard().press("/");
    assertThat(page.locator("#finder-text")).isFocused();
    page.keyboard().press("Escape");
    page.keyboard().press("Control+K");
    assertThat(page.locator("#finder-text")).isFocused();

    keys.tabTo(page.locator("#filter-kind"));
    page.keyboard().press("ArrowDown");
    keys.press("#filter-do");
    page.waitForURL("**kind=refusals**");
    keys.press("main .attention a[href*='id=" + problem + "']");
    page.waitForURL("**/problem.xhtml**");
    keys.press("#last-event");
    page.waitForURL("**/event.xhtml**");

    page.keyboard().press("/");
    page.keyboard().type("ann");
    page.locator("#finder-list [role=option]").first().waitFor();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.contains("/event.xhtml"));
  }

  /** As another operator does while the page is open. */
  private void changeMeanwhile(String resource, Map<String, Object> settings) {
    assertThat(admin.put(resource, settings).status()).isEqualTo(200);
  }

  private Locator row(String name) {
    return page.locator("main tbody tr", new Page.LocatorOptions().setHasText(name));
  }
}
