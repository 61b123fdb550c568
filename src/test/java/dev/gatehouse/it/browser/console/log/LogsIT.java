package dev.gatehouse.it.browser.console.log;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.browser.console.StudioSite;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.ConsoleClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sign-in log: what an operator sees of a sign-in, and what to do about it. */
class LogsIT extends BrowserIT {
  private static final String ROWS = "table.events tbody tr";

  /** The page polls every five seconds. */
  private static final long REFRESH_MILLIS = 6_000;

  private final StudioSite site =
      new StudioSite("helpcenter", Map.of("allowUnsolicited", true, "name", "Backend"));

  private void arrive(String token) {
    new Http(site.subdomain + ".localhost").get("/sso/jwt?jwt=" + token, "User-Agent", "=1+1");
  }

  private void arriveWith(Map<String, Object> changes) {
    Map<String, Object> claims = StudioSite.claims();
    claims.putAll(changes);
    arrive(site.token(claims));
  }

  private JsonNode newest() {
    return admin.get(site.path() + "/events?limit=1").json().path("items").get(0);
  }

  private String log() {
    return "log/events.xhtml?site=" + site.id;
  }

  @Test
  void saysWhatToDoWhileThereIsNothing() {
    signIn();
    open(log());

    assertThat(page.locator(".empty-title")).hasText("No sign-ins yet");
    assertAccessible();
  }

