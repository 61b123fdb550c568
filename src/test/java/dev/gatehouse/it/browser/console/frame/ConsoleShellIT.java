package dev.gatehouse.it.browser.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import dev.gatehouse.it.browser.BrowserIT;
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
}
