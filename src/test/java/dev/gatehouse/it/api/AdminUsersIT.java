package dev.gatehouse.it.api;

import static java.util.stream.StreamSupport.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.TestDatabase;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.HelpDocs;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
  void userWithAnIdNeedsNoEmail() {
    ObjectNode seven = (ObjectNode) created(users, Map.of("externalId", "7"));
    List<Map<String, String>> two = List.of(Map.of("userNamespace", "two", "externalId", "7"));
    ObjectNode other = (ObjectNode) created(users, Map.of("identities", two));
    String path = users + "/" + seven.path("id").asLong();

    assertThat(admin.get(path).json()).isEqualTo(seven);
    assertThat(admin.put(path, seven).json()).isEqualTo(seven);
    assertThat(admin.put(path, seven.put("banned", true)).json()).isEqualTo(seven);
    String another = users + "/" + other.path("id").asLong();
    assertThat(admin.put(another, other.put("name", "Ann")).json()).isEqualTo(other);
    assertThat(admin.put(another, Map.of("name", "Ann Lee")).status()).isEqualTo(200);

    for (Object nobody :
        List.of(Map.of(), Map.of("name", "Ann"), Map.of("identities", List.of()))) {
      Problems.invalid(admin.post(users, nobody), "email");
      Problems.invalid(admin.put(path, nobody), "email");
    }
    Problems.invalid(admin.put(another, Map.of("identities", List.of())), "email");
    assertThat(admin.put(another, Map.of("email", "a@b.c", "identities", List.of())).status())
        .isEqualTo(200);
  }

  @Test
  void idOfAnotherTypeIsTheOnlyErrorOfAUserWithoutEmail() {
    Problems.invalid(admin.post(users, Map.of("externalId", 42)), "externalId");
    Problems.invalid(admin.post(users, Map.of("externalId", "x".repeat(501))), "externalId");
    Problems.invalid(admin.post(users, Map.of("identities", 42)), "identities");
    Problems.invalid(admin.post(users, Map.of("externalId", "")), "email", "externalId");
  }

  @Test
  void userWhomATokenBroughtWithoutEmailIsSentBackAndBanned() {
    Company docs = HelpDocs.company();
    String token = HelpDocs.token(docs, Map.of("external_id", 7));
    assertThat(docs.browser().get("/docs?hd_jwt=" + token).status()).isEqualTo(303);
    ObjectNode user = (ObjectNode) docs.users("externalId=7").get(0);
    String path = docs.site() + "/users/" + user.path("id").asLong();

    assertThat(user.path("email").isNull()).isTrue();
    assertThat(admin.put(path, user).json()).isEqualTo(user);
    assertThat(admin.put(path, user.put("banned", true)).status()).isEqualTo(200);
    assertThat(docs.browser().get("/docs?hd_jwt=" + token).status()).isNotEqualTo(303);
  }

  @Test
  void keepsWhatIsStoredFromBeforeTheRuleForTexts() throws SQLException {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
    long id = created(users, Map.of("email", "a@b.c", "externalId", "e1")).path("id").asLong();
    String group = groups + "/" + created(groups, Map.of("name", "Old")).path("id").asText();
    try (Connection database =
            DriverManager.getConnection(
                System.getenv("GATEHOUSE_DB_URL"),
                System.getenv("GATEHOUSE_DB_USER"),
                System.getenv("GATEHOUSE_DB_PASSWORD"));
        Statement statement = database.createStatement()) {
      statement.execute(
          "update reader set name = U&'a\\202Eb', external_id = U&'7\\200F\\202E',"
              + " custom_fields = '{\"a\":{\"b\\u0000\":[\"\\u0000\"]}}' where id = "
              + id);
      statement.execute("update permission_group set name = U&'a\\202Eb' where name = 'Old'");
    }
    String path = users + "/" + id;
    ObjectNode user = (ObjectNode) admin.get(path).json();
    assertThat(user.path("name").asText()).isEqualTo("a\u202Eb");
    assertThat(user.at("/customFields/a").toString()).contains("\\u0000");

    assertThat(admin.put(path, user).json()).isEqualTo(user);
    assertThat(admin.put(path, user.put("lang", "de")).json()).isEqualTo(user);
    Problems.invalid(admin.put(path, user.deepCopy().put("name", "a\u202Ec")), "name");
    Problems.invalid(admin.put(path, user.deepCopy().put("externalId", "8\u202E")), "externalId");
    JsonNode old = admin.get(group).json();
    assertThat(admin.put(group, old).json()).isEqualTo(old);
    Problems.invalid(admin.put(group, Map.of("name", "a\u202Ec")), "name");
  }

  @Test
  void namesAreReadableTrimmedAndCountedInCharacters() {
    String emoji = "\uD83D\uDE00".repeat(200);
    Map<String, String> names =
        Map.of(
            groups,
            "name",
            company.site() + "/categories",
            "title",
            company.site() + "/articles",
            "title");
    names.forEach(
        (path, name) -> {
          for (String text : List.of("\u200B", "a\u202Eb", emoji + "x", " ")) {
            Problems.invalid(admin.post(path, Map.of(name, text)), name);
          }
          Answer answer = admin.post(path, Map.of(name, " " + emoji + "\n"));
          assertThat(answer.status()).as("%s", answer).isEqualTo(201);
          assertThat(answer.json().path(name).asText()).isEqualTo(emoji);
        });
    Map<String, Object> token = Map.of("name", emoji + " ", "platformAdmin", true);
    assertThat(created("/api-tokens", token).path("name").asText()).isEqualTo(emoji);
    Problems.invalid(
        admin.post("/api-tokens", Map.of("name", "a\u202Eb", "platformAdmin", true)), "name");
    company.change(company.site(), Map.of("name", emoji));
    company.change(company.connection(), Map.of("name", emoji));
    Problems.invalid(
        admin.put(company.connection(), Map.of("name", "a\u202Eb")), "name", "loginUrl");
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

  @Test
  void listsAreFilesForSpreadsheets() {
    created(groups, Map.of("id", "staff", "name", "=Staff"));
    created(
        users,
        Map.of("email", "ann@b.c", "name", "+49 30", "banned", true, "groups", List.of("staff")));
    created(users, Map.of("email", "bob@b.c"));

    Answer file = admin.get(users + "?banned=true", "Accept", "text/csv");
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.header("Content-Disposition")).contains("users.csv");
    assertThat(file.body().lines()).hasSize(2);
    assertThat(file.body()).startsWith("id,email,").contains("ann@b.c", "'+49 30", ",staff,");
    assertThat(admin.get(users + "?limit=1", "Accept", "text/csv").body().lines()).hasSize(2);
    assertThat(admin.get(groups, "Accept", "text/csv").body())
        .isEqualTo("id,name,members\r\nstaff,'=Staff,1\r\n");
    for (String list :
        List.of(
            "/sites",
            company.site() + "/sessions",
            company.site() + "/articles",
            "/operators",
            "/api-tokens")) {
      Answer answer = admin.get(list, "Accept", "text/csv");
      assertThat(answer.status()).as(list).isEqualTo(200);
      assertThat(answer.body()).startsWith("id,").doesNotContain("sharedPassword");
    }

    ConsoleClient console = ConsoleClient.of(Operator.first());
    String listed = "/console/people/users.csv?site=" + company.siteId;
    assertThat(console.get(listed + "&sort=-email&size=25").body().lines().skip(1))
        .extracting(line -> line.contains("bob@b.c"))
        .containsExactly(true, false);
    assertThat(console.get(listed + "&q=ANN&state=banned").body()).isEqualTo(file.body());
    assertThat(console.get("/console/people/users.csv").status()).isEqualTo(404);
    for (String page :
        List.of(
            "people/groups",
            "people/sessions",
            "content/content",
            "site/sites",
            "operator/operators",
            "operator/tokens")) {
      Answer answer = console.get("/console/" + page + ".csv?site=" + company.siteId);
      assertThat(answer.status()).as(page).isEqualTo(200);
      assertThat(answer.body()).startsWith("id,");
    }
  }

  @Test
  void changesManyAndTellsWhatItCouldNot() {
    String bulk = users + "/bulk";
    created(groups, Map.of("id", "staff", "name", "Staff"));
    long ann = created(users, Map.of("email", "ann@b.c", "name", "Ann")).path("id").asLong();
    long bob = created(users, Map.of("email", "bob@b.c")).path("id").asLong();

    JsonNode banned = admin.post(bulk, Map.of("ids", List.of(ann, 1, bob), "action", "ban")).json();
    assertThat(banned.path("done")).extracting(JsonNode::asLong).containsExactly(ann, bob);
    assertThat(banned.at("/failed/0/id").asLong()).isEqualTo(1);
    assertThat(banned.at("/failed/0/message").asText()).contains("does not exist");
    assertThat(admin.get(users + "?banned=true").json().path("items")).hasSize(2);
    assertThat(admin.get("/audit?event=user.banned&site=" + company.subdomain).json().path("items"))
        .hasSize(2);

    Map<String, Object> add = Map.of("ids", List.of(ann), "action", "addToGroup", "group", "staff");
    assertThat(admin.post(bulk, add).json().path("done")).hasSize(1);
    assertThat(admin.get(users + "/" + ann).json().at("/groups/0").asText()).isEqualTo("staff");
    assertThat(admin.get(users + "/" + ann).json().path("name").asText()).isEqualTo("Ann");

    for (Object wrong :
        List.of(
            Map.of("ids", List.of(ann), "action", "addToGroup", "group", "nobody"),
            Map.of("ids", List.of(ann), "action", "ban", "group", "staff"),
            Map.of("ids", List.of(), "action", "ban"),
            Map.of("ids", List.of("x"), "action", "ban"),
            Map.of("ids", List.of(ann), "action", "praise"),
            Map.of("ids", List.of(ann), "action", "delete", "force", true))) {
      Problems.of(admin.post(bulk, wrong), 400);
    }
    admin.post(bulk, Map.of("ids", List.of(ann, bob), "action", "delete"));
    assertThat(admin.get(users).json().path("items")).isEmpty();
  }

  /** A sign-in whose token is right but for its age. */
  private void tooLate(String person) {
    Map<String, Object> claims = Company.claims("late-" + person, person);
    claims.put("exp", 1_000_000_000);
    company.browser().get("/sso/jwt?jwt=" + company.token(claims));
  }

  /** A time line as kinds, each with the event, the audit event, or why a session ended. */
  private List<String> timeline(String path, String query) {
    Answer answer = admin.get(company.site() + path + "timeline" + query);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return stream(answer.json().path("items").spliterator(), false)
        .map(
            row ->
                row.path("kind").asText()
                    + " "
                    + row.at("/event/reason").asText("")
                    + row.at("/change/event").asText("")
                    + row.at("/session/why").asText(""))
        .toList();
  }

  @Test
  void timeLineTellsOfAttemptsSessionsAndChanges() {
    Http browser = company.browser();
    company.signIn(browser, "ann");
    browser.form("/logout", Map.of(), "Origin", browser.origin());
    tooLate("ann");
    tooLate("zoe");
    created(groups, Map.of("id", "staff", "name", "Staff"));
    ObjectNode ann = (ObjectNode) admin.get(users).json().path("items").get(0);
    String path = users + "/" + ann.path("id").asLong();
    ann.putArray("groups").add("staff");
    admin.put(path, ann);
    admin.put(path, ann.put("banned", true));
    String line = "/users/" + ann.path("id").asLong() + "/";

    assertThat(timeline(line, ""))
        .containsExactly(
            "ban user.banned",
            "group user.updated",
            "refused jwt_expired",
            "session signed_out",
            "accepted ");
    assertThat(timeline(line, "?kind=refused")).containsExactly("refused jwt_expired");
    // Other tests have an Ann as well.
    assertThat(timeline("/", "?email=ANN@company.example&elsewhere=true&kind=ban"))
        .contains("ban user.banned");
    assertThat(timeline("/", "?email=zoe@company.example")).containsExactly("refused jwt_expired");
    assertThat(timeline("/", "?externalId=id-zoe")).containsExactly("refused jwt_expired");
    assertThat(timeline("/", "?externalId=id-zoe&userNamespace=crm")).isEmpty();

    String next =
        admin.get(company.site() + line + "timeline?limit=2").json().path("next").asText();
    assertThat(timeline(line, "?limit=2&after=" + next))
        .containsExactly("refused jwt_expired", "session signed_out");

    admin.delete(path);
    assertThat(timeline(line, "?kind=change")).containsExactly("change user.deleted");
    for (String wrong : List.of("timeline", "timeline?email=a@b.c&kind=x", "timeline?mail=a@b.c")) {
      Problems.of(admin.get(company.site() + "/" + wrong), 400);
    }
    Problems.of(admin.get(users + "/999999999/timeline"), 404);
    Problems.of(admin.get(Company.founded().site() + line + "timeline"), 404);
  }
}
