package dev.gatehouse.it.protocol.vendor;

import static dev.gatehouse.it.support.vendor.CodeBackend.basic;
import static dev.gatehouse.it.support.vendor.CodeBackend.elsewhere;
import static dev.gatehouse.it.support.vendor.CodeBackend.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code generation URL. */
@Tag("server")
class Document360BackChannelIT extends GatehouseIT {
  private static final List<String> PATHS = List.of("/jwt/generateCode", "/api/jwt/generate-code");
  private final CodeBackend backend = CodeBackend.founded();
  private final Company company = backend.company;

  private List<Http> hosts() {
    return List.of(company.program(), at("localhost"));
  }

  @Test
  void issuesCodesOnBothPathsOfBothHosts() {
    for (Http host : hosts()) {
      for (String path : PATHS) {
        String body = CodeBackend.text(user("ann"));

        Answer answer = host.json("POST", path, body, backend.credentials());

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        String code = answer.json().path("code").asText();
        assertThat(code).matches("[A-Za-z0-9_-]{43,}");
        assertThat(company.browser().get("/jwt/authorize?code=" + code).status()).isEqualTo(303);
      }
    }
    assertThat(company.events("event=sso.document360.code_issued")).hasSize(4);
    assertThat(company.users("")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=bogus",
        "text/plain",
        "application/vnd.own+json",
        "application/json, charset=utf-8",
        "application/json; charset=bogus",
        "application/json; charset=",
        "application/json;q=x",
        "multipart/form-data",
        "json",
        "*/*",
        " ",
        ""
      })
  void takesJsonWhateverItIsCalled(String type) {
    String body = CodeBackend.text(user("ann"));

    assertThat(backend.ask(body, "Content-Type", type).status()).isEqualTo(200);
    for (Http host : hosts()) {
      assertThat(host.post(PATHS.get(0), body, backend.credentials("Content-Type", type)).status())
          .isEqualTo(200);
      assertThat(host.post(PATHS.get(1), body, backend.credentials()).status()).isEqualTo(200);
    }
  }

  @Test
  void answersOtherMethodsInItsOwnWords() {
    for (Http host : hosts()) {
      for (String path : List.of(PATHS.get(0), PATHS.get(1), "/jwt/token")) {
        for (String method : List.of("GET", "PUT", "DELETE")) {
          Answer answer = host.send(method, path, null, backend.credentials());

          assertThat(Problems.of(answer, 405).path("title").asText()).isNotEmpty();
          assertThat(answer.header("Allow")).contains("POST");
        }
        assertThat(host.head(path).status()).isEqualTo(405);
      }
    }
  }

  @Test
  void answersHeadersThatCannotBeReadAsTheCallersFault() {
    for (Http host : hosts()) {
      Answer answer = host.post(PATHS.get(0), "{}", "Accept", "application/json;q=x");

      assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    }
  }

  @Test
  void answersUnknownClientAndWrongSecretAlike() {
    String body = CodeBackend.text(user("ann"));
    for (Http host : hosts()) {
      Answer wrong =
          host.json("POST", PATHS.get(0), body, elsewhere(basic(backend.clientId, "wrong")));
      for (String[] headers :
          List.of(
              basic("nobody", company.secret()),
              basic(backend.clientId, ""),
              basic("", company.secret()),
              basic(backend.clientId, company.secret() + "\0"),
              new String[] {},
              new String[] {"Authorization", "Basic"},
              new String[] {"Authorization", "Basic %%%"},
              new String[] {"Authorization", "Basic bm9jb2xvbg=="},
              new String[] {"Authorization", "Basic /////w=="},
              new String[] {"Authorization", "Bearer " + company.secret()})) {
        Answer answer = host.json("POST", PATHS.get(0), body, elsewhere(headers));

        Problems.of(answer, 401);
        assertThat(answer.body()).isEqualTo(wrong.body());
        assertThat(answer.header("WWW-Authenticate"))
            .isEqualTo(wrong.header("WWW-Authenticate"))
            .startsWith("Basic realm=");
      }
    }
    JsonNode event = company.events("event=sso.document360.code_rejected").get(0);
    assertThat(event.path("reason").asText()).isEqualTo("jwt_invalid_signature");
    assertThat(event.path("connectionId").asLong()).isEqualTo(company.connectionId);
    assertThat(event.path("detail").asText()).doesNotContain("wrong");
  }

