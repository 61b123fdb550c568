package dev.gatehouse.it.browser.console.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.SisterSites;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What a help center's own operators decide of its neighbors, and what they may not. */
class SiteHostsAndOpeningsIT extends BrowserIT {
  @Test
  void revokesAnOpeningByAnotherSite() {
    SisterSites sites = new SisterSites();
    long opened = sites.second.id();
    signInAs("admin", opened);
    open("site/overview.xhtml?site=" + opened);
    page.locator("nav a[href*='openings.xhtml']").first().click();
    page.waitForURL("**/site/openings.xhtml?site=" + opened);

    Locator row = page.locator("#openings tbody tr");
    assertThat(row).hasCount(1);
    assertThat(row).containsText("GATEHOUSE_ADMIN_TOKEN");
    assertThat(row).containsText("Never");
    assertAccessible();
    assertFits(1024);
    screenshots("openings");

    row.locator("button").click();
    assertThat(page.locator("#ask")).containsText("no sessions end");
    page.locator(".ui-confirmdialog-yes:visible").click();
    assertThat(page.locator("#notices")).containsText("no longer open this site");
    assertThat(page.locator(".empty")).containsText("No other site opens this one");
    screenshots("no-openings");
    assertThat(sites.second.list("/openings")).isEmpty();
    assertThat(sites.third.list("/openings")).hasSize(1);
  }

  @Test
  void ownersReadTheHostsAndSaveTheRest() {
    SisterSites sites = new SisterSites();
    SisterSites.Site site = sites.other;
    signInAs("owner", site.id());
    open("site/settings.xhtml?site=" + site.id());

    assertThat(page.locator("#subdomain")).hasAttribute("readonly", "readonly");
    assertThat(page.locator("#customDomains")).hasAttribute("readonly", "readonly");
    assertThat(page.locator("#subdomain-help")).containsText("Only a platform administrator");
    assertAccessible();
    screenshots("hosts");
    page.locator("#name").fill("Renamed");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(admin.get(site.path()).json().path("name").asText()).isEqualTo("Renamed");
  }

  @Test
  void tellsOfLoginUrlsThatLeadToAHostThatASiteGets() {
    Company squatter = Company.founded();
    Company company = Company.founded();
    String domain = URI.create(squatter.loginUrl).getHost();
    signIn();
    open("site/settings.xhtml?site=" + company.siteId);

    page.locator("#customDomains").fill(domain);
    page.locator("#save").click();

    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(page.locator("#notices .warn"))
        .containsText("connection " + squatter.connectionId + " at site " + squatter.siteId);
    assertAccessible();
    screenshots("shared-host");
    open("sso/connection.xhtml?site=" + squatter.siteId + "&id=" + squatter.connectionId);
    assertThat(page.locator("#status .warn"))
        .containsText("Login URL: this host now belongs to a help center");
    assertAccessible();
    screenshots("login-url-at-site");
  }
}
