package dev.gatehouse.it.browser.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.operator.ConsoleAddresses;
import dev.gatehouse.it.support.site.FullSite;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for every page of the console, with content on it. */
class ConsolePagesIT extends BrowserIT {
  /** Buttons of one table must not be told apart by their place alone. */
  private static final String SAME_NAMES =
      """
      [...document.querySelectorAll('main table')].flatMap(table => {
        const names = [...table.querySelectorAll('td button, td a.ui-button')]
          .filter(one => one.checkVisibility())
          .map(one => one.getAttribute('aria-label') || one.textContent.trim());
        return names.filter((name, at) => names.indexOf(name) !== at);
      })
      """;

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
    assertThat(page.locator("h1, h2, h3").first().evaluate("e => e.tagName"))
        .as("first heading")
        .isEqualTo("H1");
    assertThat((List<?>) page.evaluate(SAME_NAMES)).as("names of a list's buttons").isEmpty();
    assertThat(page.title()).endsWith(" · Gatehouse console").doesNotStartWith(" ");
    assertThat(page.locator("main").innerText()).doesNotContain("???", "#{", "dev.gatehouse");
    assertThat(page.locator("body *[onclick^='javascript'], body a[href^='javascript']").count())
        .isZero();
    screenshots(address.replaceFirst("^/console/", "").replaceAll("\\.xhtml$|/", "-"));
    assertAccessible();
    assertFits(1024);
  }
}