  @Test
  void namesTheMistakeInAClientSecret() {
    String ended = company.secret();
    assertThat(cause('"' + ended + '"')).isEqualTo("secret_quotation_marks");
    assertThat(cause(ended + "\n")).isEqualTo("secret_line_feed");
    assertThat(cause("another secret")).isEqualTo("null");

    company.newKey(Map.of());
    assertThat(cause(ended)).isEqualTo("key_ended");
    assertThat(company.events("limit=1").get(0).toString()).doesNotContain(ended);
  }

  private String cause(String secret) {
    String body = CodeBackend.text(user("ann"));
    Answer answer =
        company.program().json("POST", PATHS.get(0), body, basic(backend.clientId, secret));
    Problems.of(answer, 401);
    return company.events("limit=1").get(0).path("cause").asText();
  }

  @Test
  void takesTheSchemeInAnyLetters() {
    String pair = basic(backend.clientId, company.secret())[1].substring("Basic ".length());
    String body = CodeBackend.text(user("ann"));

    assertThat(
            company.program().post(PATHS.get(0), body, "Authorization", "bASIC " + pair).status())
        .isEqualTo(200);
  }

  @Test
  void clientOfAnotherTenantIsUnknownOnThisTenantsHost() {
    CodeBackend other = CodeBackend.founded();
    String body = CodeBackend.text(user("ann"));

    Answer answer =
        company.program().json("POST", PATHS.get(0), body, elsewhere(other.credentials()));

    Problems.of(answer, 401);
    assertThat(company.events("")).isEmpty();
    assertThat(other.company.events("")).isEmpty();
  }

  @Test
  void namesEveryWrongFieldAtOnce() {
    Problems.invalid(backend.ask("{}"), "username", "emailId");
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("username", 7);
    wrong.put("emailId", "x".repeat(255));
    wrong.put("tokenValidity", "15");
    Problems.invalid(backend.ask(wrong), "username", "emailId", "tokenValidity");
    assertThat(company.events("event=sso.document360.code_rejected").get(0).path("email").isNull())
        .isTrue();

    JsonNode event = company.events("event=sso.document360.code_rejected").get(0);
    assertThat(event.path("reason").asText()).isEqualTo("jwt_missing_required_claim");
    assertThat(event.path("detail").asText()).contains("username", "tokenValidity");
  }

  @Test
  void goesOnWithoutOptionalMembersThatAreUnusableAndNamesThem() {
    Map<String, Object> user = user("ann");
    user.put("firstName", List.of());
    user.put("lastName", "x".repeat(201));
    user.put("readerGroupIds", "group");

    assertThat(company.browser().get("/jwt/authorize?code=" + backend.code(user)).status())
        .isEqualTo(303);
    assertThat(company.events("event=sso.document360.code_issued").get(0).path("detail").asText())
        .contains(
            "Not taken: firstName is not ",
            "; lastName is not ",
            "; readerGroupIds is not an array.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"x\"",
        "{",
        "{}{}",
        "{\"username\":\"a\",\"username\":\"b\",\"emailId\":\"c\"}",
        "{\"username\":\"\\ud800\",\"emailId\":\"c\"}",
        "{'username':'a'}",
        "username=a&emailId=b"
      })
  void refusesWhatIsNoStrictJsonObject(String body) {
    Problems.invalid(backend.ask(body), "");
  }

  @Test
  void refusesWhatIsDeepOrLong() {
    String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    String room = CodeBackend.text(user("ann")).replace("}", ",\"more\":\"%s\"}");

    Problems.invalid(backend.ask(deep), "");
    assertThat(backend.ask(room.formatted("x".repeat(60_000))).status()).isEqualTo(200);
    for (int length : List.of(66_000, 3_000_000)) {
      Problems.of(backend.ask(room.formatted("x".repeat(length))), 413);
    }
  }

