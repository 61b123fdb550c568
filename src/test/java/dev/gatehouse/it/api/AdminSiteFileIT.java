package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminSiteFileIT extends GatehouseIT {
  private static final String APPLY = "/sites:apply";

  /** The signature alone, by which a picture is recognized. */
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final Company company = Company.founded();

  private ObjectNode exported(String more) {
    Answer answer = admin.get(company.site() + ":export" + more);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return (ObjectNode) answer.json();
  }

  private JsonNode applied(String query, Object file, String... headers) {
    Answer answer = admin.post(APPLY + query, file, headers);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  private static List<String> paths(JsonNode applied) {
    List<String> paths = new ArrayList<>();
    applied
        .path("differences")
        .forEach(d -> paths.add(d.path("action").asText() + " " + d.path("path").asText()));
    return paths;
  }

  private long auditEntries() {
    return Company.items(admin.get("/audit?limit=500&site=" + company.siteId)).size();
  }

  private void fill() {
    admin.post(company.site() + "/groups", Map.of("id", "staff", "name", "Staff"));
    long outer = id(admin.post(company.site() + "/categories", Map.of("title", "Guides")));
    long inner =
        id(admin.post(company.site() + "/categories", Map.of("title", "Setup", "parentId", outer)));
    for (int i = 0; i < 2; i++) {
      id(
          admin.post(
              company.site() + "/articles",
              Map.of("title", "First steps", "body", "# " + i, "categoryId", inner)));
    }
  }

  private static long id(Answer created) {
    assertThat(created.status()).as("%s", created).isEqualTo(201);
    return created.json().path("id").asLong();
  }

  @Test
  void exportHoldsNoSecretsAndNoIds() {
    fill();
    String text = exported("?content=true").toString();

    assertThat(text)
        .contains(
            "\"format\":\"gatehouse-site/1\"", "\"parent\":\"guides\"", "\"category\":\"setup\"")
        .doesNotContain(company.secret(), "\"id\":" + company.connectionId, "Id\"");
    assertThat(exported("").has("articles")).isFalse();
    assertThat(admin.get(company.site() + ":export").body())
        .isEqualTo(admin.get("/sites/" + company.siteId + ":export").body());
  }

  @Test
  void fileThatIsAppliedAgainChangesNothing() {
    fill();
    ObjectNode file = exported("?content=true");
    long entries = auditEntries();

    JsonNode again = applied("", file);

    assertThat(again.path("changes").asInt(-1)).isZero();
    assertThat(paths(again)).isEmpty();
    assertThat(auditEntries()).isEqualTo(entries);
  }

  @Test
  void dryRunTellsWhatApplyingDoesAndWritesNothing() {
    fill();
    ObjectNode file = exported("?content=true");
    ((ObjectNode) file.path("site")).put("sessionMinutes", 60).put("logo", logo());
    ((ObjectNode) file.at("/connections/0")).put("issuer", "https://app.example");
    ((ArrayNode) file.path("groups")).addObject().put("id", "partners").put("name", "Partners");
    ((ObjectNode) file.at("/articles/1")).put("title", "Second").put("category", "guides");
    ((ArrayNode) file.path("articles")).addObject().put("title", "New").put("category", "setup");
    String before = admin.get(company.site() + ":export?content=true").body();

    JsonNode told = applied("?dryRun=true", file);

    assertThat(paths(told))
        .containsExactly(
            "change site.sessionMinutes",
            "change site.logo",
            "create groups[partners]",
            "change connections[helpcenter/JWT].issuer",
            "change articles[first-steps~2].title",
            "change articles[first-steps~2].category",
            "create articles[new]");
    assertThat(admin.get(company.site() + ":export?content=true").body()).isEqualTo(before);
    JsonNode done = applied("", file);
    assertThat(done.path("differences")).isEqualTo(told.path("differences"));
    assertThat(paths(applied("", file))).isEmpty();
    assertThat(admin.get(company.site() + "/logo").status()).isEqualTo(200);
  }

  private static String logo() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);
  }

  @Test
  void rulesThatOnlyReportArePartOfTheFile() {
    String report = company.site() + "/connections/" + company.connectionId + "/report-only";
    Map<String, Object> rules =
        Map.of("requiredClaims", List.of("department"), "maxLifetimeSeconds", 600);
    assertThat(admin.put(report, rules).status()).isEqualTo(200);
    ObjectNode file = exported("");
    ObjectNode reported = (ObjectNode) file.at("/connections/0/reportOnly");
    assertThat(reported.path("maxLifetimeSeconds").asInt()).isEqualTo(600);
    long entries = auditEntries();
    assertThat(paths(applied("", file))).isEmpty();
    assertThat(auditEntries()).isEqualTo(entries);

    String copy = "copy-" + UUID.randomUUID().toString().substring(0, 8);
    applied("?site=" + copy, file);
    assertThat(admin.get("/sites/" + copy + ":export").json().at("/connections/0/reportOnly"))
        .isEqualTo(reported);

    String until = reported.path("until").asText();
    reported.put("until", "2999-01-01T00:00:00Z").put("colour", "red");
    Problems.invalid(
        admin.post(APPLY, file),
        "connections[0].reportOnly.until",
        "connections[0].reportOnly.colour");
    reported.put("until", "soon").remove("colour");
    Problems.invalid(admin.post(APPLY, file), "connections[0].reportOnly.until");
    reported.put("until", until).remove("maxLifetimeSeconds");
    assertThat(paths(applied("?dryRun=true", file)))
        .containsExactly("change connections[helpcenter/JWT].reportOnly");
    ((ObjectNode) file.at("/connections/0")).putNull("reportOnly");
    assertThat(paths(applied("", file)))
        .containsExactly("change connections[helpcenter/JWT].reportOnly");
    assertThat(admin.get(report).status()).isEqualTo(404);
  }

  @Test
  void siteIsCopiedUnderAnotherSubdomain() {
    fill();
    ObjectNode file = exported("?content=true");
    String copy = "copy-" + UUID.randomUUID().toString().substring(0, 8);

    JsonNode told = applied("?dryRun=true&site=" + copy, file);
    assertThat(told.path("siteId").isNull()).isTrue();
    assertThat(admin.get("/sites/" + copy).status()).isEqualTo(404);
    JsonNode made = applied("?newKeys=true&site=" + copy, file);

    assertThat(told.path("needKeys").get(0).asText()).isEqualTo("connections[helpcenter/JWT]");
    assertThat(made.at("/newKeys/0/secret").asText()).hasSizeGreaterThan(30);
    assertThat(paths(made)).startsWith("create site").contains("create articles[first-steps~2]");
    JsonNode again = applied("?newKeys=true&site=" + copy, file);
    assertThat(paths(again)).isEmpty();
    assertThat(again.path("newKeys")).isEmpty();
    assertThat(Company.items(admin.get("/sites/" + copy + "/articles"))).hasSize(2);
  }

  @Test
  void whatTheFileLacksIsKeptUnlessPruned() {
    ObjectNode file = exported("?content=true");
    fill();
    admin.post(company.site() + "/connections", Map.of("protocol", "helpdocs", "name", "Other"));

    assertThat(paths(applied("", file)))
        .containsExactly(
            "keep groups[staff]",
            "keep connections[helpdocs/Other]",
            "keep categories[guides]",
            "keep categories[setup]",
            "keep articles[first-steps]",
            "keep articles[first-steps~2]");
    JsonNode pruned = applied("?prune=true", file);
    assertThat(pruned.path("changes").asInt()).isEqualTo(6);
    assertThat(exported("?content=true")).isEqualTo(file);
  }

  @Test
  void everyErrorIsToldAtOnceAndNothingIsDone() {
    ObjectNode file = exported("");
    String before = admin.get(company.site() + ":export").body();
    ((ObjectNode) file.path("site")).put("sessionMinutes", 0).put("colour", "red").put("name", "N");
    ((ObjectNode) file.at("/connections/0")).put("loginUrl", "ftp://x").put("secret", "s");
    ((ArrayNode) file.path("connections"))
        .addObject()
        .put("protocol", "nope")
        .put("name", "B")
        .put("clockSkewSeconds", 999);
    for (String name : List.of("C", "D")) {
      ((ArrayNode) file.path("connections"))
          .addObject()
          .put("protocol", "helpdocs")
          .put("name", name)
          .put("loginUrl", "http://" + company.subdomain + ".localhost/");
    }
    ((ArrayNode) file.path("groups")).addObject().put("name", "Without id");
    file.putArray("categories").addObject().put("title", "C").put("parent", "nowhere");
    file.putArray("articles").addObject().put("title", "A").put("category", "none").put("id", 7);
    file.put("users", 1);

    Problems.invalid(
        admin.post(APPLY, file),
        "users",
        "site.sessionMinutes",
        "site.colour",
        "connections[0].loginUrl",
        "connections[0].secret",
        "connections[1].protocol",
        "connections[1].clockSkewSeconds",
        "connections[2].loginUrl",
        "connections[3].loginUrl",
        "groups[0].id",
        "categories[0].parent",
        "articles[0].category",
        "articles[0].id");
    Problems.invalid(
        admin.post(APPLY, "{\"format\":\"gatehouse-site/9\",\"site\":[]}"),
        "format",
        "site",
        "site.subdomain",
        "site.name");
    Problems.invalid(admin.post(APPLY, "[]"), "");
    assertThat(admin.get(company.site() + ":export").body()).isEqualTo(before);
  }

  @Test
  void connectionOfAFileTakesNoDefaultThatIsKept() {
    List<String> before = defaults();
    ObjectNode file = exported("");
    file.putArray("connections").addObject().put("protocol", "helpdocs").put("name", "Another");

    assertThat(paths(applied("", file))).contains("create connections[helpdocs/Another]");
    assertThat(defaults()).isEqualTo(before).doesNotContain("Another");

    applied("?prune=true", file);
    assertThat(defaults()).containsExactly("Another");
    assertThat(paths(applied("", file))).isEmpty();
  }

  private List<String> defaults() {
    List<String> names = new ArrayList<>();
    for (JsonNode connection : exported("").path("connections")) {
      if (connection.path("default").asBoolean()) {
        names.add(connection.path("name").asText());
      }
    }
    return names;
  }

  @Test
  void hostOfAnotherSiteIsAConflict() {
    ObjectNode file = exported("");
    String domain = "help-" + company.subdomain + ".example";
    Company.with(Map.of("customDomains", List.of(domain)), Map.of());
    ((ObjectNode) file.path("site")).putArray("customDomains").add(domain);

    Problems.taken(admin.post(APPLY, file), "site.customDomains");
  }

  @Test
  void appliesToTheStateThatTheCallerRead() {
    Answer read = admin.get(company.site() + ":export");
    ObjectNode file = (ObjectNode) read.json();
    ((ObjectNode) file.path("site")).put("sessionMinutes", 60);
    String tag = admin.post(APPLY + "?dryRun=true", file).header("ETag");
    assertThat(tag).isEqualTo(read.header("ETag"));

    String changed = admin.post(APPLY, file, "If-Match", tag).header("ETag");
    assertThat(changed).isNotEqualTo(tag);
    ((ObjectNode) file.path("site")).put("sessionMinutes", 61);
    Problems.of(admin.post(APPLY, file, "If-Match", tag), 412);
    Problems.of(admin.post(APPLY + "?site=new-one", file, "If-Match", tag), 412);
    assertThat(admin.post(APPLY, file, "If-Match", changed).status()).isEqualTo(200);
  }

  private AdminApi ofSite() {
    Map<String, Object> grant = Map.of("site", company.subdomain, "role", "admin");
    return new AdminApi(
        admin
            .post("/api-tokens", Map.of("name", "t", "grants", List.of(grant)))
            .json()
            .path("token")
            .asText());
  }

  @Test
  void siteOfOthersLooksLikeOneThatIsNotThere() {
    AdminApi own = ofSite();
    Company sister = Company.founded();
    ObjectNode file = exported("");
    ((ObjectNode) file.path("site")).remove("customDomains");
    ObjectNode connection = file.putArray("connections").addObject();
    connection.put("protocol", "proprofs").put("name", "Several");
    connection.putArray("siteIds").add("never-made");
    JsonNode unknown = Problems.invalid(own.post(APPLY, file), "connections[0].siteIds");

    connection.putArray("siteIds").add(sister.subdomain);
    JsonNode foreign = Problems.invalid(own.post(APPLY, file), "connections[0].siteIds");
    assertThat(foreign.path("errors")).isEqualTo(unknown.path("errors"));

    applied("", file);
    ((ObjectNode) file.path("site")).put("sessionMinutes", 77);
    assertThat(paths(own.post(APPLY, file).json())).contains("change site.sessionMinutes");
  }

  @Test
  void siteTokenAppliesWithinItsRights() {
    AdminApi own = ofSite();
    ObjectNode file = exported("");
    ((ObjectNode) file.path("site")).put("sessionMinutes", 77).remove("customDomains");

    assertThat(paths(own.post(APPLY, file).json())).containsExactly("change site.sessionMinutes");
    Problems.of(own.post(APPLY + "?site=never-made", file), 404);
    Problems.of(own.post(APPLY + "?site=" + Company.founded().subdomain, file), 404);
    ((ObjectNode) file.path("site")).putArray("customDomains").add("x.example");
    Problems.invalid(own.post(APPLY, file), "site.customDomains");
    Problems.of(new AdminApi("nobody").post(APPLY, file), 401);
  }
}
