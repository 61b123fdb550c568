package dev.gatehouse.it.browser.console.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.browser.console.StudioSite;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The audit trail's page, its export and its configuration. */
class AuditPageIT extends BrowserIT {
  private final StudioSite site = new StudioSite("helpcenter", Map.of());

  private Locator events() {
    return page.locator("#trail tbody tr:not(.more) td:nth-child(2) strong");
  }

  private void rename(String name) {
    site.admin.put(site.path(), Map.of("subdomain", site.subdomain, "name", name));
  }

  @Test
  void showsBeforeAndAfterAsTextAndWhoDidIt() {
    rename("<img src=x onerror=alert(1)> & Sons");
    signIn();
    open("audit/trail.xhtml?site=" + site.id);

    assertThat(events().allInnerTexts())
        .containsExactly("Site updated", "JWT generated", "JWT created", "Site created");
    page.locator("#trail details summary").first().click();
    assertThat(page.locator(".differences del").first()).hasText("Help " + site.subdomain);
    assertThat(page.locator(".differences ins").first())
        .hasText("<img src=x onerror=alert(1)> & Sons");
    assertThat(page.locator("#trail img")).hasCount(0);
    assertThat(page.locator("#trail tbody tr").first()).containsText("API token");
    String today =
        ZonedDateTime.now(ZoneId.of("Europe/Berlin")).format(DateTimeFormatter.ISO_LOCAL_DATE);
    assertThat(page.locator("#trail time").first()).containsText(today);
    assertThat(page.content()).doesNotContain(site.secret);
    assertAccessible();
    assertFits(1024);
    screenshots("site");
  }

  @Test
  void typingNarrowsTheEventsAndSeveralCanBeChosen() {
    signIn();
    open("audit/trail.xhtml?site=" + site.id);
    page.locator(".chooser-menu summary").click();
    page.locator("[data-filter='#event-list']").fill("JWT");
    assertThat(page.locator("#event-list > li:visible"))
        .hasText(
            new String[] {
              "JWT created", "JWT deleted", "JWT generated", "JWT saved", "JWT updated"
            });
    assertAccessible();
    screenshots("events");
    page.locator("#event-list").getByText("JWT created").click();
    page.locator("#event-list").getByText("JWT generated").click();
    page.locator("#apply").click();

    assertThat(events()).hasText(new String[] {"JWT generated", "JWT created"});
    assertThat(page.locator("#event-chosen")).hasText("2 events");
    assertThat(page.url()).contains("event=jwt.created", "event=jwt.generated");
  }

  @Test
  void filtersByWhoSiteAndTime() {
    signIn();
    open("audit/trail.xhtml");
    page.locator("#at").fill(site.subdomain);
    page.locator("#apply").click();
    assertThat(events()).hasCount(3);
    page.locator("#actor").fill("nobody");
    page.locator("#apply").click();
    assertThat(page.locator(".empty")).containsText("No matching changes");
    assertAccessible();

    String soon =
        ZonedDateTime.now(ZoneId.of("Europe/Berlin"))
            .plusMinutes(2)
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    open("audit/trail.xhtml?at=" + site.subdomain + "&until=" + soon);
    assertThat(events()).hasCount(3);
    open("audit/trail.xhtml?at=" + site.subdomain + "&since=" + soon);
    assertThat(events()).hasCount(0);
    open("audit/trail.xhtml?at=" + site.subdomain + "&since=nonsense");
    assertThat(page.locator("main [role=alert]")).containsText("2026-11-28 16:48");
  }

  @Test
  void pagesByCursor() {
    for (int i = 0; i < 60; i++) {
      rename("N" + i);
    }
    signIn();
    open("audit/trail.xhtml?site=" + site.id);
    assertThat(events()).hasCount(50);
    assertThat(page.locator("#newer")).hasCount(0);
    page.locator("#older").click();
    assertThat(events()).hasCount(13);
    assertThat(page.locator("#older")).hasCount(0);
    assertThat(events().last()).hasText("Site created");
    page.locator("#newer").click();
    assertThat(events()).hasCount(50);
    assertThat(page.locator("#newer")).hasCount(0);
    assertThat(page.locator("#older")).hasCount(1);
  }

  @Test
  void exportsWhatTheFilterShows() {
    rename("=1+1");
    signIn();
    open("audit/trail.xhtml?site=" + site.id + "&event=site.updated");
    String href = page.locator("a.csv").getAttribute("href");

    APIResponse csv = page.request().get(href);

    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.headers().get("content-type")).startsWith("text/csv");
    assertThat(csv.headers().get("content-disposition")).contains("attachment");
    assertThat(csv.headers().get("cache-control")).isEqualTo("no-store");
    assertThat(csv.text().split("\r\n")).hasSize(2);
    assertThat(csv.text()).contains("site.updated").doesNotContain("jwt.created");
    assertThat(page.request().get("/console/audit/trail.csv?since=x").status()).isEqualTo(400);
    assertThat(page.request().get("/console/audit/trail.csv?site=999999999").status())
        .isEqualTo(404);
  }

  @Test
  void switchesRecordingAndRecordsThat() {
    signIn();
    try {
      open("audit/recording.xhtml");
      screenshots("recording");
      page.locator("#jwtSaved .ui-toggleswitch-slider").click();
      page.locator("#save").click();
      assertThat(page.locator("#notices")).containsText("Saved");

      open("audit/trail.xhtml?event=audit.switched");
      assertThat(page.locator("#trail tbody tr").first()).containsText("jwt.saved");
      assertThat(page.locator("#trail tbody tr").first()).containsText(EMAIL);
      open("audit/recording.xhtml");
      assertThat(page.locator("#jwtSaved_input")).not().isChecked();
      List<String> on = List.of("#jwtCreated", "#jwtUpdated", "#jwtGenerated", "#jwtDeleted");
      on.forEach(id -> assertThat(page.locator(id + "_input")).isChecked());
    } finally {
      site.admin.put("/audit/recording", Map.of());
    }
  }
}
