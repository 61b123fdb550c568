package dev.gatehouse.it.browser.console.studio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.browser.console.StudioSite;
import dev.gatehouse.it.support.http.Http;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JWT Studio speaks a protocol whose package lies in the tests, and posts its token. */
class SixthVendorStudioIT extends BrowserIT {

  @Test
  void makesATokenPostsItAndTakesItApart() {
    StudioSite site = new StudioSite("docunest", Map.of());
    signIn();
    open(site.page());
    assertThat(page.locator("#claim-nonce")).isVisible();
    page.locator("#claim-mail").fill("grace@" + site.subdomain + ".example");
    page.locator("#do-make").click();
    String token = page.locator("#token-made").inputValue();
    assertAccessible();

    Page help = context.waitForPage(() -> page.locator(".deliveries button").first().click());
    help.waitForLoadState();

    assertThat(help.url()).endsWith(site.subdomain + ".localhost:" + Http.port() + "/");
    assertThat(site.admin.get(site.path() + "/users").body()).contains("grace@");
    page.locator("#to-apart").click();
    assertThat(page.locator("#verdict-title code")).hasText("jwt_replayed");
    assertThat(page.locator("#token")).hasValue(token);
  }
}
