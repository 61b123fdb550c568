package dev.gatehouse.it.browser.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.LoadState;
import dev.gatehouse.it.browser.BrowserIT;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a browser that was never here has to fetch for the first pages, as it comes over the wire.
 */
@Tag("server")
class PageWeightIT extends BrowserIT {
  private static final long MOST_BYTES = 500_000;

  @Test
  void signInPageAndDashboardAreLight() {
    AtomicLong bytes = count();
    page.navigate("/console/login.xhtml");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(bytes.get()).as("sign-in page").isBetween(1_000L, MOST_BYTES);

    typeCredentials(page, EMAIL, PASSWORD);
    page.waitForURL("**/console/");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(bytes.get()).as("sign-in page and dashboard").isLessThan(MOST_BYTES);
  }

  private AtomicLong count() {
    AtomicLong bytes = new AtomicLong();
    CDPSession network = context.newCDPSession(page);
    network.send("Network.enable");
    network.on(
        "Network.loadingFinished",
        (JsonObject event) -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
    return bytes;
  }

  @Test
  void addressesOfStylesAndScriptsNameTheirVersion() {
    page.navigate("/console/login.xhtml");

    assertThat(
            page.locator("link[rel=stylesheet], script[src]").all().stream()
                .map(file -> file.getAttribute("href") + file.getAttribute("src")))
        .hasSizeGreaterThan(3)
        .allMatch(address -> address.matches(".*[?&]v=.+"));
    assertThat(page.locator("link[href*='primefaces-gatehouse']").getAttribute("href"))
        .containsPattern("&t=[0-9a-f]+");
  }
}
