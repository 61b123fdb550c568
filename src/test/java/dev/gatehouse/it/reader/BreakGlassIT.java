package dev.gatehouse.it.reader;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.site.Gate;
import dev.gatehouse.it.support.site.HelpCenter;
import dev.gatehouse.it.support.site.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sites that a platform administrator opens because their readers cannot sign in. */
@Tag("database")
@Tag("server")
class BreakGlassIT extends GatehouseIT {
  private static final String REASON = "The provider is down (INC-7)";

  @RegisterExtension private final ServerClock clock = new ServerClock();

  private final HelpCenter site = HelpCenter.of("sso");
  private final String path = site.path() + "/break-glass";

  private final long siteId = admin.get(site.path()).json().path("id").asLong();

  private JsonNode open(Map<String, Object> members) {
    return Company.created(admin.post(path, members));
  }

  private JsonNode open() {
    return open(Map.of("reason", REASON));
  }

  private static String pathOf(JsonNode opened) {
    return opened.path("link").asText().replaceFirst("^http://[^/]+", "");
  }

  private static Answer enter(Http browser, JsonNode opened) {
    return type(browser, opened, opened.path("password").asText());
  }

  private static Answer type(Http browser, JsonNode opened, String password) {
    String secret = HelpCenter.secretOf(pathOf(opened));
    return browser.form("/login/break-glass", Map.of("secret", secret, "password", password));
  }

  private List<String> audited() {
    return site.items("/audit?site=" + site.subdomain).stream()
        .map(entry -> entry.path("event").asText())
        .filter(event -> event.startsWith("break_glass."))
        .toList();
  }

  @Test
  void opensASiteWhoseReadersCannotSignIn() {
    Content content = new Content(site.path());
    String restricted =
        content.article(
            Map.of("title", "Bring it up again", "body", "So", "groups", content.group()));
    Http browser = site.browser();
    JsonNode opened = open();

    Answer page = browser.get(pathOf(opened));
    assertThat(page.status()).as("%s", page).isEqualTo(200);
    assertThat(page.body()).contains("type=\"password\"").doesNotContain(REASON);
    assertThat(page.headers("Set-Cookie")).isEmpty();
    assertThat(type(browser, opened, "not it").status()).isEqualTo(401);
    Answer entered = enter(browser, opened);

    assertThat(entered.status()).as("%s", entered).isEqualTo(303);
    assertThat(entered.location()).isEqualTo("/");
    Answer read = browser.get(restricted);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body())
        .contains("Bring it up again")
        .contains(opened.path("expiresAt").asText().substring(11, 16) + " UTC");
    JsonNode shown = admin.get(path).json();
    assertThat(shown.path("signIns").asInt()).isEqualTo(1);
    assertThat(shown.path("reason").asText()).isEqualTo(REASON);
    assertThat(shown.has("link") || shown.has("password")).isFalse();
    assertThat(site.items(site.path() + "/sessions"))
        .extracting(session -> session.path("breakGlass").asBoolean())
        .containsExactly(true);
    assertThat(
            ConsoleClient.of(ConsoleClient.Operator.at(siteId, "owner"))
                .get("/console/people/sessions.xhtml?site=" + siteId)
                .body())
        .contains(">Break-glass<");
    assertThat(site.events("event=break_glass.accepted")).hasSize(1);
    assertThat(site.events("event=break_glass.rejected&reason=credentials_wrong")).hasSize(1);
    assertThat(site.items("/audit?site=" + site.subdomain).toString())
        .contains(REASON)
        .doesNotContain(opened.path("password").asText())
        .doesNotContain(HelpCenter.secretOf(pathOf(opened)));

    assertThat(admin.delete(path).status()).isEqualTo(204);

