package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import dev.gatehouse.it.support.vendor.ProProfsCompany;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users of several apps at one site. */
@Tag("database")
@Tag("server")
class NameSpacesIT extends GatehouseIT {
  private static final int AT_ONCE = 20;

  private final HelpCenter help = HelpCenter.of("sso");
  private final HelpCenter.Sso one = help.connection(Map.of("name", "App one"));
  private final HelpCenter.Sso two =
      help.connection(Map.of("name", "App two", "userNamespace", "two"));

  private static Map<String, Object> claims(String externalId, String email) {
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), "x");
    claims.put("email", email);
    claims.remove("external_id");
    if (externalId != null) {
      claims.put("external_id", externalId);
    }
    return claims;
  }

  private Answer signIn(HelpCenter.Sso through, String externalId, String email) {
    return signIn(help.browser(), through, externalId, email);
  }

  private static Answer signIn(
      Http browser, HelpCenter.Sso through, String externalId, String email) {
    return browser.get("/sso/jwt?jwt=" + through.token(claims(externalId, email)));
  }

  private void isIn(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
  }

  private void isConflict(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    assertThat(help.events("limit=1").get(0).path("reason").asText())
        .isEqualTo("identity_conflict");
  }

  private JsonNode user(String query) {
    List<JsonNode> found = help.items(help.path() + "/users?" + query);
    assertThat(found).as(query).hasSize(1);
    return found.get(0);
  }

  private static String identities(JsonNode user) {
    StringBuilder all = new StringBuilder();
    for (JsonNode identity : user.path("identities")) {
      all.append(identity.path("userNamespace").asText())
          .append('=')
          .append(identity.path("externalId").asText())
          .append(' ');
    }
    return all.toString().strip();
  }

  @Test
  void userOfAnotherAppWithTheSameIdIsSomebodyElse() {
    isIn(signIn(one, "7", "ann@one.example"));
    JsonNode ann = user("externalId=7");
    Company.created(admin.post(help.path() + "/groups", Map.of("id", "staff", "name", "Staff")));
    help.change(
        help.path() + "/users/" + ann.path("id").asLong(), Map.of("groups", List.of("staff")));
    JsonNode article =
        Company.created(
            admin.post(
                help.path() + "/articles", Map.of("title", "Secret", "groups", List.of("staff"))));
    String page = "/article/" + article.path("id").asText() + "-secret";
    Http bob = help.browser();

    isIn(signIn(bob, two, "7", "bob@two.example"));

    assertThat(bob.get(page).status()).isEqualTo(404);
    JsonNode unchanged = user("externalId=7");
    assertThat(unchanged.path("email").asText()).isEqualTo("ann@one.example");
    assertThat(identities(unchanged)).isEqualTo("default=7");
    assertThat(identities(user("externalId=7&userNamespace=two"))).isEqualTo("two=7");
    assertThat(user("userNamespace=two").path("email").asText()).isEqualTo("bob@two.example");
    assertThat(user("userNamespace=two").path("externalId").isNull()).isTrue();
    Http again = help.browser();
    isIn(signIn(again, one, "7", "ann@one.example"));
    assertThat(again.get(page).status()).isEqualTo(200);
  }

  @Test
  void sameEmailIsTheSameUserUnlessTheConnectionDoesNotLink() {
    HelpCenter.Sso strict =
        help.connection(Map.of("userNamespace", "strict", "linkByEmail", false));
    isIn(signIn(one, "7", "ann@one.example"));
    assertThat(help.events("limit=1").get(0).path("detail").asText()).doesNotContain("Linked");

    isIn(signIn(two, "70", "ann@one.example"));
    assertThat(help.events("limit=1").get(0).path("detail").asText())
        .contains("Linked by email: from now on, the name space two ");
    isConflict(signIn(strict, "700", "ann@one.example"));
    isConflict(signIn(strict, null, "ann@one.example"));
    isConflict(signIn(two, "71", "ann@one.example"));

    assertThat(identities(user("email=ann@one.example"))).isEqualTo("default=7 two=70");
    isIn(signIn(strict, "700", "bob@three.example"));
    isConflict(signIn(strict, "700", "ann@one.example"));
  }

  @Test
  void whoCameByEmailOnlyBelongsToTheNameSpace() {
    HelpCenter.Sso strict =
        help.connection(Map.of("userNamespace", "strict", "linkByEmail", false));

    isIn(signIn(strict, null, "ann@one.example"));
    isIn(signIn(strict, null, "ann@one.example"));
    isIn(signIn(strict, "7", "ann@one.example"));

    assertThat(identities(user("email=ann@one.example"))).isEqualTo("strict=7");
    isConflict(signIn(strict, "8", "ann@one.example"));
  }

  @Test
  void importedUserSignsInThroughWhateverNameSpace() {
    long id =
        Company.created(
                admin.post(
                    help.path() + "/connections",
                    Map.of(
                        "protocol",
                        "proprofs",
                        "name",
                        "P",
                        "userNamespace",
                        "guides",
                        "linkByEmail",
                        false)))
            .path("id")
            .asLong();
    String secret = "n9Xq2Lm7Pw4RtYv5Bn8CdFg1HjKs6ZaE" + help.subdomain;
    Company.created(
        admin.post(help.path() + "/connections/" + id + "/keys", Map.of("secret", secret)));
    help.user("ann@one.example");
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("user_email", "ann@one.example");
    claims.put("guest", false);

    isIn(
        help.browser()
            .get("/access/jwtsso/?token=" + Company.token(claims, ProProfsCompany.md5(secret))));

    assertThat(identities(user("email=ann@one.example"))).isEqualTo("guides=null");
  }

  @Test
  void simultaneousFirstSignInsWithOneIdMakeOneUser() throws Exception {
    List<Answer> answers =
        Simultaneously.times(AT_ONCE, i -> () -> signIn(two, "7", "ann-" + i % 3 + "@two.example"));

    assertThat(answers).allMatch(answer -> answer.status() == 303);
    assertThat(user("userNamespace=two").path("identities")).hasSize(1);
    assertThat(help.items(help.path() + "/users")).hasSize(1);
  }

  @Test
  void simultaneousLinksOfOneUserEndInNoError() throws Exception {
    isIn(signIn(one, "7", "ann@one.example"));

    List<Answer> answers =
        Simultaneously.times(AT_ONCE, i -> () -> signIn(two, "70", "ann@one.example"));

    assertThat(answers).allMatch(answer -> answer.status() == 303);
    assertThat(identities(user("email=ann@one.example"))).isEqualTo("default=7 two=70");
  }

  @Test
  void renamedOrDeletedConnectionLosesNoUser() {
    isIn(signIn(two, "7", "bob@two.example"));
    String path = help.path() + "/connections/" + two.id();
    help.change(path, Map.of("name", "Renamed"));
    isIn(signIn(two, "7", "bob@new.example"));

    assertThat(admin.delete(path).status()).isEqualTo(204);

    assertThat(identities(user("email=bob@new.example"))).isEqualTo("two=7");
    HelpCenter.Sso again = help.connection(Map.of("userNamespace", "two"));
    isIn(signIn(again, "7", "bob@newest.example"));
    assertThat(user("userNamespace=two").path("email").asText()).isEqualTo("bob@newest.example");
  }

  @Test
  void connectionShowsItsNameSpaceAndHasTheDefaultUnlessTold() {
    String path = help.path() + "/connections/" + two.id();
    assertThat(admin.get(path).json().path("userNamespace").asText()).isEqualTo("two");
    assertThat(admin.get(path).json().path("linkByEmail").asBoolean()).isTrue();

    Answer put =
        admin.put(path, Map.of("name", "App two", "loginUrl", "https://app.example/login"));

    assertThat(put.json().path("userNamespace").asText()).isEqualTo("default");
    assertThat(put.json().path("linkByEmail").asBoolean()).isTrue();
    Problems.invalid(
        admin.put(
            path,
            Map.of(
                "name", "x",
                "loginUrl", "https://app.example/login",
                "userNamespace", " ",
                "linkByEmail", "no")),
        "userNamespace",
        "linkByEmail");
    Problems.invalid(
        admin.put(
            path,
            Map.of(
                "name", "x",
                "loginUrl", "https://app.example/login",
                "userNamespace", "a".repeat(65))),
        "userNamespace");
  }

  @Test
  void operatorsReadAndReplaceIdentities() {
    String users = help.path() + "/users";
    Map<String, Object> inTwo = Map.of("userNamespace", "two", "externalId", "70");
    JsonNode made =
        Company.created(
            admin.post(users, Map.of("email", "ann@one.example", "identities", List.of(inTwo))));
    String path = users + "/" + made.path("id").asLong();
    assertThat(identities(made)).isEqualTo("two=70");
    isIn(signIn(two, "70", "ann@two.example"));
    assertThat(admin.get(path).json().path("email").asText()).isEqualTo("ann@two.example");

    assertThat(identities(admin.put(path, Map.of("email", "a@b.example")).json()))
        .as("absent: kept")
        .isEqualTo("two=70");
    assertThat(identities(help.change(path, Map.of("externalId", "7"))))
        .as("the rest as it was read")
        .isEqualTo("default=7 two=70");
    assertThat(identities(help.change(path, Map.of("externalId", "8"))))
        .isEqualTo("default=8 two=70");
    JsonNode listed =
        help.change(
            path,
            Map.of("identities", List.of(Map.of("userNamespace", "default", "externalId", "9"))));
    assertThat(identities(listed)).isEqualTo("default=9");
    assertThat(listed.path("externalId").asText()).isEqualTo("9");
    assertThat(admin.get("/audit?site=" + help.subdomain + "&event=user.updated").body())
        .contains("identities", "two");
  }

  @Test
  void identityBelongsToOneUserAndIsChecked() {
    String users = help.path() + "/users";
    isIn(signIn(two, "70", "ann@two.example"));
    Map<String, Object> taken = Map.of("userNamespace", "two", "externalId", "70");

    Problems.taken(
        admin.post(users, Map.of("email", "bob@two.example", "identities", List.of(taken))),
        "identities");
    for (Object wrong :
        List.of(
            "two",
            Map.of("userNamespace", "two"),
            List.of("two"),
            List.of(Map.of("externalId", "7")),
            List.of(Map.of("userNamespace", "two", "externalId", "")),
            List.of(Map.of("userNamespace", "two", "externalId", 7)),
            List.of(Map.of("userNamespace", "two", "id", "7")),
            List.of(taken, taken))) {
      Problems.invalid(
          admin.post(users, Map.of("email", "bob@two.example", "identities", wrong)), "identities");
    }
    Object number = List.of(Map.of("userNamespace", "two", "externalId", 7));
    assertThat(
            admin
                .post(users, Map.of("email", "bob@two.example", "identities", number))
                .json()
                .at("/errors/0/message")
                .asText())
        .isEqualTo("entry 1: externalId must be a string or null");
    Problems.invalid(
        admin.post(
            users,
            Map.of(
                "email",
                "bob@two.example",
                "externalId",
                "1",
                "identities",
                List.of(Map.of("userNamespace", "default", "externalId", "2")))),
        "identities");
  }
}
