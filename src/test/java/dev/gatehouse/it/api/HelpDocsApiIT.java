package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.HelpDocs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Using the JWT as an API key". */
@Tag("database")
@Tag("server")
class HelpDocsApiIT extends GatehouseIT {
  private static final String[] JSON = {"Accept", "application/json"};
  private static final String[] BROWSER = {"Accept", "text/html,*/*;q=0.8"};

  private final Company company = HelpDocs.company();
  private final Content content = new Content(company);
  private final String token = "hd_jwt=" + HelpDocs.token(company);

  /** "The JWT should be passed as a hd_jwt query parameter to one of the above routes." */
  @Test
  void theFourRoutesTakeTheToken() {
    long category = Content.id(content.category(Map.of("title", "Basics")));
    String path = content.article(Map.of("title", "First steps", "categoryId", category));
    long article = Content.id(path);

    for (String prefix : List.of("/v1", "")) {
      for (String host : List.of(company.host(), HelpDocs.domain(company))) {
        Http program = at(host);
        JsonNode one = get(program, prefix + "/article/" + article).path("article");
        assertThat(one.path("url").asText()).isEqualTo(program.origin() + path);
        assertThat(one.path("relative_url").asText()).isEqualTo(path);
        assertThat(get(program, prefix + "/article").path("articles").get(0)).isEqualTo(one);
        JsonNode its = get(program, prefix + "/category/" + category).path("category");
        assertThat(its.path("title").asText()).isEqualTo("Basics");
        assertThat(get(program, prefix + "/category").path("categories").get(0)).isEqualTo(its);
      }
    }
  }

  private JsonNode get(Http program, String path) {
    Answer answer = program.get(path + "?" + token, JSON);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    return answer.json();
  }

  @Test
  void takesTheTokenInFormPost() {
    for (int i = 1; i <= 3; i++) {
      content.article(Map.of("title", "Number " + i));
    }
    Map<String, String> form = Map.of("hd_jwt", HelpDocs.token(company), "limit", "1", "skip", "1");

    for (String path : List.of("/v1/article", "/article")) {
      Answer answer = company.program().form(path, form, JSON);
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      assertThat(answer.json().path("articles").findValuesAsText("title"))
          .containsExactly("Number 2");
      assertThat(answer.headers("Set-Cookie")).isEmpty();
    }
    Answer atBase =
        at("localhost").form("/v1/article?account_domain=" + company.subdomain, form, JSON);
    assertThat(atBase.json().path("articles")).hasSize(1);
    assertThat(company.program().json("POST", "/v1/article?" + token, "{}", JSON).status())
        .isEqualTo(405);
    assertThat(company.program().json("POST", "/article?" + token, "{}", JSON).status())
        .isEqualTo(405);
  }

  @Test
  void givesListsInParts() {
    for (int i = 1; i <= 3; i++) {
      content.category(Map.of("title", "Number " + i));
    }

    for (String prefix : List.of("/v1", "")) {
      String path = prefix + "/category?" + token;
      assertThat(program(path + "&limit=1&skip=1").json().path("categories"))
          .singleElement()
          .satisfies(one -> assertThat(one.path("title").asText()).isEqualTo("Number 2"));
      assertThat(program(path + "&limit=x").status()).isEqualTo(400);
    }
  }

  private Answer program(String path) {
    return company.program().get(path, JSON);
  }

  /** "These keys will only allow the user to view articles they have access to." */
  @Test
  void showsWhatTheReaderMayReadAndNothingElse() {
    List<String> group = content.group();
    long staff = Content.id(content.article(Map.of("title", "For staff", "groups", group)));
    long closed = content.closed();
    long draft = Content.id(content.article(Map.of("title", "Draft", "published", false)));
    String member = "hd_jwt=" + HelpDocs.token(company, Map.of("permission_groups", groups(group)));

    assertThat(program("/v1/article/" + staff + "?" + member).status()).isEqualTo(200);
    assertThat(program("/article?" + member).json().path("articles")).hasSize(1);
    assertThat(program("/article?" + token).json().path("articles")).isEmpty();

    Answer absent = program("/v1/article/999999999?" + token);
    assertThat(absent.status()).isEqualTo(404);
    for (String prefix : List.of("/v1", "")) {
      for (String path :
          List.of("/article/" + staff, "/article/" + draft, "/category/" + closed, "/article/x")) {
        Answer answer = program(prefix + path + "?" + token);
        assertThat(answer.status()).as(path).isEqualTo(404);
        assertThat(answer.body()).as(path).isEqualTo(absent.body());
        assertThat(answer.header("Content-Type")).isEqualTo(absent.header("Content-Type"));
      }
    }
  }

  private static List<String> groups(List<String> ids) {
    return ids.stream().map(id -> "group:" + id).toList();
  }

