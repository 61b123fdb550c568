package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminStreamIT extends GatehouseIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LINES = "application/x-ndjson";

  private final Company company = Company.startingSignInsItself();
  private final String events = company.site() + "/events";

  private Answer follow(String path) {
    Answer answer = admin.get(path, "Accept", LINES);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(LINES);
    return answer;
  }

  private static List<JsonNode> lines(Answer answer) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : answer.body().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static String cursor(Answer answer) {
    return answer.header("Gatehouse-Cursor");
  }

  @Test
  void followsEventsOldestFirstAndReplaysThem() throws IOException {
    company.signIn(company.browser(), "ann");
    company.program().get("/sso/jwt?jwt=" + company.token(Map.of("jti", "x")));

    Answer first = follow(events + "?limit=1&wait=10");
    Answer second = follow(events + "?wait=10&after=" + cursor(first));

    assertThat(lines(first)).hasSize(1);
    assertThat(lines(first).get(0).path("event").asText()).isEqualTo("sso.redirect_flow.accepted");
    assertThat(lines(second).get(0).path("reason").asText())
        .isEqualTo("jwt_missing_required_claim");
    assertThat(follow(events + "?after=" + cursor(second)).body()).isEmpty();
    assertThat(lines(follow(events + "?after="))).hasSize(2);
    assertThat(lines(first).get(0)).isEqualTo(admin.get(events).json().path("items").get(1));
  }

  @Test
  void waitsForTheNextEvent() throws Exception {
    String now = cursor(follow(events + "?after=now"));
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(() -> follow(events + "?wait=30&after=" + now));

    company.signIn(company.browser(), "ann");

    assertThat(lines(waiting.get())).hasSize(1);
  }

  @Test
  void platformFollowsEverySiteAndNobodyElseDoes() throws Exception {
    String now = cursor(follow("/events?after=now"));
    company.signIn(company.browser(), "ann");
    Company other = Company.startingSignInsItself();
    other.signIn(other.browser(), "ben");

    List<JsonNode> seen = lines(follow("/events?wait=10&after=" + now));

    assertThat(seen).extracting(line -> line.path("site").asLong()).contains(company.siteId);
    assertThat(admin.get("/events").json().path("items").get(0).path("site").isIntegralNumber())
        .isTrue();
  }

  @Test
  void followsTheAuditTrailOfASite() throws IOException {
    String path = "/audit?site=" + company.subdomain;
    List<JsonNode> made = lines(follow(path + "&wait=5"));
    assertThat(made.get(0).path("event").asText()).isEqualTo("site.created");

    String now = cursor(follow(path + "&after=now"));
    admin.post(company.site() + "/groups", Map.of("name", "Staff"));

    assertThat(lines(follow(path + "&wait=10&after=" + now)))
        .extracting(line -> line.path("event").asText())
        .containsExactly("group.created");
  }

  @Test
  void refusesCursorsOfListsAndLongerWaits() {
    company.signIn(company.browser(), "ann");
    company.signIn(company.browser(), "ben");
    String list = admin.get(events + "?limit=1").json().path("next").asText();

    Problems.invalid(
        admin.get(events + "?wait=31&after=" + list, "Accept", LINES), "wait", "after");
    Problems.invalid(admin.get(events + "?wait=1"), "wait");
  }
}
