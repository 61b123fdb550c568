package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sign-ins to the console, and what is refused there and in the admin API, in the audit trail. */
@Tag("database")
@Tag("server")
class SignInAuditIT extends GatehouseIT {
  private static final String WRONG = "nobody chose this one";

  /** Of its own: only so many refusals of one address are recorded in a minute. */
  private final String address =
      "2001:db8:%x:%x::1"
          .formatted(
              ThreadLocalRandom.current().nextInt(0x10000),
              ThreadLocalRandom.current().nextInt(0x10000));

  private final String[] from = {"X-Forwarded-For", address};

  private Answer signIn(String email, String password) {
    Http browser = browserAt("localhost");
    Answer page = browser.get(ConsoleClient.LOGIN, from);
    return browser.form(ConsoleClient.LOGIN, ConsoleClient.signInForm(page, email, password), from);
  }

  private List<JsonNode> entries(String event) {
    return Company.items(admin.get("/audit?limit=500&event=" + event)).stream()
        .filter(entry -> entry.path("address").asText().equals(address))
        .toList();
  }

  @Test
  void tellsWhoSignedInAndWhoWasRefused() {
    Operator operator = Operator.with(Map.of());

    assertThat(signIn(operator.email(), WRONG).status()).isEqualTo(200);
    assertThat(signIn("ann@nowhere.example", WRONG).status()).isEqualTo(200);
    assertThat(signIn(WRONG, WRONG).status()).isEqualTo(200);
    assertThat(signIn(operator.email(), operator.password()).status()).isEqualTo(303);

    assertThat(entries("console_sign_in.refused"))
        .extracting(entry -> entry.path("target").asText())
        .containsExactly(
            "no operator: not an email address",
            "no operator: ann@nowhere.example",
            "operator " + operator.path().replaceAll("\\D", "") + ": " + operator.email());
    JsonNode refused = entries("console_sign_in.refused").get(0);
    assertThat(refused.path("actor").asText()).isEqualTo("not signed in");
    assertThat(refused.at("/changes/reason/after").asText()).contains("wrong");
    assertThat(admin.get("/audit?limit=500").body()).doesNotContain(WRONG, operator.password());
    assertThat(entries("console_sign_in.succeeded"))
        .extracting(entry -> entry.path("actor").asText())
        .containsExactly(operator.email());
  }

  @Test
  void throttledAttemptsAreRecordedButNotWithoutEnd() {
    for (int i = 0; i < 30; i++) {
      signIn("ann@nowhere.example", WRONG);
    }

    assertThat(entries("console_sign_in.refused")).hasSize(20);
    assertThat(entries("console_sign_in.refused").get(0).at("/changes/reason/after").asText())
        .isEqualTo("too many attempts");
  }

  @Test
  void tellsWhoAskedForWhatTheyHaveNoRightTo() {
    long ours = Company.founded().siteId;
    long theirs = Company.founded().siteId;
    Operator editor = Operator.at(ours, "editor");
    ConsoleClient client = ConsoleClient.of(editor);
    String page = "/console/site/settings.xhtml";

    assertThat(client.get(page + "?site=" + theirs, from).status()).isEqualTo(404);
    assertThat(client.get("/console/operator/operators.xhtml", from).status()).isEqualTo(404);
    assertThat(client.get("/console/no-such-page.xhtml", from).status()).isEqualTo(404);

    List<JsonNode> entries = entries("access.refused");
    assertThat(entries)
        .extracting(entry -> entry.path("target").asText())
        .containsExactly("GET /console/operator/operators.xhtml", "GET " + page);
    assertThat(entries).allMatch(entry -> entry.path("actor").asText().equals(editor.email()));
    assertThat(entries.get(1).at("/changes/reason/after").asText())
        .isEqualTo("lacks the right CONFIGURE at site " + theirs);
    assertThat(entries.get(0).path("site").isNull()).isTrue();
    assertThat(entries.get(1).path("site").asLong()).isEqualTo(theirs);
  }

  @Test
  void ownersOfASiteSeeWhoWasRefusedThere() {
    Company theirs = Company.founded();
    String token = tokenAt(theirs.siteId);
    Http stranger = at("localhost");
    String others = tokenAt(Company.founded().siteId);
    for (String named : List.of(theirs.subdomain, String.valueOf(theirs.siteId), "99999999")) {
      String path = "/api/admin/v1/sites/" + named + "/users";
      assertThat(stranger.get(path, bearer(others)).status()).isEqualTo(404);
    }

    List<JsonNode> seen =
        Company.items(
            new AdminApi(token).get("/audit?event=access.refused&site=" + theirs.subdomain));

    assertThat(seen)
        .extracting(entry -> entry.path("target").asText())
        .containsExactly(
            "GET /api/admin/v1/sites/" + theirs.siteId + "/users",
            "GET /api/admin/v1/sites/" + theirs.subdomain + "/users");
    assertThat(seen).allMatch(entry -> entry.path("site").asLong() == theirs.siteId);
    assertThat(Company.items(new AdminApi(others).get("/audit?event=access.refused"))).isEmpty();
  }

  private String tokenAt(long site) {
    Map<String, Object> grant = Map.of("site", site, "role", "admin");
    return Company.created(
            admin.post("/api-tokens", Map.of("name", "CI", "grants", List.of(grant))))
        .path("token")
        .asText();
  }

  @Test
  void tellsWhichProgramAskedForWhatItHasNoRightTo() {
    long ours = Company.founded().siteId;
    long theirs = Company.founded().siteId;
    String token = tokenAt(ours);
    Http program = at("localhost");
    String api = "/api/admin/v1";
    for (String path : List.of("/sites/" + theirs, "/operators", "/sites/no-such-site")) {
      Answer answer = program.get(api + path, bearer(token));
      assertThat(answer.status()).as(path).isEqualTo(404);
    }
    assertThat(program.get(api + "/sites", bearer(token + "x")).status()).isEqualTo(401);

    List<JsonNode> entries = entries("access.refused");
    assertThat(entries)
        .extracting(entry -> entry.path("actor").asText() + " " + entry.path("target").asText())
        .containsExactly(
            "not signed in GET /api/admin/v1/sites",
            "API token CI GET /api/admin/v1/operators",
            "API token CI GET /api/admin/v1/sites/" + theirs);
    assertThat(admin.get("/audit?limit=500").body()).doesNotContain(token);
  }

  private String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token, from[0], from[1]};
  }
}
