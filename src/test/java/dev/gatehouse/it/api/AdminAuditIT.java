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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code /audit}: the changes, with actor, time and address. */
@Tag("database")
@Tag("server")
class AdminAuditIT extends GatehouseIT {
  private static final String RECORDING = "/audit/recording";
  private static final String OWN_SECRET = "own-secret-of-the-company-" + UUID.randomUUID();

  private final Company company = Company.founded();
  private final String here = "/audit?site=" + company.siteId;

  private List<JsonNode> entries(String query) {
    return Company.items(admin.get(here + query));
  }

  private List<String> events(String query) {
    return entries(query).stream().map(entry -> entry.path("event").asText()).toList();
  }

  private JsonNode only(String event) {
    List<JsonNode> found = entries("&event=" + event);
    assertThat(found).as(event).hasSize(1);
    return found.get(0);
  }

  private static long id(Answer created) {
    return Company.created(created).path("id").asLong();
  }

  @Test
  void tellsWhoChangedWhatWhereAndHowItWas() {
    company.change(company.connection(), Map.of("issuer", "app.example", "enabled", false));

    JsonNode entry = only("jwt.updated");

    assertThat(entry.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id", "at", "actor", "event", "site", "target", "changes", "address");
    assertThat(entry.path("actor").asText()).startsWith("API token ");
    assertThat(entry.path("site").asLong()).isEqualTo(company.siteId);
    assertThat(entry.path("target").asText())
        .isEqualTo("connection " + company.connectionId + ": JWT");
    assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(Instant.parse(entry.path("at").asText()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
    assertThat(entry.at("/changes/enabled/before").asBoolean()).isTrue();
    assertThat(entry.at("/changes/enabled/after").asBoolean()).isFalse();
    assertThat(entry.at("/changes/issuer").has("before")).isFalse();
    assertThat(entry.at("/changes/issuer/after").asText()).isEqualTo("app.example");
    assertThat(entry.path("changes")).hasSize(2);
  }

  @Test
  void everyKindOfChangeLeavesItsEntry() {
    String site = company.site();
    company.change(site, Map.of("name", "Renamed"));
    long second =
        id(
            admin.post(
                site + "/connections",
                Map.of("protocol", "helpsite", "name", "Second", "loginUrl", "https://a.example")));
    String keys = site + "/connections/" + second + "/keys";
    long generated = id(admin.post(keys, Map.of()));
    admin.post(keys, Map.of("secret", OWN_SECRET, "kid", "own"));
    admin.delete(keys + "/" + generated);
    admin.delete(site + "/connections/" + second);
    String group = admin.post(site + "/groups", Map.of("name", "G")).json().path("id").asText();
    admin.put(site + "/groups/" + group, Map.of("name", "H"));
    admin.delete(site + "/groups/" + group);
    long user = id(admin.post(site + "/users", Map.of("email", "ann@company.example")));
    admin.put(site + "/users/" + user, Map.of("email", "ann@company.example", "banned", true));
    admin.delete(site + "/users/" + user);
    admin.delete(site);

    assertThat(events("&limit=500"))
        .containsSubsequence(
            "site.deleted",
            "user.deleted",
            "user.banned",
            "user.created",
            "group.deleted",
            "group.updated",
            "group.created",
            "jwt.deleted",
            "jwt.deleted",
            "jwt.saved",
            "jwt.generated",
            "jwt.created",
            "site.updated",
            "jwt.generated",
            "jwt.created",
            "site.created");
    assertThat(Company.items(admin.get("/audit?site=" + company.subdomain + "&limit=500")))
        .as("a deleted site is found by what it was called")
        .hasSameSizeAs(entries("&limit=500"));
  }

  @Test
  void holdsNoSecret() {
    List<String> secrets = new ArrayList<>(List.of(OWN_SECRET, company.secret()));
    secrets.add(company.newKey(Map.of()).path("secret").asText());
    admin.post(company.connection() + "/keys", Map.of("secret", OWN_SECRET));
    company.change(
        company.site(), Map.of("visibility", "password", "sharedPassword", "open sesame, please"));
    secrets.add("open sesame, please");
    Map<String, Object> order =
        Map.of(
            "name",
            "CI",
            "grants",
            List.of(Map.of("site", company.subdomain, "role", "admin")),
            "expiresAt",
            "2099-01-01T00:00:00Z");
    secrets.add(Company.created(admin.post("/api-tokens", order)).path("token").asText());
    String forged = company.token("ann");
    admin.post(company.connection() + "/inspect", Map.of("token", forged));
    secrets.add(forged);

    String trail = admin.get("/audit?limit=500").body();
    String csv = admin.get("/audit", "Accept", "text/csv").body();

    for (String secret : secrets) {
      assertThat(secret).hasSizeGreaterThan(15);
      assertThat(trail).doesNotContain(secret);
      assertThat(csv).doesNotContain(secret);
    }
    assertThat(only("jwt.saved").at("/changes/secret/after").asText()).isEqualTo("(not shown)");
  }

  @Test
  void takingTokensApartLeavesNoEntry() {
    int before = entries("&limit=500").size();

    admin.post(company.connection() + "/inspect", Map.of("token", company.token("ann")));

    assertThat(entries("&limit=500")).hasSize(before);
  }

  @Test
  void changeThatIsRefusedLeavesNoEntry() {
    int before = entries("&limit=500").size();

    admin.put(company.connection(), Map.of("protocol", "helpcenter", "name", ""));
    admin.delete(company.connection() + "/keys/999999999");
    admin.put(company.connection(), Map.of("name", "X"), "If-Match", "\"999\"");
    admin.post(company.connection() + "/keys", Map.of("secret", "short"));

    assertThat(entries("&limit=500")).hasSize(before);
  }

  @Test
  void filtersFindWhatTheyName() {
    List<JsonNode> all = entries("");
    assertThat(events("")).containsExactly("jwt.generated", "jwt.created", "site.created");
    String actor = Http.encoded(all.get(0).path("actor").asText());
    String at = all.get(0).path("at").asText();

    assertThat(events("&event=jwt.created")).containsExactly("jwt.created");
    assertThat(events("&actor=" + actor)).hasSize(3);
    assertThat(events("&actor=nobody@example.com")).isEmpty();
    assertThat(events("&event=no.such.event")).isEmpty();
    assertThat(events("&since=2000-01-01T00:00:00Z&until=" + at)).doesNotContain("jwt.generated");
    assertThat(events("&since=" + at)).contains("jwt.generated");
    assertThat(events("&until=2000-01-01T00:00:00Z")).isEmpty();
    Problems.invalid(
        admin.get(here + "&since=yesterday&until=12&limit=0&sort=at"),
        "since",
        "until",
        "limit",
        "sort");
  }

  @Test
  void pagesGoBackInTimeWithoutLosingOrRepeating() {
    List<Long> ids = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = admin.get(here + "&limit=1" + next).json();
      page.path("items").forEach(entry -> ids.add(entry.path("id").asLong()));
      company.change(company.site(), Map.of("name", "N" + ids.size()));
      next = page.has("next") ? "&after=" + page.path("next").asText() : null;
    } while (next != null && ids.size() < 10);

    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    assertThat(ids).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void exportsForSpreadsheetsWithoutFormulas() {
    admin.post(company.site() + "/groups", Map.of("id", "a", "name", "=HYPERLINK(\"http://x\")"));
    admin.post(company.site() + "/users", Map.of("email", "=cmd@company.example"));

    Answer csv = admin.get(here, "Accept", "text/csv");

    assertThat(csv.status()).as("%s", csv).isEqualTo(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Cache-Control")).isEqualTo("no-store");
    assertThat(csv.body()).startsWith("id,at,actor,event,site,target,changes,address\r\n");
    assertThat(csv.body().split("\r\n")).hasSize(6);
    assertThat(csv.body()).doesNotContain(",=").doesNotContain(",\"=");
  }

  @Test
  void programsSeeTheSitesThatTheyConfigure() {
    Company other = Company.founded();
    AdminApi scoped = program("admin");
    AdminApi editor = program("editor");

    assertThat(scoped.get("/audit?limit=500").json().path("items"))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.path("site").asLong()).isEqualTo(company.siteId));
    assertThat(Company.items(scoped.get("/audit?site=" + other.siteId))).isEmpty();
    assertThat(Company.items(scoped.get("/audit?site=" + other.subdomain))).isEmpty();
    assertThat(scoped.get("/audit", "Accept", "text/csv").body())
        .contains("," + company.siteId + ",")
        .doesNotContain("," + other.siteId + ",");
    Problems.of(editor.get("/audit"), 404);
    Problems.of(editor.get("/audit?site=" + company.siteId), 404);
    Problems.of(scoped.get(RECORDING), 404);
    Problems.of(scoped.put(RECORDING, Map.of()), 404);
  }

  private AdminApi program(String role) {
    Map<String, Object> order =
        Map.of(
            "name",
            "program",
            "grants",
            List.of(Map.of("site", company.subdomain, "role", role)),
            "expiresAt",
            "2099-01-01T00:00:00Z");
    return new AdminApi(Company.created(admin.post("/api-tokens", order)).path("token").asText());
  }

  @Test
  void switchingIsItselfRecordedAndHoldsBackNothingElse() {
    try {
      JsonNode off = admin.put(RECORDING, Map.of("jwtGenerated", false)).json();
      assertThat(off.path("jwtGenerated").asBoolean()).isFalse();
      assertThat(off.path("jwtDeleted").asBoolean()).isTrue();
      assertThat(admin.get(RECORDING).json()).isEqualTo(off);
      JsonNode switched = admin.get("/audit?event=audit.switched&limit=1").json().at("/items/0");
      assertThat(switched.path("target").asText()).isEqualTo("jwt.generated");
      assertThat(switched.path("site").isNull()).isTrue();
      assertThat(switched.at("/changes/recorded/after").asBoolean()).isFalse();

      company.newKey(Map.of());
      admin.post(company.connection() + "/keys", Map.of("secret", OWN_SECRET));
      assertThat(events("&event=jwt.generated")).hasSize(1);
      assertThat(events("&event=jwt.saved")).hasSize(1);
    } finally {
      admin.put(RECORDING, Map.of());
    }
    company.newKey(Map.of());
    assertThat(events("&event=jwt.generated")).hasSize(2);
    Problems.invalid(
        admin.put(RECORDING, Map.of("jwtSaved", "no", "siteCreated", false)),
        "jwtSaved",
        "siteCreated");
  }
}
