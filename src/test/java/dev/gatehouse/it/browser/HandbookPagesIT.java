package dev.gatehouse.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.gatehouse.it.support.site.FullSite;
import org.junit.jupiter.api.Test;

/** The handbook as operators read it. */
class HandbookPagesIT extends BrowserIT {
  @Test
  void connectionOpensTheGuideToItsProtocol() {
    FullSite site = new FullSite();
    signIn();
    open("sso/connection.xhtml?protocol=helpsite&site=" + site.id());

    Page help = page.waitForPopup(() -> page.click(".bar a.help"));

    assertThat(help.locator("h1").innerText()).isEqualTo("Coming from HelpSite");
    assertThat(help.locator("article").innerText()).contains("jwt_error");
    help.close();
  }

  @Test
  void articleIsFitToBeSeenAndUsed() {
    signIn();
    open("help/help.xhtml?article=console");

    assertThat(page.locator("nav.shelf-tree a[aria-current=page]").innerText())
        .isEqualTo("A tour of the console");
    page.evaluate("document.querySelectorAll('article img').forEach(i => i.loading = 'eager')");
    waitUntil("[...document.querySelectorAll('article img')].every(i => i.naturalWidth > 500)");
    assertAccessible();
    assertFits(1024);
    page.click("article a:text('visibility')");
    assertThat(page.locator("h1").innerText()).isEqualTo("Choose who may read");
    open("help/help.xhtml?article=coming-from-helpcenter");
    assertAccessible();
    assertFits(1024);
  }
}
