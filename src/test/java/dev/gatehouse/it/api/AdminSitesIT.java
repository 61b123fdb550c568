package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminSitesIT extends GatehouseIT {

  private static String free() {
    return "s" + UUID.randomUUID().toString().substring(0, 12);
  }

  private static Map<String, Object> site(String subdomain, Map<String, Object> more) {
    Map<String, Object> site = new HashMap<>(Map.of("subdomain", subdomain, "name", "A site"));
    site.putAll(more);
    return site;
  }

  @Test
  void createdSiteHasDefaultsAndIsFoundAtItsLocationByIdAndBySubdomain() {
    String subdomain = free();

    Answer created = admin.post("/sites", site(subdomain, Map.of()));

    assertThat(created.status()).as("%s", created).isEqualTo(201);
    JsonNode site = created.json();
    assertThat(site.path("id").isIntegralNumber()).isTrue();
    assertThat(site.path("visibility").asText()).isEqualTo("sso");
    assertThat(site.path("customDomains").isArray()).isTrue();
    assertThat(site.path("homePublished").asBoolean()).isTrue();
    assertThat(site.path("sessionMinutes").asInt()).isEqualTo(480);
    assertThat(site.path("widgetId").asText()).isNotEmpty();
    assertThat(site.has("sharedPassword")).isFalse();
    assertThat(created.header("ETag")).isNotNull();
    assertThat(created.header("X-Content-Type-Options")).isEqualTo("nosniff");
    String location = created.location();
    assertThat(location).isEqualTo("/api/admin/v1/sites/" + site.path("id").asLong());
    String path = location.substring(location.indexOf("/sites/"));
    assertThat(admin.get(path).json()).isEqualTo(site);
    assertThat(admin.get("/sites/" + subdomain).json()).isEqualTo(site);
  }

  @Test
  void takesBackWhatItShowsAndSetsWhatIsAbsentToItsDefault() {
    String path = "/sites/" + free();
    JsonNode made =
        admin
            .post(
                "/sites",
                site(
                    path.substring(7),
                    Map.of("sessionMinutes", 60, "frameAncestors", List.of("https://a.example"))))
            .json();

    assertThat(admin.put(path, made).json()).isEqualTo(made);

    JsonNode again = admin.put(path, site(path.substring(7), Map.of())).json();
    assertThat(again.path("sessionMinutes").asInt()).isEqualTo(480);
    assertThat(again.path("frameAncestors")).isEmpty();
    assertThat(again.path("widgetId")).isEqualTo(made.path("widgetId"));
  }

  @Test
  void staleEntityTagChangesNothing() {
    String path = "/sites/" + free();
    Answer made = admin.post("/sites", site(path.substring(7), Map.of()));
    ObjectNode body = (ObjectNode) made.json();
    // A change of a collection alone raises the version too.
    body.putArray("customDomains").add(path.substring(7) + ".example.org");
    Answer changed = admin.put(path, body, "If-Match", made.header("ETag"));
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(made.header("ETag"));

    Problems.of(admin.put(path, body, "If-Match", made.header("ETag")), 412);
    Problems.of(admin.delete(path, "If-Match", made.header("ETag")), 412);
    Problems.of(admin.put(path, body, "If-Match", "\"nonsense\""), 412);

    assertThat(admin.get(path).header("ETag")).isEqualTo(changed.header("ETag"));
    assertThat(admin.put(path, body, "If-Match", "*").status()).isEqualTo(200);
  }

  @Test
  void changesOfConnectionsLeaveEntityTagOfSiteAlone() {
    Company company = Company.founded();
    String tag = admin.get(company.site()).header("ETag");

    company.newKey(Map.of());
    company.switchConnection(false);

    assertThat(admin.get(company.site()).header("ETag")).isEqualTo(tag);
  }

  @Test
  void subdomainAndDomainsBelongToOneSite() {
    String subdomain = free();
    List<String> domain = List.of(subdomain + ".example.org");
    admin.post("/sites", site(subdomain, Map.of("customDomains", domain)));
    List<String> shouted = List.of(subdomain.toUpperCase() + ".EXAMPLE.org");

    Problems.taken(
        admin.post("/sites", site(subdomain, Map.of("customDomains", shouted))),
        "subdomain",
        "customDomains");

    String other = free();
    admin.post("/sites", site(other, Map.of()));
    Problems.taken(
        admin.put("/sites/" + other, site(other, Map.of("customDomains", domain))),
        "customDomains");
    assertThat(admin.get("/sites/" + other).json().path("customDomains")).isEmpty();
  }

  @Test
  void ofSimultaneousCreationsOneWinsAndOthersLearnWhatIsTaken() throws Exception {
    String subdomain = free();
    Callable<Answer> creation = () -> admin.post("/sites", site(subdomain, Map.of()));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Integer> statuses = new ArrayList<>();
    try {
      for (Future<Answer> answer : threads.invokeAll(java.util.Collections.nCopies(8, creation))) {
        if (answer.get().status() != 201) {
          Problems.taken(answer.get(), "subdomain");
        }
        statuses.add(answer.get().status());
      }
    } finally {
      threads.shutdown();
    }

    assertThat(statuses).containsOnlyOnce(201);
  }

  @Test
  void tellsEveryErrorAtOnceAndChangesNothing() {
    String path = "/sites/" + free();
    admin.post("/sites", site(path.substring(7), Map.of()));

    Problems.invalid(
        admin.put(
            path,
            "{\"subdomain\":\"app\",\"name\":\"\",\"visibility\":\"secret\",\"homePublished\":1,"
                + "\"customDomains\":[\"x.localhost\"],\"sessionMinutes\":1e9,"
                + "\"frameAncestors\":\"https://a.example\",\"widgetOrigins\":[\"a.example\"],"
                + "\"sharedPassword\":\"short\",\"colour\":\"red\"}"),
        "subdomain",
        "name",
        "visibility",
        "homePublished",
        "customDomains",
        "sessionMinutes",
        "frameAncestors",
        "widgetOrigins",
        "sharedPassword",
        "colour");
    assertThat(admin.get(path).json().path("name").asText()).isEqualTo("A site");
  }

  @Test
  void sharedPasswordIsNeededOnceKeptAndNeverShown() {
    String path = "/sites/" + free();
    Map<String, Object> open = site(path.substring(7), Map.of("visibility", "password"));
    Problems.invalid(admin.post("/sites", open), "sharedPassword");
    Map<String, Object> first = new HashMap<>(open);
    first.put("sharedPassword", "correct horse");

    Answer created = admin.post("/sites", first);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body()).doesNotContain("correct horse", "sharedPassword");
    assertThat(admin.put(path, open).status()).isEqualTo(200);
    // Another visibility deletes the password.
    assertThat(admin.put(path, site(path.substring(7), Map.of())).status()).isEqualTo(200);
    Problems.invalid(admin.put(path, open), "sharedPassword");
  }

  @Test
  void sharedPasswordThatAnybodyWouldTryIsRefused() {
    String subdomain = free();
    Map<String, Object> site = site(subdomain, Map.of("visibility", "password"));
    for (String password :
        List.of(
            "password",
            "12345678",
            "letmein1",
            "Gatehouse1",
            subdomain,
            subdomain + "-2026!",
            "Help-Center-2026")) {
      Map<String, Object> guessable = new HashMap<>(site);
      guessable.put("sharedPassword", password);

      Answer refused = admin.post("/sites", guessable);

      Problems.invalid(refused, "sharedPassword");
      assertThat(refused.body()).contains("too easy to guess; choose several unrelated words");
    }
    site.put("sharedPassword", "correct horse");
    assertThat(admin.post("/sites", site).status()).isEqualTo(201);
    site.put("sharedPassword", "password");
    Problems.invalid(admin.put("/sites/" + subdomain, site), "sharedPassword");
  }

  @Test
  void listsEverySiteOncePageByPage() {
    for (int i = 0; i < 3; i++) {
      admin.post("/sites", site(free(), Map.of()));
    }
    List<Long> ids = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = admin.get("/sites?limit=2" + after).json();
      assertThat(page.path("items").size()).isBetween(1, 2);
      page.path("items").forEach(site -> ids.add(site.path("id").asLong()));
      after = page.has("next") ? "&after=" + page.path("next").asText() : null;
    } while (after != null);

    assertThat(ids).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates().isSorted();
  }

  private AdminApi ownerOf(String subdomain) {
    Map<String, Object> order =
        Map.of("name", "Owner", "grants", List.of(Map.of("site", subdomain, "role", "owner")));
    return new AdminApi(Company.created(admin.post("/api-tokens", order)).path("token").asText());
  }

  @Test
  void onlyPlatformAdministratorsGiveHostsToSites() {
    String name = free();
    String path = "/sites/" + name;
    String domain = "help." + name + ".example";
    admin.post("/sites", site(name, Map.of("customDomains", List.of(domain))));
    AdminApi owner = ownerOf(name);

    for (Map<String, Object> change :
        List.<Map<String, Object>>of(
            Map.of("customDomains", List.of("www." + name + ".example")),
            Map.of("customDomains", List.of(domain, "more." + domain)),
            Map.of("customDomains", List.of()))) {
      JsonNode refused = Problems.invalid(owner.put(path, site(name, change)), "customDomains");
      assertThat(refused.at("/errors/0/message").asText()).contains("platform administrators");
    }
    Problems.invalid(
        owner.put(path, site(free(), Map.of("customDomains", List.of(domain)))), "subdomain");

    // What stays as it is may be sent, and leaving the domains out keeps them.
    Map<String, Object> same = Map.of("name", "Same", "customDomains", List.of(domain));
    assertThat(owner.put(path, site(name, same)).status()).isEqualTo(200);
    Answer kept = owner.put(path, site(name, Map.of("name", "Kept")));
    assertThat(kept.json().path("name").asText()).isEqualTo("Kept");
    assertThat(kept.json().path("customDomains").get(0).asText()).isEqualTo(domain);
    assertThat(admin.put(path, site(name, Map.of())).json().path("customDomains")).isEmpty();
  }

  @Test
  void namesOfGatehousesOwnAreReserved() {
    for (String name : List.of("www", "admin", "login", "autodiscover", "mail", "42")) {
      Problems.invalid(admin.post("/sites", site(name, Map.of())), "subdomain");
    }
  }

  @Test
  void deletionTakesEverythingAlong() {
    Company company = Company.startingSignInsItself();
    Http browser = company.browser();
    company.signIn(browser, "ann");
    String site = company.site();
    long outer = admin.post(site + "/categories", Map.of("title", "A")).json().path("id").asLong();
    long inner =
        admin
            .post(site + "/categories", Map.of("title", "B", "parentId", outer))
            .json()
            .path("id")
            .asLong();
    admin.post(site + "/articles", Map.of("title", "C", "categoryId", inner));
    admin.post(site + "/groups", Map.of("id", "staff", "name", "Staff"));
    admin.post(site + "/users", Map.of("email", "b@c.d", "groups", List.of("staff")));

    Answer deleted = admin.delete("/sites/" + company.siteId);

    assertThat(deleted.status()).as("%s", deleted).isEqualTo(204);
    Problems.of(admin.delete(site), 404);
    Problems.of(admin.get(site + "/articles"), 404);
    assertThat(browser.get("/").status()).isEqualTo(404);
  }
}
