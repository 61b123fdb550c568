package dev.gatehouse.it.reader;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.HelpCenter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links that open a site without its shared password. */
@Tag("database")
@Tag("server")
class SecretLinkIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private final HelpCenter site = HelpCenter.of("password");
  private final Http browser = site.browser();
  private final String links = site.path() + "/secret-links";

  private static String pathOf(JsonNode made) {
    return made.path("link").asText().replaceFirst("^http://[^/]+", "");
  }

  private static Answer press(Http browser, JsonNode made, String... headers) {
    return browser.form(
        "/login/link", Map.of("secret", HelpCenter.secretOf(pathOf(made))), headers);
  }

  @Test
  void isShownOnceAndKeptAsAHash() {
    JsonNode made = site.secretLink(Map.of());

    assertThat(made.path("link").asText()).startsWith(new Http(site.host()).origin() + "/login/");
    assertThat(made.path("reusable").asBoolean()).isFalse();
    assertThat(Duration.between(Instant.now(), Instant.parse(made.path("expiresAt").asText())))
        .isBetween(Duration.ofHours(167), Duration.ofHours(168));
    JsonNode shown = admin.get(links + "/" + made.path("id").asText()).json();
    assertThat(shown.has("link")).isFalse();
    assertThat(shown.path("openedAt").isNull()).isTrue();
    assertThat(site.items(links)).containsExactly(shown);
  }

  @Test
  void lookingShowsAButtonAndUsesNothingUp() {
    JsonNode made = site.secretLink(Map.of());

    for (int i = 0; i < 3; i++) {
      Answer page = site.browser().get(pathOf(made));
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).contains("<button", "method=\"post\"");
      assertThat(page.headers("Set-Cookie")).isEmpty();
      assertThat(site.browser().head(pathOf(made)).status()).isEqualTo(200);
    }

    assertThat(press(browser, made).status()).isEqualTo(303);
  }

  @Test
  void opensOnceIntoASession() {
    JsonNode made = site.secretLink(Map.of());

    Answer opened = press(browser, made);

    assertThat(opened.status()).as("%s", opened).isEqualTo(303);
    assertThat(opened.location()).isEqualTo("/");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    Http other = site.browser();
    Answer again = press(other, made);
    assertThat(again.status()).isEqualTo(410);
    assertThat(other.cookies()).doesNotContainKey("gatehouse");
    assertThat(other.get(pathOf(made)).status()).isEqualTo(410);
    assertThat(site.events("event=secret_link.accepted")).hasSize(1);
    JsonNode refused = site.events("event=secret_link.rejected&reason=link_unusable").get(1);
    assertThat(again.body()).contains(refused.path("traceId").asText());
    assertThat(admin.get(links + "/" + made.path("id").asText()).json().path("openedAt").asText())
        .endsWith("Z");
  }

  @Test
  void ofManyAtOnceExactlyOneOpens() {
    JsonNode made = site.secretLink(Map.of());

    List<CompletableFuture<Integer>> presses =
        IntStream.range(0, 12)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> press(site.browser(), made).status()))
            .toList();

    Map<Integer, Long> statuses =
        presses.stream().map(CompletableFuture::join).collect(groupingBy(s -> s, counting()));
    assertThat(statuses).isEqualTo(Map.of(303, 1L, 410, 11L));
    assertThat(site.items(site.path() + "/sessions")).hasSize(1);
  }

  @Test
  void reusableOneOpensAnyNumberOfTimes() {
    JsonNode made = site.secretLink(Map.of("reusable", true));

    assertThat(press(site.browser(), made).status()).isEqualTo(303);
    assertThat(press(site.browser(), made).status()).isEqualTo(303);
  }

  @Test
  void deletingItEndsTheSessionsThatItMade() {
    JsonNode made = site.secretLink(Map.of("reusable", true));
    Http byPassword = site.browser();
    press(browser, made);
    HelpCenter.open(byPassword, HelpCenter.SHARED);
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    assertThat(admin.delete(links + "/" + made.path("id").asText()).status()).isEqualTo(204);

    assertThat(browser.get("/docs").status()).isEqualTo(302);
    assertThat(byPassword.get("/docs").status()).isEqualTo(200);
    assertThat(press(site.browser(), made).status()).isEqualTo(410);
  }

  @Test
  void anotherSharedPasswordLeavesItsSessionsAlone() {
    press(browser, site.secretLink(Map.of()));

    site.change(site.path(), Map.of("sharedPassword", "another password"));

    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void anotherVisibilityEndsItsSessions() {
    JsonNode made = site.secretLink(Map.of("reusable", true));
    press(browser, made);

    site.change(site.path(), Map.of("visibility", "sso"));

    assertThat(browser.get("/docs").status()).isEqualTo(401);
    assertThat(press(browser, made).status()).isEqualTo(410);
  }

  @Test
  void doesNotComeBackWithAnotherPassword() {
    JsonNode made = site.secretLink(Map.of("reusable", true));
    press(browser, made);

    site.change(site.path(), Map.of("visibility", "sso"));
    site.change(site.path(), Map.of("visibility", "password", "sharedPassword", "a new password"));

    assertThat(browser.get("/docs").status()).isEqualTo(302);
    assertThat(press(site.browser(), made).status()).isEqualTo(410);
    assertThat(site.items(links)).isEmpty();
    assertThat(site.items("/audit?event=site.updated&site=" + site.subdomain).get(1).at("/changes"))
        .hasToString(
            "{\"visibility\":{\"before\":\"password\",\"after\":\"sso\"},"
                + "\"secretLinks\":{\"before\":1,\"after\":0}}");
  }

  @Test
  void makingAndDeletingAreRecordedWithoutTheLink() {
    JsonNode made = site.secretLink(Map.of("name", "For Ann"));
    admin.delete(links + "/" + made.path("id").asText());

    List<JsonNode> entries = site.items("/audit?site=" + site.subdomain);

    assertThat(entries.get(0).path("event").asText()).isEqualTo("secret_link.deleted");
    assertThat(entries.get(1).path("event").asText()).isEqualTo("secret_link.created");
    assertThat(entries.get(1).path("target").asText())
        .isEqualTo("secret link " + made.path("id").asText() + ": For Ann");
    assertThat(entries.toString()).doesNotContain(HelpCenter.secretOf(pathOf(made)));
  }

  @Test
  void endsWhenItsTimeIsOver() {
    Instant soon = Instant.now().plusSeconds(600);
    JsonNode made = site.secretLink(Map.of("expiresAt", soon.toString()));
    clock.stopAt(soon.plusMillis(1));

    assertThat(press(browser, made).status()).isEqualTo(410);
  }

  @Test
  void whoIsSignedInUsesNothingUp() {
    JsonNode made = site.secretLink(Map.of());
    HelpCenter.open(browser, HelpCenter.SHARED);

    assertThat(browser.get(pathOf(made)).location()).isEqualTo("/");
    assertThat(press(site.browser(), made).status()).isEqualTo(303);
  }

  @Test
  void pressingItOnAnotherSiteOpensNothing() {
    JsonNode made = site.secretLink(Map.of());

    Answer answer = press(browser, made, "Sec-Fetch-Site", "cross-site");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).startsWith("/login/link?secret=");
    assertThat(browser.cookies()).doesNotContainKey("gatehouse");
  }

  @Test
  void isOfOneSiteOnly() {
    HelpCenter other =
        HelpCenter.with(Map.of("visibility", "password", "sharedPassword", "quite another one"));
    JsonNode made = site.secretLink(Map.of());

    assertThat(press(other.browser(), made).status()).isEqualTo(410);
    assertThat(admin.get(other.path() + "/secret-links/" + made.path("id").asText()).status())
        .isEqualTo(404);
    assertThat(admin.delete(other.path() + "/secret-links/" + made.path("id").asText()).status())
        .isEqualTo(404);
    assertThat(press(browser, made).status()).isEqualTo(303);
  }

  @Test
  void goesWithItsSite() {
    press(browser, site.secretLink(Map.of()));
    site.invite(site.user("ann@help.example"));

    assertThat(admin.delete(site.path()).status()).isEqualTo(204);

    assertThat(browser.get("/docs").status()).isEqualTo(404);
  }

  @Test
  void isForSitesThatAPasswordOpens() {
    Answer answer =
        admin.post(HelpCenter.of("sso").path() + "/secret-links", Map.of("name", "For Ann"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("visibility");
  }

  @Test
  void badInputIsToldAllAtOnce() {
    Answer answer =
        admin.post(
            links, Map.of("expiresAt", "2001-01-01T00:00:00Z", "expiresAfterHours", 0, "x", 1));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("name", "expiresAt", "expiresAfterHours", "x");
  }
}
