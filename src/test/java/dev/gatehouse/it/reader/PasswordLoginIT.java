package dev.gatehouse.it.reader;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.TeamBrowser;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.server.TestDatabase;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Invited users sign in with e-mail address and password, and the team by the base host. */
class PasswordLoginIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private static final String EMAIL = "ann@help.example";
  private static final String PASSWORD = "a long enough password";
  private static final String OPERATOR = System.getenv("GATEHOUSE_ADMIN_EMAIL");
  private static final String OPERATORS_PASSWORD = System.getenv("GATEHOUSE_ADMIN_PASSWORD");

  private final HelpCenter site = HelpCenter.of("sso");
  private final Http browser = site.browser();

  @Test
  @Tag("server")
  void invitedUserSignsInAndComesToThePageFirstAskedFor() {
    site.userWith(EMAIL, PASSWORD);

    Answer answer =
        browser.form(
            "/login",
            Map.of(
                "email",
                " " + EMAIL.toUpperCase(Locale.ROOT),
                "password",
                PASSWORD,
                "forward",
                "/docs?a=b"));

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs?a=b");
    assertThat(answer.header("Set-Cookie")).contains("Max-Age=28800", "HttpOnly", "SameSite=Lax");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(browser.get("/docs").body()).contains(EMAIL);
    JsonNode event = site.events("event=password.accepted").get(0);
    assertThat(event.path("userId").asLong()).isPositive();
    assertThat(event.path("surface").asText()).isEqualTo("form");
  }

  @Test
  void neverComesToAnotherHost() {
    site.userWith(EMAIL, PASSWORD);
    Map<String, String> fields =
        Map.of("email", EMAIL, "password", PASSWORD, "forward", "//evil.example/");

    assertThat(browser.form("/login", fields).location()).isEqualTo("/");
  }

  @Test
  void eachSignInHasASessionOfItsOwnAndTheOneBeforeIsOver() {
    site.userWith(EMAIL, PASSWORD);
    HelpCenter.signIn(browser, EMAIL, PASSWORD);
    String first = browser.cookies().get("gatehouse");
    HelpCenter.signIn(browser, EMAIL, PASSWORD);

    assertThat(browser.cookies().get("gatehouse")).isNotEqualTo(first);
    Http old = site.browser().withCookie("gatehouse", first);
    assertThat(old.get("/docs").status()).isEqualTo(401);
  }

  @Test
  void saysTheSameOfAWrongPasswordAnUnknownUserAndOneWithoutPassword() {
    site.userWith(EMAIL, PASSWORD);
    site.user("bob@help.example");

    Answer wrong = HelpCenter.signIn(browser, EMAIL, "not the password");
    Answer unknown = HelpCenter.signIn(browser, "nobody@help.example", PASSWORD);
    Answer without = HelpCenter.signIn(browser, "bob@help.example", PASSWORD);

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(without.status()).isEqualTo(401);
    assertThat(wrong.body()).contains("password is incorrect").doesNotContain("not the password");
    assertThat(unknown.body()).contains("password is incorrect");
    assertThat(wrong.body()).contains("value=\"" + EMAIL + "\"");
    assertThat(browser.cookies()).doesNotContainKey("gatehouse");
    assertThat(site.events("event=password.rejected&reason=credentials_wrong")).hasSize(3);
  }

  @Test
  void userOfAnotherSiteIsUnknown() {
    HelpCenter.of("sso").userWith(EMAIL, PASSWORD);

    assertThat(HelpCenter.signIn(browser, EMAIL, PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void suspendedUserIsToldAfterTheRightPasswordOnly() {
    String user = site.userWith(EMAIL, PASSWORD);
    site.change(user, Map.of("banned", true));

    Answer wrong = HelpCenter.signIn(browser, EMAIL, "not the password");
    Answer right = HelpCenter.signIn(browser, EMAIL, PASSWORD);

    assertThat(wrong.body()).doesNotContain("suspended");
    assertThat(right.status()).isEqualTo(403);
    assertThat(right.body()).contains("suspended");
    JsonNode event = site.events("reason=user_banned").get(0);
    assertThat(right.body()).contains(event.path("traceId").asText());
  }

  @Test
  void banEndsTheSession() {
    String user = site.userWith(EMAIL, PASSWORD);
    HelpCenter.signIn(browser, EMAIL, PASSWORD);

    site.change(user, Map.of("banned", true));

    assertThat(browser.get("/docs").status()).isEqualTo(401);
  }

  @Test
  void oneOfTheTeamReadsEverythingInAReadersSession() {
    Company.created(admin.post(site.path() + "/groups", Map.of("id", "ops", "name", "Operations")));
    JsonNode article =
        Company.created(
            admin.post(
                site.path() + "/articles",
                Map.of("title", "For operations", "body", "x", "groups", new String[] {"ops"})));

    Http browser = TeamBrowser.signedIn(site.host(), OPERATOR, OPERATORS_PASSWORD).site();

    Answer docs = browser.get("/docs");
    assertThat(docs.body()).contains("Administrator", "For operations");
    assertThat(browser.get("/article/" + article.path("id").asText() + "-for-operations").status())
        .isEqualTo(200);
    assertThat(site.items(site.path() + "/users")).isEmpty();
    JsonNode session = site.items(site.path() + "/sessions").get(0);
    assertThat(session.path("userId").isNull()).isTrue();
    assertThat(browser.cookies()).doesNotContainKeys("gatehouse-console", "JSESSIONID");
  }

  @Test
  void sessionOfTheTeamOpensNoConsole() {
    Http browser = TeamBrowser.signedIn(site.host(), OPERATOR, OPERATORS_PASSWORD).site();
    Http console =
        browserAt("localhost").withCookie("gatehouse", browser.cookies().get("gatehouse"));

    assertThat(console.get("/console/").location()).isEqualTo("/console/login.xhtml");
  }

  @Test
  @Tag("database")
  void sessionOfTheTeamEndsWithTheOperatorsRight() throws Exception {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
    String email = UUID.randomUUID() + "@team.example";
    change(
        "insert into operator select nextval('operator_seq'), 0, '%s', 'Tom', password_hash, true,"
            + " false, created_at from operator where email = '%s'",
        email, OPERATOR);
    TeamBrowser team = TeamBrowser.signedIn(site.host(), email, OPERATORS_PASSWORD);
    Http browser = team.site();
    assertThat(browser.get("/docs").body()).contains("Tom");

    for (String loss : List.of("disabled = true", "platform_admin = false")) {
      change("update operator set " + loss + " where email = '%s'", email);
      eventually("the right is lost", () -> browser.get("/docs").status() == 401);
      assertThat(team.traveller().follow(team.origin() + "/login/team").status())
          .as("the way through the base host ends there, or with a refusal")
          .isIn(200, 403, 404);
      assertThat(browser.get("/docs").status()).isEqualTo(401);
      change(
          "update operator set disabled = false, platform_admin = true where email = '%s'", email);
      eventually("the right is back", () -> browser.get("/docs").status() == 200);
    }
    change("delete from operator where email = '%s'", email);
    eventually("the operator is gone", () -> browser.get("/docs").status() == 401);
  }

  /** Writes as another node would, without this node's caches. */
  private static void change(String sql, Object... values) throws SQLException {
    try (Connection database =
            DriverManager.getConnection(
                System.getenv("GATEHOUSE_DB_URL"),
                System.getenv("GATEHOUSE_DB_USER"),
                System.getenv("GATEHOUSE_DB_PASSWORD"));
        Statement statement = database.createStatement()) {
      assertThat(statement.executeUpdate(sql.formatted(values))).isEqualTo(1);
    }
  }

  @Test
  void readersPasswordOpensNoConsole() {
    site.userWith(EMAIL, PASSWORD);
    Http console = browserAt("localhost");
    String page = console.get("/console/login.xhtml").body();
    String state = page.replaceFirst("(?s).*ViewState\"[^>]*? value=\"([^\"]+)\".*", "$1");
    String nonce = page.replaceFirst("(?s).*primefaces.nonce\" value=\"([^\"]+)\".*", "$1");

    Answer answer =
        console.form(
            "/console/login.xhtml",
            Map.of(
                "sign-in", "sign-in",
                "email", EMAIL,
                "password", PASSWORD,
                "submit", "Sign in",
                "primefaces.nonce", nonce,
                "jakarta.faces.ViewState", state));

    assertThat(answer.body()).contains("Wrong email address or password");
  }

  @Test
  void worksWhateverTheVisibilityAndTheConnections() {
    for (String visibility : new String[] {"public", "password", "invited"}) {
      HelpCenter other = HelpCenter.of(visibility);
      other.connection(Map.of());
      other.userWith(EMAIL, PASSWORD);

      assertThat(HelpCenter.signIn(other.browser(), EMAIL, PASSWORD).status())
          .as(visibility)
          .isEqualTo(303);
    }
  }

  @Test
  void throttlesOnlyTheAddressThatGuesses() {
    clock.stopAt(Instant.now());
    site.userWith(EMAIL, PASSWORD);
    String[] guesser = {"X-Forwarded-For", "203.0.113.71"};
    for (int i = 0; i < 5; i++) {
      HelpCenter.signIn(browser, EMAIL, "guess number " + i, guesser);
    }

    Answer sixth = HelpCenter.signIn(browser, EMAIL, PASSWORD, guesser);

    assertThat(sixth.status()).isEqualTo(429);
    assertThat(Integer.parseInt(sixth.header("Retry-After"))).isBetween(1, 6);
    assertThat(sixth.body()).contains("Too many attempts");
    assertThat(site.events("reason=too_many_attempts")).hasSize(1);
    assertThat(HelpCenter.signIn(browser, EMAIL, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void takesNoFormOfAnotherSite() {
    site.userWith(EMAIL, PASSWORD);

    for (String from : new String[] {"cross-site", "same-site"}) {
      Answer answer = HelpCenter.signIn(browser, EMAIL, PASSWORD, "Sec-Fetch-Site", from);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(browser.cookies()).doesNotContainKey("gatehouse");
    }
    assertThat(
            HelpCenter.signIn(browser, EMAIL, PASSWORD, "Sec-Fetch-Site", "same-origin").status())
        .isEqualTo(303);
  }

  @Test
  void asksAgainForWhatWasNotTyped() {
    assertThat(HelpCenter.signIn(browser, "", "").status()).isEqualTo(400);
    assertThat(HelpCenter.signIn(browser, EMAIL, "").body()).contains("value=\"" + EMAIL + "\"");
    assertThat(HelpCenter.signIn(browser, "a\u0000b", PASSWORD).status()).isEqualTo(400);
    assertThat(HelpCenter.signIn(browser, EMAIL, "x".repeat(501)).status()).isEqualTo(400);
    assertThat(browser.form("/login", Map.of()).status()).isEqualTo(400);
    assertThat(browser.form("/login", Map.of("email", "\"><script>alert(1)</script>")).body())
        .doesNotContain("<script>alert");
  }

  @Test
  void tokenInAFormIsStillATokenFirst() {
    HelpCenter.Sso sso = site.connection(Map.of());

    Answer answer = browser.form("/login", Map.of("jwt", sso.token("vera"), "email", EMAIL));

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(browser.get("/docs").body()).contains("Name of vera");
  }
}