  @Test
  @Tag("server")
  void showsARefusedSignInAsItHappens() {
    arriveWith(Map.of());
    signIn();
    page.clock().install();
    open(log() + "&reason=!jwt_expired&reason=!jwt_replayed&range=1h");
    assertThat(page.locator(ROWS)).hasCount(1);
    page.locator("#filter-text").fill("not sent yet");

    arrive("nonsense");
    page.clock().runFor(REFRESH_MILLIS);

    assertThat(page.locator(ROWS)).hasCount(2);
    assertThat(page.locator(ROWS).first()).containsText("jwt_invalid_signature");
    assertThat(page.locator("#filter-text")).hasValue("not sent yet");
    page.locator("#live-switch").click();
    assertThat(page.locator("#live-switch")).containsText("Paused");
    arrive("nonsense");
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> asked.add(request.url()));
    page.clock().runFor(2 * REFRESH_MILLIS);
    page.evaluate("0");
    assertThat(asked).isEmpty();
    assertThat(page.locator(ROWS)).hasCount(2);
    page.locator("#live-switch").click();
    page.clock().runFor(REFRESH_MILLIS);
    assertThat(page.locator(ROWS)).hasCount(3);
  }

  @Test
  void findsTheEventOfATraceIdAndExplainsIt() {
    arrive("nonsense");
    arriveWith(Map.of("iat", Instant.now().getEpochSecond() + 90));
    String trace = newest().path("traceId").asText();
    arriveWith(Map.of());
    signIn();
    open(log());

    page.locator("#filter-text").fill(trace.toUpperCase(Locale.ROOT));
    page.locator("#filter-do").click();
    page.waitForURL("**q=" + trace.toUpperCase(Locale.ROOT) + "**");
    assertThat(page.locator(ROWS)).hasCount(1);
    page.reload();
    assertThat(page.locator(ROWS)).hasCount(1);
    page.locator(ROWS + " a").first().click();

    assertThat(page.locator("#sentence")).hasText("The token was issued in the future.");
    assertThat(page.locator("#remedy")).containsText("NTP");
    assertThat(page.locator("#clock")).containsText("seconds ahead of this server");
    Locator failed = page.locator("#checks tr:has(.state.bad)");
    assertThat(failed).hasCount(1);
    assertThat(failed).containsText("iat");
    assertThat(page.locator("#checks tr:has-text('Not reached')")).hasCount(4);
    assertThat(page.locator("main")).containsText("Europe/Berlin");
    page.locator(".particulars .copy").click();
    page.waitForCondition(() -> trace.equals(clipboard()));
    assertAccessible();
    assertFits(1024);
    screenshots("event");
    page.locator("#studio").click();
    page.waitForURL(
        "**/studio/studio.xhtml?site=" + site.id + "&connection=" + site.connection + "&**");
  }

  @Test
  void filtersByUserReasonAndTime() {
    arriveWith(Map.of("email", "Bob@Example.com"));
    arriveWith(Map.of());
    arrive("nonsense");
    signIn();
    open(log());

    page.locator("#filter-user").fill("bob@example.com");
    page.locator("#filter-do").click();
    assertThat(page.locator(ROWS)).hasCount(1);
    assertThat(page.locator(ROWS)).containsText("bob@example.com");
    page.locator("#filter-reset").click();
    page.locator("#filter-reason").selectOption("jwt_invalid_signature");
    page.locator("#filter-do").click();
    assertThat(page.locator(ROWS)).hasCount(1);
    open(log() + "&from=2001-01-01T00:00&to=2001-01-02T00:00&zone=Asia/Tokyo");
    assertThat(page.locator(".empty-title")).hasText("No matching events");
    assertThat(page.locator("#filter-from")).hasValue("2000-12-31 16:00:00");
    open(log() + "&user=nobody@example.com");
    assertThat(page.locator(".empty-title")).hasText("No matching events");
    open(log() + "&since=rubbish&before=rubbish&zone=Nowhere&reason=%3Cscript%3E");
    assertThat(page.locator(".empty-title")).hasText("No matching events");
    assertThat(page.locator("#unread li"))
        .containsText(
            new String[] {
              "zone=Nowhere (expected: a time zone such as Europe/Berlin)",
              "from=rubbish (expected: a time such as 2026-01-31 12:00)",
              "before=rubbish",
              "reason=<script>"
            });
  }

  @Test
  void narrowsByTheValuesOfARowAndBack() {
    arriveWith(Map.of());
    arriveWith(Map.of("iat", Instant.now().getEpochSecond() + 90));
    arrive("nonsense");
    signIn();
    open(log());

    page.locator(ROWS).first().locator("[data-values]").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#value-menu a").first()).isFocused();
    assertAccessible();
    page.keyboard().press("Escape");
    assertThat(page.locator(ROWS).first().locator("[data-values]")).isFocused();
    page.keyboard().press("Enter");
    page.locator("#value-menu a[aria-label='Not this: jwt_invalid_signature']").click();
    assertThat(page.locator(ROWS)).hasCount(2);
    assertThat(page.locator(".chip")).containsText("is not");
    assertThat(page.locator(".log-chart .legend.refused")).hasText("1 refused");
    page.locator(".chip .flip").click();
    assertThat(page.locator(ROWS)).hasCount(1);
    assertThat(page.locator(ROWS)).containsText("jwt_invalid_signature");
    page.locator("#filter-reason").selectOption("jwt_iat_in_future");
    page.locator("#filter-do").click();
    assertThat(page.locator(ROWS)).hasCount(2);
    assertThat(page.locator(".chip")).hasCount(2);
    page.locator(".chip .remove").first().click();
    assertThat(page.locator(ROWS)).hasCount(1);
    page.goBack();
    assertThat(page.locator(ROWS)).hasCount(2);
  }

  @Test
  void goesFromEventToEventWithinTheFilter() {
    arrive("first");
    arriveWith(Map.of());
    arrive("second");
    signIn();
    open(log() + "&outcome=refused");

    page.locator(ROWS + " a").first().click();
    assertThat(page.locator("#newer-event")).hasCount(0);
    page.locator("#older-event").click();
    assertThat(page.locator("#older-event")).hasCount(0);
    assertThat(page.locator("#sentence")).not().isEmpty();
    page.locator("#newer-event").click();
    assertThat(page.locator("#older-event")).hasCount(1);
    page.locator("#to-list").click();
    assertThat(page.locator(ROWS)).hasCount(2);
    assertThat(page.locator("#filter-outcome")).hasValue("refused");
    page.locator("#filter-text").pressSequentially("jk");
    assertThat(page.locator("#filter-text")).hasValue("jk");
    page.locator("#list-title").click();
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("j");
    assertThat(page.locator(ROWS).last().locator("td.time a")).isFocused();
    page.keyboard().press("k");
    page.keyboard().press("Enter");
    page.waitForURL("**/log/event.xhtml**");
    assertThat(page.locator("#older-event")).hasCount(1);
    page.keyboard().press("j");
    assertThat(page.locator("#newer-event")).hasCount(1);
    assertThat(page.locator("#older-event")).hasCount(0);
    page.waitForLoadState();
    page.keyboard().press("k");
    assertThat(page.locator("#older-event")).hasCount(1);
  }

  @Test
  void draggingOverTheHistogramNarrowsTheList() {
    arriveWith(Map.of());
    signIn();
    open(log() + "&range=1h");
    BoundingBox box = page.locator("#over-time").boundingBox();

    page.mouse().move(box.x + 2, box.y + 20);
    page.mouse().down();
    page.mouse().move(box.x + box.width / 4, box.y + 20);
    page.mouse().up();
    page.waitForURL("**&from=**");
    assertThat(page.locator(ROWS)).hasCount(0);
    assertThat(page.locator("#own-range")).containsText(" – ");
    page.goBack();
    assertThat(page.locator(ROWS)).hasCount(1);
    page.locator(".chart-table summary").click();
    page.locator(".chart-table tbody a").click();
    assertThat(page.locator(ROWS)).hasCount(1);
    page.locator("#wider").click();
    assertThat(page.locator(ROWS)).hasCount(1);
  }

  @Test
  void showsSeveralRowsAtOnceAndTheColumnsThatAreChosen() {
    for (int i = 0; i < 20; i++) {
      arrive("n" + i);
    }
    signIn();
    for (int[] size : new int[][] {{1440, 900, 10}, {1024, 768, 6}}) {
      page.setViewportSize(size[0], size[1]);
      open(log());
      assertThat(page.locator(ROWS).nth(size[2] - 1)).isInViewport();
    }
    page.locator("#columns summary").click();
    page.locator("#columns input[value=address]").check();
    page.locator("#columns input[value=trace]").uncheck();
    page.locator("#columns button").click();
    page.waitForURL("**columns=outcome-reason-person-connection-address**");
    assertThat(page.locator("table.events thead")).containsText("Address");
    assertThat(page.locator("table.events thead")).not().containsText("Trace ID");
    open(log());
    assertThat(page.locator("table.events thead")).containsText("Address");
    page.setViewportSize(360, 740);
    assertThat(page.locator("#log-filters")).isHidden();
    page.locator("#filters-open").click();
    assertThat(page.locator("#filter-text")).isVisible();
    assertFits(360);
  }

  @Test
  void keepsRenamesAndDeletesViews() {
    arriveWith(Map.of());
    arrive("nonsense");
    signIn();
    open(log() + "&outcome=refused&range=24h");

    page.locator("#name").fill("Refused, mine");
    page.locator("#keep").click();
    assertThat(page.locator("#notices")).containsText("Refused, mine");
    assertThat(page.locator(".kept-view")).hasCount(1);
    assertThat(page.locator(".kept-view")).containsText("Only you");
    page.locator(".kept-view input[name=new-name]").fill("Mine");
    page.locator(".kept-view button").first().click();
    assertThat(page.locator(".kept-view > a")).hasText("Mine");
    page.locator("#name").fill("Ours");
    page.locator("#shared .ui-chkbox-box").click();
    page.locator("#keep").click();
    assertThat(page.locator(".kept-view")).hasCount(2);
    assertThat(admin.get(site.path() + "/views").json().path("items").findValuesAsText("name"))
        .containsExactly("Ours");
    open(log());
    assertThat(page.locator(ROWS)).hasCount(2);
    page.locator("#views-menu summary").click();
    page.locator("#views-menu a:has-text('Mine')").click();
    assertThat(page.locator(ROWS)).hasCount(1);
    assertAccessible();
    page.locator(".delete-view").first().click();
    assertThat(page.locator(".kept-view")).hasCount(1);
  }

  @Test
  void goesThroughTheListPageByPage() {
    for (int i = 0; i < 53; i++) {
      arrive("n" + i);
    }
    signIn();
    open(log());
    assertThat(page.locator(ROWS)).hasCount(50);

    page.locator("#older").click();
    assertThat(page.locator(ROWS)).hasCount(3);
    assertThat(page.locator("#older")).hasCount(0);
    assertThat(page.locator("#live-switch")).hasCount(0);
    page.locator("#newest").click();
    assertThat(page.locator(ROWS)).hasCount(50);
  }

  @Test
  void drawsWhatItCounts() {
    arriveWith(Map.of());
    arriveWith(Map.of());
    arrive("nonsense");
    signIn();
    for (String range : new String[] {"15m", "1h", "today", "24h", "7d", "30d", "90d", "all"}) {
      open(log() + "&range=" + range);
      assertThat(page.locator(".log-chart .legend"))
          .hasText(new String[] {"2 accepted", "1 refused"});
      assertThat(page.locator("#over-time rect[fill]")).hasCount(1);
      page.locator(".chart-table summary").click();
      assertThat(page.locator(".chart-table tbody tr").last().locator("td"))
          .hasText(new String[] {"2", "1"});
    }
    open(log() + "&reason=jwt_invalid_signature");
    assertThat(page.locator(".log-chart .legend"))
        .hasText(new String[] {"0 accepted", "1 refused"});
    assertAccessible();
    assertFits(1024);
    screenshots("events", 1440, 1024, 360);
  }

  @Test
  void exportsWhatIsFilteredWithoutFormulas() {
    arriveWith(Map.of());
    arrive("nonsense");
    signIn();
    open(log() + "&reason=jwt_invalid_signature");

    String address = page.locator("a.csv").getAttribute("href");
    APIResponse csv = page.request().get(address);

    assertThat(csv.headers().get("content-type")).startsWith("text/csv");
    assertThat(csv.headers().get("content-disposition")).contains("events.csv");
    assertThat(csv.text().lines()).hasSize(2);
    assertThat(csv.text()).contains("jwt_invalid_signature", ",'=1+1").doesNotContain(",=1+1");
  }

  @Test
  void retentionIsChangedHere() {
    signIn();
    open(log());
    page.locator("#eventDays").fill("4000");
    page.locator("#save-retention").click();
    assertThat(page.locator("#eventDays-message")).containsText("at most 3650 days");

    page.locator("#eventDays").fill("14");
    page.locator("#save-retention").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(admin.get(site.path()).json().path("eventDays").asInt()).isEqualTo(14);

    page.locator("#eventDays").fill("");
    page.locator("#save-retention").click();
    assertThat(page.locator("#eventDays")).hasValue("");
    page.waitForCondition(() -> admin.get(site.path()).json().path("eventDays").isNull());
  }

  @Test
  void showsEverySitesEventsToPlatformAdminsOnly() {
    arrive("nonsense");
    signIn();
    open("log/events.xhtml");
    assertThat(page.locator(ROWS).first()).containsText("Help " + site.subdomain);
    assertAccessible();
    screenshots("all");

    ConsoleClient owner = ConsoleClient.of(ConsoleClient.Operator.at(site.id, "owner"));
    ConsoleClient editor = ConsoleClient.of(ConsoleClient.Operator.at(site.id, "editor"));
    String event =
        "/console/log/event.xhtml?site=" + site.id + "&id=" + newest().path("id").asText();
    assertThat(owner.get("/console/log/events.xhtml").status()).isEqualTo(404);
    assertThat(owner.get("/console/log/events.csv").status()).isEqualTo(404);
    assertThat(owner.get(event).status()).isEqualTo(200);
    assertThat(editor.get("/console/" + log()).status()).isEqualTo(404);
    assertThat(editor.get("/console/log/events.csv?site=" + site.id).status()).isEqualTo(404);
    assertThat(editor.get(event).status()).isEqualTo(404);
    assertThat(owner.get("/console/log/event.xhtml?site=" + site.id + "&id=1").status())
        .isEqualTo(404);
    assertThat(owner.get("/console/log/event.xhtml?site=" + site.id + "&id=x").status())
        .isEqualTo(404);
  }
}
