package dev.gatehouse.it.browser.console.studio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.browser.console.StudioSite;
import dev.gatehouse.it.support.http.Http;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JWT Studio speaks a protocol whose package lies in the tests, and posts its token. */
class SixthVendorStudioIT extends BrowserIT {

  private String made() {
    page.locator("#made").evaluate("old => old.replaceChildren()");
    page.locator("#do-make").click();
    return page.locator("#token-made").inputValue();
  }

  private static JsonNode payload(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  @Test
  void makesATokenPostsItAndTakesItApart() throws IOException {
    StudioSite site = new StudioSite("docunest", Map.of("workspace", "acme-team"));
    signIn();
    open(site.page());
    assertThat(page.locator("#claim-nonce")).isVisible();
    page.locator("#claim-mail").fill("grace@" + site.subdomain + ".example");
    assertThat(page.locator("#claim-exp")).hasValue("300");
    assertThat(page.locator("#make-tab")).containsText("Set issuedAt to the current time");
    assertThat(page.locator("#surface option")).hasCount(1);
    JsonNode first = payload(made());
    String token = made();
    JsonNode second = payload(token);
    assertThat(first.path("nonce")).isNotEqualTo(second.path("nonce"));
    assertThat(second.path("issuedAt").asLong() / 1000.0)
        .isEqualTo(second.path("exp").asLong() - 300);
    assertAccessible();

    Page help = context.waitForPage(() -> page.locator(".deliveries button").first().click());
    help.waitForLoadState();

    assertThat(help.url()).endsWith(site.subdomain + ".localhost:" + Http.port() + "/");
    assertThat(site.admin.get(site.path() + "/users").body()).contains("grace@");
    page.locator("#to-apart").click();
    assertThat(page.locator("#verdict-title code")).hasText("jwt_replayed");
    assertThat(page.locator("#token")).hasValue(token);
    assertThat(page.locator(".verdict .notice")).containsText("the nonce was used before");
    assertThat(page.locator(".facts dt:has-text('issuedAt') + dd"))
        .not()
        .containsText("milliseconds");
  }
}
