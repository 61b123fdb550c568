package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminBadInputIT extends GatehouseIT {
  private static final String TOKEN = "Bearer " + System.getenv("GATEHOUSE_ADMIN_TOKEN");

  private static Answer post(String body, String type) {
    return at("localhost")
        .post("/api/admin/v1/sites", body, "Authorization", TOKEN, "Content-Type", type);
  }

  @Test
  void brokenJsonIsToldByPlaceWithoutQuotingIt() {
    Answer answer = admin.post("/sites", "{\"name\": hunter2");

    Problems.invalid(answer, "");
    assertThat(answer.body()).contains("line 1, column").doesNotContain("hunter2");
  }

  @Test
  void hostileJsonIsAnsweredCheaply() {
    for (String body :
        List.of(
            "",
            "null",
            "[]",
            "[".repeat(1_000_000),
            "{\"a\":".repeat(200_000),
            "{\"name\":" + "9".repeat(1_000_000) + "}",
            "{\"" + "n".repeat(1_000_000) + "\":1}",
            "{\"name\":1e" + "9".repeat(30) + "}",
            "{\"name\":-1e-999999999}",
            "{\"name\":\"\\u0000\",\"n\\u0000\":1}",
            "{\"name\":\"\\ud800\"}",
            "{\"name\":\"a\",\"name\":\"b\"}",
            "\uFEFF{}",
            "{}{}")) {
      Problems.of(admin.post("/sites", body), 400);
    }
  }

  /** Each member in turn; immutable collections throw where they are asked for null. */
  @Test
  void nullIsNoErrorOfTheServer() {
    Company company = Company.founded();
    String site = company.site();
    String surface = "{\"token\":\"a.b.c\",\"surface\":null,\"key\":null}";
    assertThat(admin.post(company.connection() + "/inspect", surface).status()).isLessThan(500);
    Map<String, String> made =
        Map.of(
            site + "/users", "{\"email\":\"a@b.example\",\"name\":\"A\"}",
            site + "/groups", "{\"id\":\"staff\",\"name\":\"Staff\"}",
            site + "/categories", "{\"title\":\"C\"}",
            site + "/articles", "{\"title\":\"A\",\"body\":\"b\"}");
    List<String> resources = new ArrayList<>(List.of(site, company.connection()));
    made.forEach(
        (list, body) -> {
          JsonNode one = Company.created(admin.post(list, body));
          resources.add(list + "/" + one.path("id").asText());
        });
    for (String resource : resources) {
      ObjectNode shown = (ObjectNode) admin.get(resource).json();
      for (var member : shown.properties()) {
        ObjectNode changed = shown.deepCopy().putNull(member.getKey());
        Answer answer = admin.put(resource, changed);
        assertThat(answer.status())
            .as("%s of %s: %s", member.getKey(), resource, answer)
            .isLessThan(500);
        if (!resource.equals(company.connection())) {
          continue;
        }
        assertThat(admin.post(site + "/connections", changed).status()).isLessThan(500);
      }
    }
    Map<String, Object> without = new HashMap<>(Map.of("protocol", "helpcenter", "name", "N"));
    without.put("loginUrl", company.loginUrl);
    without.put("algorithm", null);
    Problems.invalid(admin.post(site + "/connections", without), "algorithm");
  }

  @Test
  void manyUnknownMembersMakeNoEndlessAnswer() {
    StringBuilder json = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 100_000; i++) {
      json.append(",\"m").append(i).append("\":1");
    }

    Answer answer = admin.post("/sites", json.append('}').toString());

    Problems.of(answer, 400);
    assertThat(answer.body().length()).isLessThan(100_000);
  }

  @Test
  void hugeBodiesAreRefused() {
    Problems.of(admin.post("/sites", "{\"name\":\"" + "a".repeat(5_000_000) + "\"}"), 413);
  }

  @Test
  void onlyJsonIsTaken() {
    Problems.of(post("{}", "text/plain"), 415);
    Problems.of(post("a=b", "application/x-www-form-urlencoded"), 415);
    Problems.of(post("<a/>", "application/xml"), 415);
    Problems.of(post("{}", "application/*"), 415);
    Problems.invalid(post("{}", "application/json; charset=utf-8"), "subdomain", "name");
    assertThat(post("{}", "garbage").status()).isBetween(400, 415);
    assertThat(post("{}", "garbage").header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void unknownPathsAndMethodsAreProblems() {
    Problems.of(admin.get("/nothing"), 404);
    Problems.of(admin.get("/sites/1/nothing"), 404);
    Problems.of(admin.get("/sites/999999999"), 404);
    Problems.of(admin.get("/sites/99999999999999999999999"), 404);
    Problems.of(admin.get("/sites/no.such"), 404);
    Problems.of(admin.delete("/sites"), 405);
    Answer answer = admin.put("/sites", Map.of());
    Problems.of(answer, 405);
    assertThat(answer.header("Allow")).contains("GET", "POST");
  }

  @Test
  void idsThatAreNoneAreNotFound() {
    String site = Company.founded().site();
    for (String path :
        List.of(
            "/connections/x",
            "/connections/-1",
            "/connections/1.0",
            "/connections/99999999999999999999",
            "/connections/%31%00",
            "/users/0x1",
            "/sessions/1;x",
            "/groups/a%20b",
            "/groups/%00",
            "/groups/" + "g".repeat(3000),
            "/articles/x",
            "/categories/x")) {
      Answer answer = admin.get(site + path);
      assertThat(answer.status()).as("%s: %s", path, answer).isIn(400, 404);
    }
  }

  @Test
  void limitAndCursorAreChecked() {
    for (String query : List.of("limit=0", "limit=501", "limit=x", "limit=", "limit=1&limit=2")) {
      Problems.invalid(admin.get("/sites?" + query), "limit");
    }
    for (String cursor : List.of("x", "", "%00", "1234", "YWZ0ZXI6JycnJw")) {
      Problems.invalid(admin.get("/sites?after=" + cursor), "after");
    }
    Problems.invalid(admin.get("/sites?limt=5"), "limt");
    assertThat(admin.get("/sites?limit=500").status()).isEqualTo(200);
  }

  @Test
  void answersProgramsWhateverTheyAccept() {
    Problems.of(admin.get("/sites/999999999", "Accept", "text/html"), 404);
    assertThat(admin.get("/sites", "Accept", "text/html").header("Content-Type"))
        .isEqualTo("application/json");
  }
}
