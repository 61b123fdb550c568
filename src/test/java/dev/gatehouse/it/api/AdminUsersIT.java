package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminUsersIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();
  private final String users = company.site() + "/users";
  private final String groups = company.site() + "/groups";

  private JsonNode created(String path, Object body) {
    Answer answer = admin.post(path, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    assertThat(answer.location()).endsWith(path + "/" + answer.json().path("id").asText());
    return answer.json();
  }

  @Test
  void groupHasGivenOrGeneratedId() {
    assertThat(created(groups, Map.of("id", "staff", "name", "Staff")).path("id").asText())
        .isEqualTo("staff");
    assertThat(created(groups, Map.of("name", "Others")).path("id").asText())
        .matches("[a-z0-9]{11}");
    Problems.taken(admin.post(groups, Map.of("id", "staff", "name", "Again")), "id");
    Problems.invalid(admin.post(groups, Map.of("id", "a b", "name", "")), "id", "name");
    assertThat(admin.get(groups).json().path("items")).hasSize(2);
    JsonNode page = admin.get(groups + "?limit=1").json();
    assertThat(admin.get(groups + "?after=" + page.path("next").asText()).json().path("items"))
        .hasSize(1)
        .doesNotContain(page.at("/items/0"));
  }

  @Test
  void groupIsRenamedNotRenumbered() {
    created(groups, Map.of("id", "staff", "name", "Staff"));
    Answer before = admin.get(groups + "/staff");
    ObjectNode group = (ObjectNode) before.json();

    Answer after =
        admin.put(groups + "/staff", group.put("name", "Crew"), "If-Match", before.header("ETag"));

    assertThat(after.json().path("name").asText()).isEqualTo("Crew");
    Problems.of(admin.put(groups + "/staff", group, "If-Match", before.header("ETag")), 412);
    Problems.invalid(admin.put(groups + "/staff", group.put("id", "crew")), "id");
  }

  @Test
  void membersLeaveWhenTheirGroupGoes() {
    created(groups, Map.of("id", "staff", "name", "Staff"));
    JsonNode user = created(users, Map.of("email", "a@b.c", "groups", List.of("staff")));

    assertThat(admin.delete(groups + "/staff").status()).isEqualTo(204);

    assertThat(admin.get(users + "/" + user.path("id").asLong()).json().path("groups")).isEmpty();
  }

  @Test
  void userIsReadChangedAndDeleted() {
    created(groups, Map.of("id", "a", "name", "A"));
    created(groups, Map.of("id", "b", "name", "B"));
    ObjectNode user =
        (ObjectNode)
            created(
                users,
                Map.of(
                    "email",
                    " Ann@B.C ",
                    "externalId",
                    "e1",
                    "groups",
                    List.of("b", "a"),
                    "customFields",
                    Map.of("plan", "pro", "seats", 5, "deep", List.of(true))));
    String path = users + "/" + user.path("id").asLong();
    assertThat(user.path("email").asText()).isEqualTo("ann@b.c");
    assertThat(user.path("role").asText()).isEqualTo("viewer");
    assertThat(user.path("groups")).extracting(JsonNode::asText).containsExactly("a", "b");

    Answer shown = admin.get(path);
    assertThat(shown.json()).isEqualTo(user);
    assertThat(admin.put(path, user).json()).isEqualTo(user);

    user.putArray("groups").add("b");
    Answer changed = admin.put(path, user);
    assertThat(changed.json()).isEqualTo(user);
    Problems.of(admin.put(path, user, "If-Match", shown.header("ETag")), 412);

    JsonNode plain = admin.put(path, Map.of("email", "ann@b.c")).json();
    assertThat(plain.path("customFields")).isEmpty();
    assertThat(plain.path("groups")).isEmpty();
    assertThat(plain.path("externalId").isNull()).isTrue();

    assertThat(admin.delete(path).status()).isEqualTo(204);
    Problems.of(admin.get(path), 404);
  }

  @Test
  void emailAndExternalIdBelongToOneUserOfSite() {
    created(users, Map.of("email", "a@b.c", "externalId", "e1"));
    JsonNode other = created(users, Map.of("email", "b@b.c"));

    Problems.taken(
        admin.post(users, Map.of("email", "A@B.C", "externalId", "e1")), "email", "externalId");
    Problems.taken(
        admin.put(users + "/" + other.path("id").asLong(), Map.of("email", "a@b.c")), "email");
    created(Company.founded().site() + "/users", Map.of("email", "a@b.c", "externalId", "e1"));
  }

  @Test
  void tellsEveryErrorAtOnce() {
    Answer answer =
        admin.post(
            users,
            "{\"name\":\"\\u0007\",\"externalId\":\"\",\"role\":\"owner\",\"lang\":\"english!\","
                + "\"avatarUrl\":\"http://a.example/x.png\",\"customFields\":{\"a\":1e999},"
                + "\"groups\":[\"nope\"],\"banned\":\"no\",\"password\":\"x\"}");

    Problems.invalid(
        answer,
        "email",
        "name",
        "externalId",
        "role",
        "lang",
        "avatarUrl",
        "customFields.a",
        "groups",
        "banned",
        "password");
    assertThat(answer.body()).contains("nope");
    Problems.invalid(
        admin.post(users, Map.of("email", "a@b.c", "customFields", Map.of("a", "x".repeat(4096)))),
        "customFields");
  }

  @Test
  void holdsTextsAboutPeopleToTheRuleOfTokens() {
    for (String email : List.of("not-an-email", "a@x,b@x", "A <a@b>", "a@b@c", "a\u200b@b")) {
      Problems.invalid(admin.post(users, Map.of("email", email)), "email");
    }
    for (String name : List.of("\u200b", "a\u202eb", "\uD83D\uDE00".repeat(201))) {
      Problems.invalid(admin.post(users, Map.of("email", "a@b.c", "name", name)), "name");
    }
    Problems.invalid(
        admin.post(users, Map.of("email", "a@b.c", "externalId", "7\n")), "externalId");
    String emoji = "\uD83D\uDE00".repeat(200);

    JsonNode user =
        created(users, Map.of("email", " A@b.c ", "name", " " + emoji + " ", "externalId", " 7 "));

    assertThat(user.path("email").asText()).isEqualTo("a@b.c");
    assertThat(user.path("name").asText()).isEqualTo(emoji);
    assertThat(user.path("externalId").asText()).isEqualTo("7");
  }

  @Test
  void filtersFindWhomTheyName() {
    created(users, Map.of("email", "a@b.c", "externalId", "e1"));
    created(users, Map.of("email", "b@b.c", "banned", true));

    assertThat(emails("?email=A@B.C")).containsExactly("a@b.c");
    assertThat(emails("?externalId=e1")).containsExactly("a@b.c");
    assertThat(emails("?banned=true")).containsExactly("b@b.c");
    assertThat(emails("?banned=false&email=b@b.c")).isEmpty();
    assertThat(emails("")).hasSize(2);
    Problems.invalid(admin.get(users + "?banned=1&email=%00&mail=x"), "banned", "email", "mail");
  }

  private List<String> emails(String query) {
    Answer answer = admin.get(users + query);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().path("items").findValuesAsText("email");
  }

  @Test
  void banEndsSessionsAtOnce() {
    Http browser = company.browser();
    company.signIn(browser, "ann");
    assertThat(browser.get("/").status()).isEqualTo(200);
    ObjectNode ann = (ObjectNode) admin.get(users).json().path("items").get(0);
    assertThat(ann.path("lastSignInAt").isTextual()).isTrue();

    admin.put(users + "/" + ann.path("id").asLong(), ann.put("banned", true));

    assertThat(browser.get("/").status()).isEqualTo(302);
    assertThat(admin.get(company.site() + "/sessions").json().path("items")).isEmpty();
  }
}
