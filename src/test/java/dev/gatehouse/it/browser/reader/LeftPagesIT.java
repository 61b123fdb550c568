package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.browser.Chromium;
import dev.gatehouse.it.support.http.Http;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shared browser still shows of a page after its reader signed out. */
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

  /** In a browser with a back-forward cache, which drivers turn off. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void backBringsNoWholePageToWhoHasSignedOut(boolean scripts) {
    try (Browser browser = Chromium.keepingPages()) {
      backBringsNothing(browser, scripts);
    }
  }

  @Test
  @Tag("server")
  void browserKeepsNothingToBeSeenOfPageThatIsLeft() {
    page.navigate(site.origin + article);
    assertThat(page.getByText("Begin here.")).isVisible();

    page.evaluate("dispatchEvent(new Event('pagehide'))");

    assertThat(page.getByText("Begin here.")).isHidden();
  }

  /** In a browser with an HTTP cache only, which signing out clears. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void backBringsNothingFromTheCacheToWhoHasSignedOut(boolean scripts) {
    backBringsNothing(Chromium.browser(), scripts);
  }

  /** At a trusted host: browsers clear nothing if the certificate is invalid. */
  private void backBringsNothing(Browser browser, boolean scripts) {
    Page tab =
        browser.newPage(
            new Browser.NewPageOptions().setIgnoreHTTPSErrors(true).setJavaScriptEnabled(scripts));
    tab.navigate("http://" + site.subdomain + ".localhost:" + Http.port() + article);
    portal.knowReader(false);
    tab.locator(".user > summary").click();
    tab.locator(".user").getByRole(AriaRole.BUTTON).click();
    if (!scripts) {
      tab.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON).click();
    }
    assertThat(tab.getByText("Sign in again")).isVisible();

    if (!scripts) {
      // Past the page that asked whether to sign out.
      tab.goBack();
      assertThat(tab.getByRole(AriaRole.MAIN)).isVisible();
    }
    tab.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));

    tab.waitForURL(url -> url.startsWith(portal.loginUrl));
    assertThat(tab.getByText("Begin here.")).hasCount(0);
    tab.context().close();
  }
}
