package dev.gatehouse.it.console;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static dev.gatehouse.it.support.http.Eventually.firstSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.TestDatabase;
import dev.gatehouse.it.support.site.Company;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console's error pages. */
@Tag("server")
class ConsoleErrorsIT extends GatehouseIT {
  private static final String NOWHERE = "/console/no-such-page.xhtml";
  private static final String SITES = "/console/site/sites.xhtml";
  private final ConsoleClient operator = firstSuccess(() -> ConsoleClient.of(Operator.first()));

  @AfterEach
  void mend() {
    if (TestDatabase.isPostgres()) {
      TestDatabase.relay().mend();
    }
  }

  private static void assertOwnLook(Answer answer, int status, String title) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.body())
        .contains("<h1>" + title + "</h1>", " · Gatehouse console</title>", "Go to the dashboard")
        .doesNotContain("Exception", "\tat ", "dev.gatehouse");
    assertThat(answer.header("Content-Security-Policy")).contains("script-src 'nonce-");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void pageThatIsNotThereIsNotFound() {
    for (String path : new String[] {NOWHERE, "/console/nothing", "/console/site/", SITES + "x"}) {
      assertOwnLook(operator.get(path), 404, "Page not found");
    }
    assertThat(operator.get(NOWHERE).body()).contains("sign-out", "Operators");
  }

  @Test
  void formForAPageThatIsNotThereIsNotFound() {
    Answer page = operator.get(SITES);

    assertOwnLook(operator.submit(NOWHERE, page, Map.of("name", "x")), 404, "Page not found");
    Map<String, String> byScript =
        Map.of("jakarta.faces.partial.ajax", "true", "jakarta.faces.source", "x");
    assertOwnLook(operator.submit(NOWHERE, page, byScript), 404, "Page not found");
  }

  @Test
  void numberThatIsNoneIsNotFound() {
    for (String site : new String[] {"x", "-1", "1e9", "99999999999999999999", "%00"}) {
      Answer answer = operator.get("/console/site/overview.xhtml?site=" + site);
      assertThat(answer.status()).as(site).isIn(400, 404);
      assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void versionThatIsNoneIsNotFound() {
    Company company = Company.founded();
    JsonNode article =
        Company.created(admin.post(company.site() + "/articles", Map.of("title", "A")));
    String history = "/console/content/history.xhtml?site=" + company.siteId + "&id=";

    assertThat(operator.get(history + article.path("id") + "&from=").status()).isEqualTo(200);
    for (String asked : new String[] {"", "x", "99999999999999999999", "1.5"}) {
      assertThat(operator.get(history + asked).status()).as(asked).isEqualTo(404);
    }
    for (String asked : new String[] {"from=x", "to=0x1", "to=9999999999", "before=-1"}) {
      String address = history + article.path("id") + "&" + asked;
      assertThat(operator.get(address).status()).as(asked).isEqualTo(404);
    }
  }

  @Test
  void whoIsNotSignedInIsAskedToSignInInstead() {
    assertThat(ConsoleClient.nobody().get(NOWHERE).location()).startsWith(ConsoleClient.LOGIN);
  }

  @Test
  void readersPagesKeepTheirOwn() {
    Answer answer = at("localhost").get("/no-such-page");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("Gatehouse console");
  }

  @Test
  @Tag("outage")
  void saysSoWhileTheDatabaseDoesNotAnswer() {
    TestDatabase.relay().cut();
    // An operator's rights are cached for a second.
    eventually("the outage shows", () -> operator.get("/console/").status() == 503);

    for (String path : new String[] {"/console/", SITES}) {
      Answer answer = operator.get(path);
      assertOwnLook(answer, 503, "Temporarily unavailable");
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }
    TestDatabase.relay().mend();
    eventually("it recovers", () -> operator.get("/console/").status() == 200);
  }

  @Test
  @Tag("outage")
  void saysSoInTimeWhileTheDatabaseHangs() {
    // The operator's rights are cached for a second: the page itself reads the database.
    eventually("the page is there", () -> operator.get(SITES).status() == 200);
    TestDatabase.relay().hold();

    Instant start = Instant.now();
    Answer answer = operator.get(SITES);

    assertOwnLook(answer, 503, "Temporarily unavailable");
    assertThat(Duration.between(start, Instant.now()))
        .as("less than the driver's own limit")
        .isLessThan(Duration.ofSeconds(10));
  }
}