  @Test
  void browsersGetPages() {
    String path = content.article(Map.of("title", "First steps"));
    long id = Content.id(path);
    Http browser = company.browser();
    browser.get("/docs?" + token);

    for (String[] accept : List.of(BROWSER, new String[] {"Accept", "*/*"})) {
      assertThat(browser.get(path, accept).body()).contains("<h1>First steps</h1>");
      assertThat(browser.get("/article/" + id, accept).location()).isEqualTo(path);
      for (String list : List.of("/article", "/category", "/article/")) {
        assertThat(browser.get(list, accept).location()).isEqualTo("/docs");
      }
    }
    assertThat(browser.get(path, JSON).json().at("/article/title").asText())
        .isEqualTo("First steps");
    assertThat(company.program().get("/article", BROWSER).location())
        .isEqualTo("/login?forward=%2Farticle");
    assertThat(company.program().get(path + "?" + token, BROWSER).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/article", "/article", "/v1/category/1", "/category/1"})
  void programsAreToldWhyTheyAreRefused(String path) {
    String foreign = HelpDocs.token(company, Map.of("aud", "other"));

    Answer bad = program(path + "?hd_jwt=" + foreign);
    Answer none = program(path);
    Answer kept = company.program().get(path, "Accept", JSON[1], "Cookie", "hd_jwt=" + foreign);

    assertThat(none.status()).isEqualTo(401);
    assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
    for (Answer answer : List.of(bad, kept)) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
      assertThat(answer.json().path("reason").asText()).isEqualTo("jwt_audience_mismatch");
      assertThat(answer.headers("Set-Cookie")).isEmpty();
      assertThat(answer.location()).isNull();
    }
    String traceId = bad.json().path("trace_id").asText();
    JsonNode event = company.events("traceId=" + traceId).get(0);
    assertThat(event.path("event").asText()).isEqualTo("sso.helpdocs.rejected");
    assertThat(event.path("surface").asText()).isEqualTo("api");
  }

  @Test
  void suspendedReadersEndedKeysAndSwitchedOffConnectionsAreRefused() {
    String ann = HelpDocs.token(company, Map.of("email", "ann@company.example"));
    assertThat(program("/v1/article?hd_jwt=" + ann).status()).isEqualTo(200);
    long id = company.users("").get(0).path("id").asLong();
    company.change(company.site() + "/users/" + id, Map.of("banned", true));

    assertThat(reason("/v1/article?hd_jwt=" + ann)).isEqualTo("user_banned");
    company.newKey(Map.of());
    assertThat(reason("/v1/article?" + token)).isEqualTo("jwt_invalid_signature");
    company.switchConnection(false);
    assertThat(reason("/article?" + token)).isEqualTo("sso_not_configured");
  }

  private String reason(String path) {
    Answer answer = program(path);
    assertThat(answer.status()).isEqualTo(401);
    return answer.json().path("reason").asText();
  }

  @Test
  void theBaseHostAnswersForTheAccountThatIsNamed() {
    String path = content.article(Map.of("title", "First steps"));
    String domain = HelpDocs.domain(company);
    for (String account :
        List.of(
            company.subdomain,
            company.host(),
            "https://" + company.host() + ":8080/",
            domain,
            "https://" + domain + "/")) {
      String host = account.contains(domain) ? domain : company.host();
      for (String address : List.of("/v1/article/", "/article/")) {
        Answer answer = base(address + Content.id(path), account, token, JSON);
        assertThat(answer.status()).as("%s: %s", account, answer).isEqualTo(200);
        assertThat(answer.json().at("/article/url").asText()).isEqualTo(at(host).origin() + path);
        assertThat(answer.headers("Set-Cookie")).isEmpty();
      }
    }
    assertThat(base("/article", company.subdomain, token, BROWSER).json().path("articles"))
        .hasSize(1);
    assertThat(base("/v1/category", company.subdomain, token).json().path("categories")).isEmpty();
  }

  private static Answer base(String path, String account, String token, String... headers) {
    return at("localhost")
        .get(path + "?account_domain=" + Http.encoded(account) + "&" + token, headers);
  }

  @Test
  void theBaseHostKnowsNoOtherAccountAndNothingElse() {
    Company other = HelpDocs.company();
    Answer absent = base("/v1/article/999999999", company.subdomain, token);

    for (String account : List.of("nosuch", "nosuch.example.org", "", "localhost", "a b", "app")) {
      Answer answer = base("/v1/article", account, token);
      assertThat(answer.status()).as(account).isEqualTo(404);
      assertThat(answer.body()).as(account).isEqualTo(absent.body());
    }
    assertThat(base("/v1/article", other.subdomain, token).status()).isEqualTo(401);
    assertThat(base("/docs", company.subdomain, token).status()).isEqualTo(404);
    assertThat(base("/v1/nothing", company.subdomain, token).status()).isEqualTo(404);
    assertThat(at("localhost").get("/article?" + token).status()).isEqualTo(404);
  }

  @Test
  void cookiesDoNotCountAtTheBaseHost() {
    Answer answer = base("/v1/article", company.subdomain, "x=1", "Cookie", token);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(program("/v1/article").status()).isEqualTo(401);
    assertThat(company.program().get("/v1/article", "Cookie", token).status()).isEqualTo(200);
  }

  @Test
  void openToAllOnPublicSite() {
    Company open = HelpDocs.company(Map.of("visibility", "public"), Map.of());
    Content articles = new Content(open);
    articles.article(Map.of("title", "Open to all"));
    articles.article(Map.of("title", "Members", "private", true));

    for (String path : List.of("/v1/article", "/article")) {
      assertThat(open.program().get(path, JSON).json().path("articles")).hasSize(1);
      String known = path + "?hd_jwt=" + HelpDocs.token(open);
      assertThat(open.program().get(known, JSON).json().path("articles")).hasSize(2);
      assertThat(open.program().get(path + "?hd_jwt=a.b.c", JSON).status()).isEqualTo(401);
    }
    assertThat(base("/article", open.subdomain, "x=1").json().path("articles")).hasSize(1);
  }
}
