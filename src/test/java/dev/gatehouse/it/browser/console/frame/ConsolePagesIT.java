package dev.gatehouse.it.browser.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.operator.ConsoleAddresses;
import dev.gatehouse.it.support.site.FullSite;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for every page of the console, with content on it. */
class ConsolePagesIT extends BrowserIT {
  private static FullSite site;

  /** Created once after the deployment. */
  private static synchronized FullSite site() {
    if (site == null) {
      site = new FullSite();
    }
    return site;
  }

  static Stream<String> pages() {
    return ConsoleAddresses.all().stream().filter(address -> address.endsWith(".xhtml"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageIsFitToBeSeenAndUsed(String address) {
    signIn();
    open(ConsoleAddresses.at(site(), address).replaceFirst("^/console/", ""));

    assertThat(page.locator("h1:not(.preview h1)").count()).as("headings of the page").isEqualTo(1);
    assertThat(page.title()).endsWith(" · Gatehouse console").doesNotStartWith(" ");
    assertThat(page.locator("main").innerText()).doesNotContain("???", "#{", "dev.gatehouse");
    assertThat(page.locator("body *[onclick^='javascript'], body a[href^='javascript']").count())
        .isZero();
    screenshots(address.replaceFirst("^/console/", "").replaceAll("\\.xhtml$|/", "-"));
    assertAccessible();
    assertFits(1024);
  }
}
