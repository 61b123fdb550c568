package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.TestDatabase;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.site.WidgetSite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One article never takes pages, lists or searches with it, and no failure tells what failed. */
@Tag("database")
@Tag("server")
class HostileContentIT extends GatehouseIT {
  private static final String TABLE =
      "|a".repeat(1001) + "\n" + "|-".repeat(1001) + "\n" + "|b\n".repeat(1001);

  /** Hundreds of links that each repeat an address of 100,000 characters. */
  private static final String LINKS =
      "[a]: https://example.com/" + "x".repeat(100_000) + "\n\n" + "[a] ".repeat(500);

  private final Company company = Company.with(Map.of("visibility", "public"), Map.of());
  private final Content content = new Content(company);
  private final Http browser = company.browser();

  @Test
  void tableOfAMillionMissingCellsIsShownAsText() {
    content.article(Map.of("title", "Open kumquat", "body", "for all"));
    String path = content.article(Map.of("title", "Large kumquat", "body", TABLE));

    assertEverythingAnswers(path);
    assertThat(browser.get(path).body()).contains("|a|a|a").doesNotContain("<td");
    assertThat(browser.get(path).body().length()).isLessThan(100_000);
  }

  @Test
  void refusesToStoreWhatCannotBeRendered() {
    String articles = company.site() + "/articles";

    Problems.invalid(admin.post(articles, Map.of("title", "Links", "body", LINKS)), "body");
  }

  @Test
  void whatWasStoredBeforeIsShownAsItWasTyped() throws Exception {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
    content.article(Map.of("title", "Open kumquat", "body", "for all"));
    String path = content.article(Map.of("title", "Large kumquat", "body", "soon"));

    change("update article set body = ? where id = ?", LINKS, Content.id(path));

    assertEverythingAnswers(path);
    assertThat(browser.get(path).body()).contains("[a] [a] [a]");
  }

  private void assertEverythingAnswers(String path) {
    for (String address :
        List.of(path, "/docs", "/search?q=kumquat", "/search/suggestions?q=kumquat")) {
      assertThat(browser.get(address).status()).as(address).isEqualTo(200);
    }
    Answer list = browser.get("/v1/article");
    assertThat(list.json().path("articles").findValuesAsText("title"))
        .containsExactlyInAnyOrder("Open kumquat", "Large kumquat");
    assertThat(browser.get("/v1/article/" + Content.id(path)).status()).isEqualTo(200);
    Answer found = browser.get("/api/widget/v1/search?q=kumquat");
    assertThat(found.json().path("total").asInt()).isEqualTo(2);
  }

  @Test
  void failureTellsProgramsNothingButWhereTheLogHasIt() throws Exception {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
    String origin = "https://app.company.example";
    WidgetSite site = new WidgetSite(origin);
    String token = "Bearer " + site.token("ann");
    Http program = at(site.host());
    assertThat(program.get("/api/widget/v1/me", "Authorization", token).status()).isEqualTo(200);
    long user = site.company().users("").get(0).path("id").asLong();

    change("update reader set custom_fields = ? where id = ?", "kumquat", user);

    Answer widget = program.get("/api/widget/v1/me", "Authorization", token, "Origin", origin);
    assertThat(widget.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    for (Answer answer : List.of(widget, admin.get(site.company().site() + "/users/" + user))) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(500);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.json().path("trace_id").asText()).isEqualTo(answer.header("X-Request-Id"));
      assertThat(answer.body()).doesNotContain("column", "JSON", "xception", "kumquat");
    }
    change("update reader set custom_fields = ? where id = ?", "{}", user);
  }

  private static void change(String sql, String value, long id) throws SQLException {
    try (Connection database =
            DriverManager.getConnection(
                System.getenv("GATEHOUSE_DB_URL"),
                System.getenv("GATEHOUSE_DB_USER"),
                System.getenv("GATEHOUSE_DB_PASSWORD"));
        PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setString(1, value);
      statement.setLong(2, id);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }
}