  @Test
  void takesAsItIsWhatIsNoAddress() {
    Map<String, Object> user = user("ann");
    user.put("emailId", "  Employee 7  ");
    user.put("lastName", "");
    user.put("firstName", null);
    user.put("tokenValidity", null);
    user.put("readerGroupIds", null);
    user.put("unknown", Map.of("x", 1));

    assertThat(company.browser().get("/jwt/authorize?code=" + backend.code(user)).status())
        .isEqualTo(303);
    JsonNode found = company.users("").get(0);
    assertThat(found.path("email").asText()).isEqualTo("employee 7");
    String path = company.site() + "/users/" + found.path("id").asLong();
    assertThat(company.change(path, Map.of("name", "Ann")).path("email").asText())
        .isEqualTo("employee 7");
    Problems.invalid(admin.put(path, Map.of("email", "employee 8")), "email");
  }

  @Test
  void ignoresUnknownGroupsAndSaysSo() {
    Map<String, Object> user = user("ann");
    String token = company.token(Company.claims("1", "ann"));
    user.put("readerGroupIds", List.of("gone", "a\nb\0c", "", "x".repeat(300), token));

    backend.code(user);

    assertThat(company.events("").get(0).path("detail").asText())
        .contains("ignored: gone and 4 others")
        .doesNotContain("eyJ");
  }

  @Test
  void refusesMoreGroupsThanATokenHasRoomFor() {
    Map<String, Object> user = user("ann");
    List<String> many = IntStream.range(0, 80).mapToObj(i -> "g".repeat(61) + (100 + i)).toList();
    many.forEach(
        id -> admin.post(company.site() + "/groups", Map.of("id", id, "name", "Group " + id)));
    user.put("readerGroupIds", many);
    Problems.invalid(backend.ask(user), "readerGroupIds");

    user.put("readerGroupIds", many.subList(0, 60));
    user.put("username", "\u6f22".repeat(60));
    assertThat(company.browser().get("/jwt/authorize?code=" + backend.code(user)).status())
        .isEqualTo(303);
  }

  @Test
  void saysWhoIsCallingBeforeWhetherTheConnectionIsOnBeforeWhatIsWrong() {
    assertThat(
            company.program().json("POST", PATHS.get(0), "{", elsewhere(basic("x", "y"))).status())
        .isEqualTo(401);
    company.switchConnection(false);
    for (Http host : hosts()) {
      Answer off = host.json("POST", PATHS.get(0), "{", backend.credentials());

      assertThat(Problems.of(off, 403).path("detail").asText()).contains("is off");
      assertThat(
              host.json("POST", PATHS.get(0), "{", elsewhere(basic(backend.clientId, "x")))
                  .status())
          .isEqualTo(401);
    }
    assertThat(company.events("reason=sso_not_configured")).hasSize(2);
    company.switchConnection(true);
    assertThat(backend.ask("{").status()).isEqualTo(400);

    admin.delete(company.connection());
    for (Http host : hosts()) {
      Problems.of(host.json("POST", PATHS.get(0), "{", elsewhere(backend.credentials())), 401);
    }
  }

  @Test
  void takesPrimaryAndSecondarySecretAndNoneThatRetired() {
    String second = company.newKey(Map.of("retireOthersAfterSeconds", 600)).path("secret").asText();
    String body = CodeBackend.text(user("ann"));
    for (String secret : List.of(company.secret(), second)) {
      assertThat(
              at("localhost")
                  .json("POST", PATHS.get(0), body, elsewhere(basic(backend.clientId, secret)))
                  .status())
          .isEqualTo(200);
    }
    company.newKey(Map.of());

    for (String secret : List.of(company.secret(), second)) {
      assertThat(
              at("localhost")
                  .json("POST", PATHS.get(0), body, elsewhere(basic(backend.clientId, secret)))
                  .status())
          .isEqualTo(401);
    }
  }
}