    assertThat(browser.get(restricted).status()).isNotEqualTo(200);
    assertThat(enter(site.browser(), opened).status()).isEqualTo(401);
    assertThat(admin.get(path).status()).isEqualTo(404);
    assertThat(admin.delete(path).status()).isEqualTo(404);
    assertThat(audited())
        .containsExactly("break_glass.closed", "break_glass.used", "break_glass.opened");
  }

  @Test
  void endsWithItsTime() {
    JsonNode opened = open(Map.of("reason", REASON, "minutes", 5));
    Http browser = site.browser();
    Instant end = Instant.parse(opened.path("expiresAt").asText());
    assertThat(Duration.between(Instant.now(), end))
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    assertThat(enter(browser, opened).status()).isEqualTo(303);
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    clock.stopAt(end.plusMillis(1));

    assertThat(browser.get("/docs").status()).isNotEqualTo(200);
    assertThat(enter(site.browser(), opened).status()).isEqualTo(401);
    assertThat(admin.get(path).status()).isEqualTo(404);
    open();
    assertThat(audited())
        .containsExactly(
            "break_glass.opened", "break_glass.ended", "break_glass.used", "break_glass.opened");
  }

  @Test
  void unknownLinkLooksLikeAnOpenOne() {
    JsonNode opened = open();
    String unknown = "/login/break-glass?secret=" + "x".repeat(43);

    assertThat(plain(site.browser().get(unknown)))
        .isEqualTo(plain(site.browser().get(pathOf(opened))));
    Answer wrong =
        site.browser()
            .form(
                "/login/break-glass",
                Map.of("secret", "x".repeat(43), "password", opened.path("password").asText()));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(plain(wrong)).isEqualTo(plain(type(site.browser(), opened, "not it")));
    assertThat(admin.get(path).json().path("signIns").asInt()).isZero();
  }

  /** A page without what differs from one request to the next. */
  private static String plain(Answer page) {
    return page.body().replaceAll("class=\"trace\">[^<]*", "");
  }

  @Test
  void wrongPasswordsAreThrottled() {
    JsonNode opened = open();
    Http browser = site.browser();
    for (int i = 0; i < 5; i++) {
      assertThat(type(browser, opened, "wrong " + i).status()).isEqualTo(401);
    }

    Answer throttled = enter(browser, opened);

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.header("Retry-After")).matches("\\d+");
    assertThat(throttled.body()).contains("Too many attempts");
  }

  @Test
  void opensGatedPagesOfEveryGroup() {
    HelpCenter gate = HelpCenter.with(Gate.SITE);
    JsonNode opened =
        Company.created(admin.post(gate.path() + "/break-glass", Map.of("reason", REASON)));
    Http browser = gate.browser();
    assertThat(Gate.ask(browser, "/internal/", "Accept", "text/html").status()).isNotEqualTo(204);

    assertThat(enter(browser, opened).status()).isEqualTo(303);

    Answer passed = Gate.ask(browser, "/internal/", "Accept", "text/html");
    assertThat(passed.status()).as("%s", passed).isEqualTo(204);
    assertThat(passed.header("X-Gatehouse-User")).isEqualTo("guest");
    admin.delete(gate.path() + "/break-glass");
    assertThat(Gate.ask(browser, "/internal/", "Accept", "text/html").status()).isNotEqualTo(204);
  }

  @Test
  void onlyPlatformAdministratorsOpenIt() {
    Map<String, Object> owner =
        Map.of("name", "owner", "grants", List.of(Map.of("site", siteId, "role", "owner")));
    AdminApi token =
        new AdminApi(Company.created(admin.post("/api-tokens", owner)).path("token").asText());
    ConsoleClient console = ConsoleClient.of(ConsoleClient.Operator.at(siteId, "owner"));
    String page = "/console/site/break-glass.xhtml?site=" + siteId;

    assertThat(token.post(path, Map.of("reason", REASON)).status()).isEqualTo(404);
    assertThat(console.get(page).status()).isEqualTo(404);
    open();
    assertThat(token.get(path).status()).isEqualTo(404);
    assertThat(token.delete(path).status()).isEqualTo(404);
    Answer overview = console.get("/console/site/overview.xhtml?site=" + siteId);
    assertThat(overview.body())
        .contains("break-glass-open", REASON)
        .doesNotContain("/console/site/break-glass.xhtml");
    assertThat(admin.get("/platform/check").json().path("checks").toString())
        .contains("Open by break-glass");
  }

  @Test
  void refusesWhatItCannotDo() {
    Problems.invalid(admin.post(path, Map.of("minutes", 61)), "minutes", "reason");
    Problems.invalid(admin.post(path, Map.of("minutes", 0, "reason", " ")), "minutes", "reason");
    open();
    assertThat(admin.post(path, Map.of("reason", REASON)).status()).isEqualTo(409);
    assertThat(audited()).containsExactly("break_glass.opened");
  }

  @Test
  void everybodyIsTold() throws Exception {
    int port = Integer.getInteger("it.smtp.port");
    GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (Receiver receiver = new Receiver()) {
      admin.post(site.path() + "/webhooks", Map.of("name", "ops", "url", receiver.url()));
      admin.post(
          site.path() + "/alert-rules",
          Map.of("name", "Keys", "kind", "key_ends", "emails", List.of("ops@example.com")));
      JsonNode opened = open();
      enter(site.browser(), opened);

      for (String to : List.of("ops@example.com", System.getenv("GATEHOUSE_ADMIN_EMAIL"))) {
        eventually("a mail to " + to, () -> mailed(mail, to, "Break-glass opened at "));
      }
      admin.delete(path);

      eventually("a mail", () -> mailed(mail, "ops@example.com", "Break-glass ended at "));
      eventually("messages", () -> receiver.accepted().size() > 1);
      assertThat(receiver.accepted())
          .extracting(message -> message.json().path("type").asText())
          .containsSubsequence("break_glass.opened", "break_glass.ended");
      JsonNode last = receiver.accepted().get(receiver.accepted().size() - 1).json().path("data");
      assertThat(last.path("signIns").asInt()).isEqualTo(1);
      assertThat(last.path("reason").asText()).isEqualTo(REASON);
      assertThat(last.toString()).doesNotContain(opened.path("password").asText());
    } finally {
      mail.stop();
    }
  }

  private static boolean mailed(GreenMail mail, String to, String subject) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(message -> GreenMailUtil.getHeaders(message).contains(subject))
        .filter(message -> GreenMailUtil.getHeaders(message).contains("To: " + to))
        .anyMatch(message -> GreenMailUtil.getBody(message).contains("INC-7"));
  }
}
