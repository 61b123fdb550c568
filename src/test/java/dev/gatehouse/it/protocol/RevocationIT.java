package dev.gatehouse.it.protocol;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.server.TestDatabase;
import dev.gatehouse.it.support.site.Company;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever ends a session or a key counts at the very next request. */
@Tag("database")
@Tag("server")
class RevocationIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private final Company company = Company.startingSignInsItself();
  private final Http browser = company.browser();

  private void signIn() {
    assertThat(browser.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  private void isOut() {
    assertThat(browser.get("/docs").status()).isEqualTo(302);
  }

  @Test
  void banEndsEverySession() {
    signIn();
    String user = company.users("").get(0).path("id").asText();
    company.change(company.site() + "/users/" + user, Map.of("banned", true));
    isOut();
  }

  @Test
  void banOnAnotherNodeCountsHereToo() throws SQLException {
    signIn();
    String user = company.users("").get(0).path("id").asText();

    onAnotherNode("update reader set banned = true where id = " + user, "reader", user);

    eventually("the ban counts", () -> browser.get("/docs").status() != 200);
    isOut();
  }

  @Test
  void sessionThatEndsOnAnotherNodeEndsHereToo() throws SQLException {
    signIn();
    Http other = company.browser();
    assertThat(other.get("/sso/jwt?jwt=" + company.token("ben")).status()).isEqualTo(303);
    String session = company.sessions().get(0).path("id").asText();

    onAnotherNode("delete from reader_session where id = " + session, "session", session);

    eventually("the session is over", () -> browser.get("/docs").status() != 200);
    isOut();
    assertThat(other.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void siteThatChangesOnAnotherNodeChangesHereToo() throws SQLException {
    signIn();
    String site = String.valueOf(company.siteId);

    onAnotherNode(
        "update tenant set visibility = 'PUBLIC', revision = revision + 1 where id = " + site,
        "site",
        site);

    eventually(
        "strangers read the public site", () -> company.program().get("/docs").status() == 200);
  }

  /** What another node does reaches this one through the database only. */
  private static void onAnotherNode(String change, String kind, String subject)
      throws SQLException {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
    try (Connection database =
            DriverManager.getConnection(
                System.getenv("GATEHOUSE_DB_URL"),
                System.getenv("GATEHOUSE_DB_USER"),
                System.getenv("GATEHOUSE_DB_PASSWORD"));
        Statement statement = database.createStatement()) {
      database.setAutoCommit(false);
      assertThat(statement.executeUpdate(change)).isEqualTo(1);
      statement.executeUpdate(
          "insert into change_feed (kind, subject_id) values ('%s', %s)".formatted(kind, subject));
      database.commit();
    }
  }

  @Test
  void deletedUserIsOut() {
    signIn();
    String user = company.users("").get(0).path("id").asText();
    assertThat(admin.delete(company.site() + "/users/" + user).status()).isEqualTo(204);
    isOut();
  }

  @Test
  void singleSessionIsRevoked() {
    signIn();
    String session = company.sessions().get(0).path("id").asText();
    assertThat(admin.delete(company.site() + "/sessions/" + session).status()).isEqualTo(204);
    isOut();
  }

  @Test
  void allSessionsOfAConnectionAreRevoked() {
    signIn();
    admin.delete(company.site() + "/sessions?connectionId=" + (company.connectionId + 1));
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    admin.delete(company.site() + "/sessions?connectionId=" + company.connectionId);
    isOut();
  }

  @Test
  void switchedOffConnectionLetsNobodyStay() {
    signIn();
    company.switchConnection(false);
    assertThat(browser.get("/docs").status()).isEqualTo(401);
    company.switchConnection(true);
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void deletedConnectionLetsNobodyStay() {
    signIn();
    admin.delete(company.connection());
    assertThat(browser.get("/docs").status()).isEqualTo(401);
    assertThat(company.sessions()).isEmpty();
  }

  @Test
  void deletedTenantIsGone() {
    signIn();
    assertThat(admin.delete(company.site()).status()).isEqualTo(204);
    assertThat(browser.get("/docs").status()).isEqualTo(404);
    assertThat(admin.get(company.site()).status()).isEqualTo(404);
  }

  @Test
  void regeneratedKeyEndsTheOldOneAtOnce() {
    String before = company.token("ann");
    company.newKey(Map.of());

    assertThat(browser.get("/sso/jwt?jwt=" + before).status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_invalid_signature")).hasSize(1);
  }

  @Test
  void oldKeyStaysValidWhileBackendsAreRotated() {
    JsonNode fresh = company.newKey(Map.of("retireOthersAfterSeconds", 3600, "kid", "2027"));

    assertThat(company.browser().get("/sso/jwt?jwt=" + company.token("ann")).status())
        .isEqualTo(303);
    String token = Company.token(Company.claims("fresh-1", "ann"), fresh.path("secret").asText());
    assertThat(company.browser().get("/sso/jwt?jwt=" + token).status()).isEqualTo(303);
    JsonNode keys = admin.get(company.connection() + "/keys").json().path("items");
    assertThat(keys).hasSize(2).allSatisfy(k -> assertThat(k.has("secret")).isFalse());
    assertThat(keys.get(0).path("retiresAt").asText()).isNotEmpty();
    eventually(
        "both keys show when they were last used",
        () ->
            admin.get(company.connection() + "/keys").json().findValues("lastUsedAt").stream()
                    .filter(JsonNode::isTextual)
                    .count()
                == 2);
  }

  @Test
  void oldKeyEndsWhenItsTimeIsOver() {
    company.newKey(Map.of("retireOthersAfterSeconds", 120));
    assertThat(company.browser().get("/sso/jwt?jwt=" + company.token("ann")).status())
        .isEqualTo(303);

    String token = company.token("ann");
    clock.stopAt(Instant.now().plusSeconds(121));

    assertThat(browser.get("/sso/jwt?jwt=" + token).status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_invalid_signature")).hasSize(1);
  }

  @Test
  void deletedKeyEndsAtOnceAndWithoutAnyKeyNothingIsConfigured() {
    String id = admin.get(company.connection() + "/keys").json().at("/items/0/id").asText();
    assertThat(admin.delete(company.connection() + "/keys/" + id).status()).isEqualTo(204);

    assertThat(browser.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(403);
    assertThat(company.events("reason=sso_not_configured")).hasSize(1);
  }

  @Test
  void sessionThatNobodyUsesEnds() {
    company.change(company.site(), Map.of("idleMinutes", 10));
    signIn();
    Instant begun = Instant.now();
    for (int minutes : List.of(9, 18, 27)) {
      clock.stopAt(begun.plus(Duration.ofMinutes(minutes)));
      assertThat(browser.get("/docs").status()).isEqualTo(200);
    }

    clock.stopAt(begun.plus(Duration.ofMinutes(36)));
    assertThat(browser.get("/docs", "Sec-Purpose", "prefetch").status()).isEqualTo(200);
    clock.stopAt(begun.plus(Duration.ofMinutes(38)));

    isOut();
    assertThat(company.sessions()).isEmpty();
  }

  @Test
  void noSessionLivesLongerThanTheSiteAllows() {
    signIn();
    clock.stopAt(Instant.now().plus(Duration.ofMinutes(6)));
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    company.change(company.site(), Map.of("maxSessionMinutes", 5));

    isOut();
  }

  @Test
  void newerSignInEndsTheOlderSessionAndTellsItsBrowser() {
    company.change(company.site(), Map.of("oneSessionPerUser", true));
    signIn();
    Http newer = company.browser();
    Http ben = company.browser();
    assertThat(ben.get("/sso/jwt?jwt=" + company.token("ben")).status()).isEqualTo(303);
    assertThat(newer.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);

    Answer told = browser.get("/docs");

    assertThat(told.status()).isEqualTo(401);
    assertThat(told.body())
        .contains("You signed in elsewhere")
        .contains("/access/return?forward=%2Fdocs&amp;here=true");
    assertThat(told.headers("Set-Cookie")).isEmpty();
    assertThat(browser.get("/docs").status()).isEqualTo(401);
    Answer onward = browser.get("/access/return?forward=%2Fdocs&here=true");
    assertThat(onward.location()).endsWith("/docs");
    isOut();
    assertThat(newer.get("/docs").status()).isEqualTo(200);
    assertThat(ben.get("/docs").status()).isEqualTo(200);
    assertThat(company.sessions()).hasSize(2);
  }

  @Test
  void pagesThatABrowserOpensAtOnceLeaveEachOtherSignedIn() {
    company.change(company.site(), Map.of("oneSessionPerUser", true));
    assertThat(browser.get("/docs").status()).isEqualTo(302);
    Http otherPage = company.browser();
    browser.cookies().forEach(otherPage::withCookie);

    assertThat(browser.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);
    assertThat(otherPage.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);

    assertThat(browser.get("/docs").status()).isEqualTo(200);
    assertThat(otherPage.get("/docs").status()).isEqualTo(200);
  }
}
