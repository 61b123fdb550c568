package dev.gatehouse.it.browser.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.site.Company;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every page of the console has. */
@Tag("server")
class ConsoleShellIT extends BrowserIT {

  @Test
  void signsInAndShowsTheOverview() {
    page.navigate("/console/");
    assertAccessible();
    screenshots("sign-in");
    typeCredentials(page, EMAIL, PASSWORD);
    page.waitForURL("**/console/");

    assertThat(page.locator("h1").innerText()).isEqualTo("Dashboard");
    assertThat(page.locator("nav.side a[aria-current=page]").innerText()).contains("Dashboard");
    screenshots("overview");
  }

  @Test
  void sendsOnePolicyThatAllowsOnlyMarkedScripts() {
    signIn();
    Response overview = page.navigate("/console/");

    assertThat(overview.headersArray())
        .filteredOn(header -> header.name.equalsIgnoreCase("Content-Security-Policy"))
        .singleElement()
        .satisfies(
            header ->
                assertThat(header.value)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .containsPattern("script-src 'nonce-[A-Za-z0-9+/=]{20,}'$")
                    .doesNotContain("unsafe-eval")
                    .containsOnlyOnce("unsafe-inline")
                    .contains("style-src-attr 'unsafe-inline'"));
  }

  @Test
  void changesColoursAndRemembersThem() {
    signIn();
    open("");
    page.locator("[data-theme-toggle]").click();
    page.locator("[data-theme-toggle]").click();
    page.reload();

    assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
  }

  @Test
  void signsOutFromTheAccountsMenu() {
    signInByHand();
    page.locator(".bar-end .menu summary").click();
    page.locator("#sign-out").click();
    page.waitForURL("**/console/login.xhtml");

    page.navigate("/console/");
    assertThat(page.url()).endsWith("/console/login.xhtml");
  }

  @Test
  void boxFindsAnythingByKeyboardAndGivesTheFocusBack() {
    Company company = Company.startingSignInsItself();
    company.signIn(company.browser(), "ann");
    long ann = company.users("").get(0).path("id").asLong();
    signIn();
    open("site/sites.xhtml");
    page.locator(".skip").focus();

    page.keyboard().press("/");
    assertThat(page.locator("#finder-text").evaluate("e => e === document.activeElement"))
        .isEqualTo(true);
    page.keyboard().type("ann@company.example");
    page.locator("#finder-list [role=option]").first().waitFor();
    assertAccessible();
    screenshots("find-box");
    page.keyboard().press("Escape");
    page.keyboard().press("Escape");
    assertThat(page.locator(".skip").evaluate("e => e === document.activeElement")).isEqualTo(true);

    page.keyboard().press("Control+k");
    page.keyboard().type(company.subdomain + "nobody");
    page.locator(".choices-popup .choices-none").waitFor();
    page.keyboard().press("Control+a");
    page.keyboard().type(String.valueOf(ann));
    String href = "[data-href$='user.xhtml?site=%d&id=%d']".formatted(company.siteId, ann);
    page.locator("#finder-list " + href).first().waitFor();
    while (page.locator(href + "[aria-selected=true]").count() == 0) {
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().press("Enter");
    page.waitForURL("**/people/user.xhtml?site=" + company.siteId + "&id=" + ann);
  }

  @Test
  void wholeTokenGoesIntoNoAddress() {
    Company company = Company.startingSignInsItself();
    // Of a site that is named: on a busy machine, the time does not suffice for all of the others.
    Map<String, Object> claims = Company.claims("found", "ann");
    claims.put("iss", company.host());
    String token = company.token(claims);
    signIn();
    open("");

    page.locator("#finder-text").fill(token);
    page.locator("#finder-text").press("Enter");
    page.locator("#token-result").waitFor();

    assertThat(page.url()).doesNotContain("ey");
    assertThat(page.locator("#token-result a").first().getAttribute("href"))
        .endsWith("site=" + company.siteId + "&id=" + company.connectionId);
    assertThat(page.content()).doesNotContain(token.substring(token.lastIndexOf('.')));
    assertAccessible();
    screenshots("find-token");
  }

  @Test
  void switcherFindsEverySiteAndOpensTheSamePageThere() {
    Company here = Company.startingSignInsItself();
    Company there = Company.startingSignInsItself();
    signIn();
    open("people/users.xhtml?site=" + there.siteId);
    open("people/users.xhtml?site=" + here.siteId);

    page.locator(".switcher > summary").click();
    page.locator("#switcher-list [role=option]").first().waitFor();
    assertThat(page.locator("#switcher-list [role=option]").first().getAttribute("data-href"))
        .as("opened last")
        .endsWith("users.xhtml?site=" + there.siteId);
    page.keyboard().type(there.subdomain);
    page.locator("#switcher-list [role=option]")
        .nth(1)
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.waitForURL("**/people/users.xhtml?site=" + there.siteId);
  }
}
