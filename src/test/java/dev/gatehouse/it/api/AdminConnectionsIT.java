package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminConnectionsIT extends GatehouseIT {
  private final Company company = Company.founded();
  private final String connections = company.site() + "/connections";

  private static Map<String, Object> connection(Map<String, Object> more) {
    Map<String, Object> body =
        new HashMap<>(Map.of("protocol", "helpcenter", "loginUrl", "https://app.example/login"));
    body.putAll(more);
    return body;
  }

  @Test
  void showsTheValuesThatHold() {
    JsonNode shown = admin.get(company.connection()).json();

    assertThat(shown.path("protocol").asText()).isEqualTo("helpcenter");
    assertThat(shown.path("enabled").asBoolean()).isTrue();
    assertThat(shown.path("default").asBoolean()).isTrue();
    assertThat(shown.path("tokenTtlSeconds").asInt()).isEqualTo(300);
    assertThat(shown.path("clockSkewSeconds").asInt()).isEqualTo(30);
    assertThat(shown.path("roleCeiling").asText()).isEqualTo("viewer");
    assertThat(shown.path("allowUnsolicited").asBoolean(true)).isFalse();
    assertThat(shown.path("cookiePath").asText()).isEqualTo("/jwt/cookie");
    assertThat(shown.path("siteIds")).isEmpty();
    assertThat(shown.path("algorithm").asText()).isEqualTo("HS256");
    assertThat(shown.has("clientId")).isFalse();
  }

  @Test
  void showsWhatIsStoredForOtherProtocols() {
    Company another = Company.founded();
    List<Long> sites = List.of(company.siteId, another.siteId);
    Map<String, Object> settings = Map.of("siteIds", sites, "cookiePath", "/kept/for/later");

    Answer made = admin.post(connections, connection(settings));
    String path = connections + "/" + made.json().path("id").asLong();
    assertThat(admin.delete(another.site()).status()).isEqualTo(204);

    for (JsonNode shown :
        List.of(made.json(), admin.get(path).json(), admin.put(path, made.json()).json())) {
      assertThat(shown.path("siteIds"))
          .extracting(JsonNode::asLong)
          .containsExactlyElementsOf(sites);
      assertThat(shown.path("cookiePath").asText()).isEqualTo("/kept/for/later");
    }
  }

  @Test
  void exactlyOneIsTheDefault() {
    Answer second = admin.post(connections, connection(Map.of("name", "Second", "default", true)));

    assertThat(second.status()).as("%s", second).isEqualTo(201);
    assertThat(second.json().path("default").asBoolean()).isTrue();
    assertThat(admin.get(company.connection()).json().path("default").asBoolean()).isFalse();

    // When the default connection gives it up, the first one takes its place.
    String path = connections + "/" + second.json().path("id").asLong();
    JsonNode changed = admin.put(path, connection(Map.of("default", false))).json();
    assertThat(changed.path("default").asBoolean(true)).isFalse();
    assertThat(admin.get(company.connection()).json().path("default").asBoolean()).isTrue();

    admin.put(path, connection(Map.of("default", true)));
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get(company.connection()).json().path("default").asBoolean()).isTrue();
  }

  @Test
  void protocolIsOneThatIsSpokenAndStays() {
    Problems.invalid(admin.post(connections, Map.of("loginUrl", "https://a.example")), "protocol");
    Answer unknown = admin.post(connections, connection(Map.of("protocol", "saml")));
    Problems.invalid(unknown, "protocol");
    assertThat(unknown.body()).contains("helpcenter");

    ObjectNode body = (ObjectNode) admin.get(company.connection()).json();
    assertThat(admin.put(company.connection(), body).json()).isEqualTo(body);
    Problems.invalid(admin.put(company.connection(), body.put("protocol", "saml")), "protocol");
    body.remove("protocol");
    assertThat(admin.put(company.connection(), body).status()).isEqualTo(200);
  }

  @Test
  void tellsEveryErrorAtOnce() {
    Map<String, Object> body = new HashMap<>();
    body.put("protocol", "helpcenter");
    body.put("name", "a\nb");
    body.put("logoutUrl", "javascript:alert(1)");
    body.put("tokenTtlSeconds", 0);
    body.put("clockSkewSeconds", 301);
    body.put("roleCeiling", "owner");
    body.put("cookiePath", "//evil.example");
    body.put("siteIds", List.of(company.siteId, 999_999_999));
    body.put("algorithm", "none");
    body.put("secret", "x");

    Problems.invalid(
        admin.post(connections, body),
        "loginUrl",
        "name",
        "logoutUrl",
        "tokenTtlSeconds",
        "clockSkewSeconds",
        "roleCeiling",
        "cookiePath",
        "siteIds",
        "algorithm",
        "secret");
  }

  @Test
  void loginUrlIsAbsoluteAndSafe() {
    for (String url :
        List.of(
            "/login",
            "//app.example/login",
            "http://app.example/login",
            "ftp://app.example/",
            "https://user:pw@app.example/",
            "https://a@b@evil.example/",
            "https://",
            "https://app.example/\u0000",
            "javascript:alert(1)")) {
      Problems.invalid(admin.post(connections, connection(Map.of("loginUrl", url))), "loginUrl");
    }
    for (String url : List.of("http://localhost:3000/login", "http://app.localhost/x?y=1")) {
      assertThat(admin.post(connections, connection(Map.of("loginUrl", url))).status())
          .as(url)
          .isEqualTo(201);
    }
  }

  private String objection(String member, String url) {
    return Problems.invalid(
            admin.post(connections, connection(Map.of("name", "X", member, url))), member)
        .at("/errors/0/message")
        .asText();
  }

  @Test
  void messageNamesTheCauseOfARefusedUrl() {
    for (String member : List.of("loginUrl", "logoutUrl")) {
      assertThat(objection(member, "https://app.example.com/#/login")).contains("fragment");
      assertThat(objection(member, "https://ann@app.example.com/")).contains("user name");
      assertThat(objection(member, "https://%61pp.example.com/")).contains("ASCII");
      assertThat(objection(member, "https://app.example.com/\t")).contains("control characters");
    }
  }

  @Test
  void urlsThatLeadBackToGatehouseAreRefused() {
    Company other = Company.founded();
    String domain = "help." + other.subdomain + ".example";
    admin.put(
        other.site(),
        Map.of("subdomain", other.subdomain, "name", "O", "customDomains", List.of(domain)));
    String own = company.subdomain.toUpperCase(Locale.ROOT) + ".LOCALHOST.:1/in";
    for (String member : List.of("loginUrl", "logoutUrl")) {
      assertThat(objection(member, "http://" + own)).contains("the help center itself");
      assertThat(objection(member, "http://" + other.subdomain + ".localhost:" + Http.port()))
          .contains("another help center");
      assertThat(objection(member, "https://" + domain + "/")).contains("another help center");
      assertThat(objection(member, "http://localhost:" + Http.port() + "/console/"))
          .contains("Gatehouse's own host");
      for (String number : List.of("127.0.0.1", "[::1]", "2130706433", "0x7f.1")) {
        assertThat(objection(member, "http://" + number + ":" + Http.port()))
            .as(number)
            .contains("Gatehouse's own host");
      }
    }
    // The same at every change.
    ObjectNode body = (ObjectNode) admin.get(company.connection()).json();
    Problems.invalid(
        admin.put(company.connection(), body.put("logoutUrl", "http://" + own)), "logoutUrl");
  }

  @Test
  void takesAUrlAsBrowsersDoAndEncodesItInTheRedirect() {
    String url = "https://app_one.example/a|b?x={y}&p=100%";
    ObjectNode body = (ObjectNode) admin.get(company.connection()).json();

    assertThat(admin.put(company.connection(), body.put("loginUrl", url)).status()).isEqualTo(200);

    assertThat(admin.get(company.connection()).json().path("loginUrl").asText()).isEqualTo(url);
    assertThat(at(company.host()).get("/docs").location())
        .startsWith("https://app_one.example/a%7Cb?x=%7By%7D&p=100%25&subdomain=");
  }

  @Test
  void hostOfASitesOwnLoginUrlIsRefused() {
    String domain = "bye." + company.subdomain + ".example";
    Map<String, Object> urls =
        Map.of("loginUrl", "https://x.example/in", "logoutUrl", "https://Bye." + domain + "./");
    assertThat(admin.post(connections, connection(urls)).status()).isEqualTo(201);
    Map<String, Object> site = new HashMap<>(Map.of("subdomain", company.subdomain, "name", "P"));

    site.put("customDomains", List.of(domain));
    assertThat(admin.put(company.site(), site).status()).isEqualTo(200);
    site.put("customDomains", List.of("bye." + domain));
    assertThat(
            Problems.invalid(admin.put(company.site(), site), "customDomains")
                .at("/errors/0/message")
                .asText())
        .contains("the site's connection");
  }

  @Test
  void loginUrlOfAnotherSiteHoldsNoHostBack() {
    String name = "portal-" + company.subdomain;
    Map<String, Object> urls =
        Map.of("loginUrl", "http://" + name + ".localhost/in", "logoutUrl", "https://x.example/");
    String squatting =
        connections
            + "/"
            + Company.created(admin.post(connections, connection(urls))).path("id").asLong();
    assertThat(admin.get(squatting).json().has("warnings")).isFalse();

    Answer made = admin.post("/sites", Map.of("subdomain", name, "name", "P"));

    assertThat(made.status()).as("%s", made).isEqualTo(201);
    assertThat(made.json().at("/warnings/0/field").asText()).isEqualTo("subdomain");
    assertThat(made.json().at("/warnings/0/message").asText())
        .contains(name + ".localhost", "at site " + company.siteId);
    assertThat(admin.get("/sites/" + name).json().has("warnings")).isFalse();
    String trail = admin.get("/audit?site=" + name + "&event=site.created").body();
    assertThat(trail).contains("another site").doesNotContain("site " + company.siteId);
    assertThat(admin.get(squatting).json().at("/warnings/0/field").asText()).isEqualTo("loginUrl");
    assertThat(admin.post(squatting + "/inspect", Map.of("token", "x")).json().at("/warnings/0"))
        .isEqualTo(admin.get(squatting).json().at("/warnings/0"));
    // What is stored stands in the way of no other change; it is not to be set anew.
    ObjectNode body = (ObjectNode) admin.get(squatting).json();
    Answer disabled = admin.put(squatting, body.put("enabled", false));
    assertThat(disabled.status()).as("%s", disabled).isEqualTo(200);
    assertThat(disabled.json().path("enabled").asBoolean()).isFalse();
    assertThat(disabled.json().at("/warnings/0/field").asText()).isEqualTo("loginUrl");
    Problems.invalid(
        admin.put(squatting, body.put("loginUrl", body.path("loginUrl").asText() + "2")),
        "loginUrl");
    Problems.invalid(
        admin.put(
            squatting,
            body.put("loginUrl", "https://y.example/")
                .put("logoutUrl", (String) urls.get("loginUrl"))),
        "logoutUrl");
  }

  @Test
  void staleEntityTagIsRefused() {
    Answer shown = admin.get(company.connection());
    String tag = shown.header("ETag");
    ObjectNode body = (ObjectNode) shown.json();

    assertThat(admin.put(company.connection(), body.put("name", "X"), "If-Match", tag).status())
        .isEqualTo(200);
    Problems.of(admin.put(company.connection(), body.put("name", "Y"), "If-Match", tag), 412);
    assertThat(admin.get(company.connection()).json().path("name").asText()).isEqualTo("X");
  }

  @Test
  void algorithmNeedsKeysThatAreLongEnough() {
    company.newKey(Map.of("secret", "aZ3kq9Lm2xPw7RtYv5Bn8CdFg1HjKs4Q"));
    ObjectNode body = (ObjectNode) admin.get(company.connection()).json();

    Problems.invalid(admin.put(company.connection(), body.put("algorithm", "HS512")), "algorithm");
  }
}
