package dev.gatehouse.it.browser.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.ServerClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dashboard: activity at the operator's sites, and problems. */
class DashboardIT extends BrowserIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private final StudioSite site =
      new StudioSite("helpcenter", Map.of("allowUnsolicited", true, "name", "Backend"));

  private void arriveAhead(int seconds) {
    Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    clock.stopAt(now);
    Map<String, Object> claims = StudioSite.claims();
    claims.put("iat", now.getEpochSecond() + seconds);
    new Http(site.subdomain + ".localhost").get("/sso/jwt?jwt=" + site.token(claims));
  }

  private void openAs(String role) {
    signInAs(role, site.id);
    open("");
  }

  @Test
  void warnsOfABackendWithAWrongClock() {
    arriveAhead(0);
    arriveAhead(20);
    openAs("admin");
    assertThat(page.locator(".drift")).hasCount(0);
    assertThat(page.locator(".notice.good")).isVisible();

    arriveAhead(21);
    page.reload();

    Locator drift = page.locator(".drift");
    assertThat(drift).hasCount(1);
    assertThat(drift).containsText("Backend");
    assertThat(drift).containsText("s ahead");
    assertAccessible();
    drift.locator("a").first().click();
    page.waitForURL("**/studio/studio.xhtml?site=" + site.id + "&connection=" + site.connection);
  }

  @Test
  void warnsOfKeysThatEndAndOfConnectionsWithoutOne() {
    admin.post(
        site.path() + "/connections/" + site.connection + "/keys",
        Map.of("retireOthersAfterSeconds", 3600));
    site.connect("helpcenter", "Bare", Map.of());
    openAs("owner");

    assertThat(page.locator(".keyless")).containsText("Bare");
    assertThat(page.locator(".retiring")).containsText("An old key expires");
    page.locator(".keyless a").click();
    page.waitForURL("**/sso/connection.xhtml?site=" + site.id + "&id=*");
  }

  @Test
  void showsRefusalsOfOneKindAsOneProblem() {
    Instant now = Instant.now();
    for (String reader : List.of("vera", "bruno")) {
      Map<String, Object> claims = StudioSite.claims();
      claims.put("email", reader + "@acme.example");
      claims.put("exp", now.getEpochSecond() - 600);
      claims.put("iat", now.getEpochSecond() - 900);
      new Http(site.subdomain + ".localhost").get("/sso/jwt?jwt=" + site.token(claims));
    }
    String problems = site.path() + "/problems";
    eventually("a problem", () -> admin.get(problems).json().path("items").size() > 0);
    JsonNode problem = admin.get(problems).json().path("items").get(0);
    assertThat(problem.path("reason").asText()).isEqualTo("jwt_expired");
    assertThat(problem.path("people").asInt()).isEqualTo(2);
    assertThat(admin.get(problems + "/" + problem.path("id").asText()).json()).isEqualTo(problem);
    openAs("admin");

    Locator row = page.locator(".attention .refusals");
    assertThat(row).hasCount(1);
    assertThat(row).containsText("2 people");
    assertThat(row).containsText("no successful sign-ins since");
    assertAccessible();
    assertFits(360);
    screenshots("problems");
    row.locator("a").click();
    page.waitForURL("**/problem/problem.xhtml?site=" + site.id + "&id=*");
    assertThat(page.locator("#hits tbody tr")).hasCount(2);
    assertAccessible();
    assertFits(360);
    screenshots("problem");
    assertThat(page.locator("nav a[aria-current=page]")).hasText("Problems");
    page.locator("#mute-for").selectOption("168");
    page.locator("#mute").click();
    assertThat(page.locator("#facts")).containsText("muted until");
    assertAccessible();
    open("site/overview.xhtml?site=" + site.id);
    assertThat(page.locator(".attention .refusals")).hasCount(0);
    open("problem/problems.xhtml?site=" + site.id + "&state=muted");
    page.locator(".attention .refusals a").click();
    page.locator("#unmute").click();
    assertThat(page.locator("#mute")).isVisible();
    page.locator("main #log").click();
    page.waitForURL("**/log/events.xhtml?site=" + site.id + "&reason=jwt_expired*");
    open("problem/problems.xhtml?site=" + site.id + "&reason=jwt_expired");
    assertThat(page.locator(".attention .refusals")).hasCount(1);
    assertAccessible();
    assertFits(360);
    screenshots("problem-list");
    open("site/overview.xhtml?site=" + site.id);
    assertThat(page.locator(".attention .refusals")).hasCount(1);
    page.locator("main td.time a").first().click();
    page.waitForURL("**/log/event.xhtml?site=" + site.id + "&id=*");
  }

  @Test
  void countsSignInsAndRefusalsOfOnesOwnSites() {
    StudioSite other = new StudioSite("helpcenter", Map.of());
    new Http(other.subdomain + ".localhost").get("/sso/jwt?jwt=nonsense");
    arriveAhead(0);
    arriveAhead(400);
    arriveAhead(400);
    openAs("admin");

    assertThat(page.locator("#activity tbody tr")).hasCount(1);
    assertThat(page.locator("#activity tbody td"))
        .hasText(new String[] {"1", "2", "jwt_iat_in_future"});
    assertThat(
            page.evaluate(
                "PF('by-site').chart.data.datasets.map(s => s.label + '=' + s.data.join())"))
        .isEqualTo(List.of("accepted=1", "jwt_iat_in_future=2"));
    assertThat(page.locator("#platform")).hasCount(0);
    assertThat(page.locator("main")).not().containsText("Help " + other.subdomain);
    assertFits(1024);
    screenshots("admin");
  }

  @Test
  void showsEditorsAndMembersWhatIsTheirs() {
    openAs("editor");
    assertThat(page.locator("main .cards a")).hasText("Help " + site.subdomain);
    assertThat(page.locator("#activity")).hasCount(0);
    assertAccessible();
    screenshots("editor");
    page.locator("main .cards a").click();
    page.waitForURL("**/content/**");
  }

  @Test
  void showsMembersTheirHelpCenter() {
    openAs("member");

    assertThat(page.locator("main .cards a").getAttribute("href"))
        .startsWith("//" + site.subdomain + ".localhost");
  }

  @Test
  void tellsThePlatformsStateToThoseWhoRunIt() {
    arriveAhead(0);
    signIn();
    open("");

    assertThat(page.locator("#database")).containsText("Reachable");
    assertThat(page.locator("#database").innerText()).matches("(?s).*(H2|PostgreSQL) \\d+.*");
    assertThat(Integer.parseInt(page.locator("#schema").innerText())).isPositive();
    assertThat(page.locator("#dropped").innerText()).matches("\\d+.*");
    assertThat(page.locator("#version").innerText()).matches("\\d.*");
    assertThat(page.locator("#activity tbody tr").first()).isVisible();
    screenshots("platform");
  }
}
