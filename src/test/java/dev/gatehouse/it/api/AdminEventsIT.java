package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminEventsIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();
  private final String events = company.site() + "/events";

  private List<String> reasons(String query) {
    Answer answer = admin.get(events + query);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().path("items").findValuesAsText("reason");
  }

  private void refuseThree() {
    Http program = company.program();
    program.get("/sso/jwt?jwt=nonsense", "User-Agent", "=cmd|' /C calc'!A0");
    program.get("/sso/jwt?jwt=" + company.token(Map.of("jti", "x")));
    program.get("/sso/jwt?jwt=");
  }

  @Test
  void listsWhatJustHappenedNewestFirst() {
    company.signIn(company.browser(), "ann");
    refuseThree();

    JsonNode items = admin.get(events).json().path("items");

    assertThat(items).hasSize(4);
    assertThat(items.findValuesAsText("at"))
        .map(Instant::parse)
        .isSortedAccordingTo(Comparator.reverseOrder());
    JsonNode accepted = items.get(3);
    assertThat(accepted.path("event").asText()).isEqualTo("sso.redirect_flow.accepted");
    assertThat(accepted.path("userId").isIntegralNumber()).isTrue();
    assertThat(accepted.path("connectionId").asLong()).isEqualTo(company.connectionId);
    JsonNode refused = items.get(1);
    assertThat(refused.path("event").asText()).isEqualTo("sso.redirect_flow.rejected");
    assertThat(refused.path("reason").asText()).isEqualTo("jwt_missing_required_claim");
    assertThat(refused.path("detail").asText()).contains("claim");
    assertThat(refused.path("traceId").asText()).isNotEmpty();
  }

  @Test
  void filtersFindWhatTheyName() {
    company.signIn(company.browser(), "ann");
    refuseThree();
    JsonNode all = admin.get(events).json().path("items");
    String trace = all.get(1).path("traceId").asText();
    long user = all.get(3).path("userId").asLong();
    String time = all.get(3).path("at").asText();

    assertThat(reasons("?reason=jwt_missing_required_claim")).hasSize(1);
    assertThat(reasons("?event=sso.redirect_flow.accepted")).hasSize(1);
    assertThat(reasons("?traceId=" + trace)).containsExactly("jwt_missing_required_claim");
    assertThat(reasons("?userId=" + user)).hasSize(1);
    assertThat(reasons("?since=" + time)).hasSize(4);
    assertThat(reasons("?until=" + time)).isEmpty();
    assertThat(reasons("?since=2000-01-01T00:00:00%2B01:00&until=2000-01-02T00:00:00Z")).isEmpty();
    assertThat(reasons("?reason=jwt_missing_required_claim&reason=jwt_invalid_signature"))
        .hasSize(3);
    assertThat(reasons("?outcome=refused&reason=!jwt_missing_required_claim"))
        .hasSize(2)
        .doesNotContain("jwt_missing_required_claim");
    assertThat(reasons("?userId=*")).hasSize(1);
    assertThat(reasons("?person=" + user)).hasSize(1);
    assertThat(reasons("?traceId=" + trace.toUpperCase(Locale.ROOT))).hasSize(1);
    assertThat(reasons("?text=" + trace.substring(2, 9).toUpperCase(Locale.ROOT))).hasSize(1);
    Problems.invalid(
        admin.get(events + "?reason=unheard_of&outcome=lost&connectionId=!me&site=1"),
        "connectionId",
        "outcome",
        "reason",
        "site");
    Problems.invalid(
        admin.get(events + "?since=yesterday&until=2026-02-30T00:00:00Z&userId=me&limit=0&x=1"),
        "since",
        "until",
        "userId",
        "limit",
        "x");
  }

  @Test
  void countsWhatTheListShowsByStretches() {
    company.signIn(company.browser(), "ann");
    refuseThree();
    String counts = events + "/counts";

    JsonNode all = admin.get(counts).json();
    assertThat(all.path("stepSeconds").asLong()).isEqualTo(21_600);
    assertThat(sum(all, "accepted")).isEqualTo(1);
    assertThat(sum(all, "refused")).isEqualTo(3);
    JsonNode some =
        admin.get(counts + "?reason=jwt_missing_required_claim&stepSeconds=86400").json();
    assertThat(some.path("items")).hasSize(1);
    assertThat(some.at("/items/0/refused").asLong()).isEqualTo(1);
    assertThat(some.at("/items/0/at").asText()).endsWith("T00:00:00Z");
    assertThat(sum(admin.get("/events/counts?site=" + company.siteId).json(), "refused"))
        .isEqualTo(3);
    Problems.invalid(
        admin.get(counts + "?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z&limit=1"),
        "limit",
        "until");
    Problems.invalid(admin.get(counts + "?stepSeconds=1"), "stepSeconds");
    Problems.invalid(admin.get(counts + "?stepSeconds=999999999999999999"), "stepSeconds");
  }

  private static long sum(JsonNode counts, String outcome) {
    long sum = 0;
    for (JsonNode stretch : counts.path("items")) {
      sum += stretch.path(outcome).asLong();
    }
    return sum;
  }

  @Test
  void viewsAreKeptForEverybodyWhoReadsTheLog() {
    String views = company.site() + "/views";
    Answer made =
        admin.post(views, Map.of("name", "Refused", "query", "outcome=refused&reason=%21a"));
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    String view = views + "/" + made.json().path("id").asText();

    assertThat(admin.get(views).json().path("items").findValuesAsText("name"))
        .containsExactly("Refused");
    assertThat(admin.put(view, Map.of("name", "Late", "query", "range=1h")).status())
        .isEqualTo(200);
    assertThat(admin.get(view).json().path("query").asText()).isEqualTo("range=1h");
    assertThat(admin.get("/views/" + made.json().path("id").asText()).status()).isEqualTo(404);
    Problems.invalid(
        admin.post(views, Map.of("name", " ", "query", "javascript:alert(1)")), "name", "query");
    assertThat(admin.delete(view).status()).isEqualTo(204);
    assertThat(admin.get(views).json().path("items")).isEmpty();
    assertThat(
            admin
                .get("/audit?site=" + company.site().replace("/sites/", ""))
                .json()
                .path("items")
                .findValuesAsText("event"))
        .contains("event_view.created", "event_view.updated", "event_view.deleted");
  }

  @Test
  void ownViewIsSeenByItsTokenOnly() {
    AdminApi own = token("own");
    AdminApi other = token("other");
    String views = company.site() + "/views";
    Map<String, Object> settings = Map.of("name", "Mine", "query", "range=1h", "shared", false);
    Problems.invalid(admin.post(views, settings), "shared");
    JsonNode made = Company.created(own.post(views, settings));

    String view = views + "/" + made.path("id").asText();
    assertThat(made.path("shared").asBoolean()).isFalse();
    assertThat(own.get(views).json().path("items")).hasSize(1);
    assertThat(own.put(view, made).status()).isEqualTo(200);
    for (AdminApi stranger : List.of(admin, other)) {
      assertThat(stranger.get(views).json().path("items")).isEmpty();
      assertThat(stranger.get(view).status()).isEqualTo(404);
      assertThat(stranger.delete(view).status()).isEqualTo(404);
    }
    assertThat(own.delete(view).status()).isEqualTo(204);
  }

  private AdminApi token(String name) {
    Map<String, Object> order =
        Map.of("name", name, "grants", List.of(Map.of("site", company.siteId, "role", "admin")));
    return new AdminApi(Company.created(admin.post("/api-tokens", order)).path("token").asText());
  }

  @Test
  void pagesGoBackInTime() {
    refuseThree();

    JsonNode first = admin.get(events + "?limit=2").json();
    JsonNode second = admin.get(events + "?limit=2&after=" + first.path("next").asText()).json();

    assertThat(first.path("items")).hasSize(2);
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void exportsForSpreadsheetsWithoutFormulas() {
    refuseThree();

    Answer csv = admin.get(events, "Accept", "text/csv");

    assertThat(csv.status()).as("%s", csv).isEqualTo(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Cache-Control")).isEqualTo("no-store");
    assertThat(csv.body())
        .startsWith(
            "id,at,event,reason,detail,surface,connectionId,userId,traceId,address,userAgent,"
                + "wouldRefuse,wouldRefuseCheck,email,externalId,came,accepted,cause\r\n");
    assertThat(csv.body().split("\r\n")).hasSize(4);
    assertThat(csv.body()).contains("'=cmd|").doesNotContain(",=cmd");
    assertThat(admin.get(events + "?limit=1", "Accept", "text/csv").body().split("\r\n"))
        .hasSize(2);
    assertThat(admin.get(events, "Accept", "application/json, text/csv").json().has("items"))
        .isTrue();
    Problems.invalid(admin.get(events + "?limit=0", "Accept", "text/csv"), "limit");
  }

  @Test
  void exportHasNoLimit() {
    Http program = company.program();
    for (int i = 0; i < 510; i++) {
      program.get("/sso/jwt?jwt=n" + i);
    }

    String csv = admin.get(events, "Accept", "text/csv").body();

    assertThat(csv.split("\r\n")).hasSize(511);
  }
}
