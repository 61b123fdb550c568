package dev.gatehouse.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import dev.gatehouse.it.Http;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a browser that others use too still has of a page after its reader has signed out. */
class LeftPagesIT extends BrowserIT {
  private final Portal portal = new Portal("app-" + UUID.randomUUID() + ".customer.test");
  private final CompanySite site = new CompanySite("Field guide", Map.of());
  private final String article =
      site.article(Map.of("title", "First steps", "body", "Begin here."));

  @BeforeEach
  void appKnowsTheReader() {
    portal.signInBy(new Backend(site, "helpsite", Map.of("loginUrl", portal.loginUrl)));
    portal.knowReader(true);
  }

  /** By the pages' script, in a browser that keeps whole pages as they do where no test drives. */
  @Test
  void backBringsNoWholePageToWhoHasSignedOut() {
    try (Browser browser = Chromium.keepingPages()) {
      backBringsNothing(browser.newPage(new Browser.NewPageOptions().setIgnoreHTTPSErrors(true)));
    }
  }

  @Test
  void browserKeepsNothingToBeSeenOfPageThatIsLeft() {
    page.navigate(site.origin + article);
    assertThat(page.getByText("Begin here.")).isVisible();

    page.evaluate("dispatchEvent(new Event('pagehide'))");

    assertThat(page.getByText("Begin here.")).isHidden();
  }

  /** Without scripts, by the browser's cache, which is emptied. */
  @Test
  void backBringsNothingFromTheCacheToWhoHasSignedOut() {
    try (Page tab =
        Chromium.browser()
            .newPage(
                new Browser.NewPageOptions()
                    .setIgnoreHTTPSErrors(true)
                    .setJavaScriptEnabled(false))) {
      backBringsNothing(tab);
    }
  }

  /** At a host that browsers trust: they empty nothing where the certificate is wrong. */
  private void backBringsNothing(Page tab) {
    tab.navigate("http://" + site.subdomain + ".localhost:" + Http.port() + article);
    portal.knowReader(false);
    tab.locator(".user > summary").click();
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    assertThat(tab.getByText("Sign in again")).isVisible();

    tab.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));

    tab.waitForURL(url -> url.startsWith(portal.loginUrl));
    assertThat(tab.getByText("Begin here.")).hasCount(0);
  }
}
