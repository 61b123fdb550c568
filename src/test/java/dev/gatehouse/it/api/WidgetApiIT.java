package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.site.WidgetSite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "The widget sends the JWT on every API call as Authorization: Bearer." */
@Tag("database")
@Tag("server")
class WidgetApiIT extends GatehouseIT {
  private static final String API = "/api/widget/v1";
  private static final String APP = "https://app.company.example";
  private static final int MOST_IN_MINUTE = 240;

  private final WidgetSite site = new WidgetSite(APP);

  private static Answer get(WidgetSite of, String path, String... headers) {
    return at(of.host()).get(API + path, headers);
  }

  private Answer as(String person, String path) {
    return get(site, path, "Authorization", "Bearer " + site.token(person));
  }

  @Test
  void tellsWhoIsAsking() {
    JsonNode me =
        get(
                site,
                "/me",
                "Authorization",
                "Bearer " + site.token("ann", Map.of("lang", "de-AT", "role", "editor")))
            .json();

    assertThat(me.path("signed_in").asBoolean()).isTrue();
    assertThat(me.path("name").asText()).isEqualTo("Name of ann");
    assertThat(me.path("email").asText()).isEqualTo("ann@company.example");
    assertThat(me.path("external_id").asText()).isEqualTo("id-ann");
    assertThat(me.path("role").asText()).as("under the role ceiling").isEqualTo("viewer");
    assertThat(me.path("language").asText()).isEqualTo("de");
    assertThat(me.path("site").path("url").asText()).isEqualTo(site.origin() + "/");
    assertThat(me.path("site").path("content_language").asText()).isEqualTo("en");
  }

  @Test
  void showsTheLookOfAPrivateSiteToEverybody() {
    site.change(Map.of("accentColor", "#2b59c3", "contactUrl", "mailto:help@company.example"));

    Answer look = get(site, "/look", "Origin", "https://elsewhere.example");

    assertThat(look.status()).isEqualTo(200);
    assertThat(look.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(look.header("Cache-Control")).startsWith("public, max-age=300");
    assertThat(look.json().path("accent_color").asText()).isEqualTo("#2b59c3");
    assertThat(look.json().path("contact_url").asText()).isEqualTo("mailto:help@company.example");
    assertThat(look.json().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("name", "accent_color", "contact_url", "logo");
    assertThat(at("localhost").get(API + "/look?app_id=nobody").status()).isEqualTo(404);
  }

  @Test
  void opensArticlesBySlugToo() {
    String id = site.article(Map.of("title", "404 pages", "body", "Found."));

    for (String name : List.of(id, id + "-old-title", "404-pages")) {
      assertThat(as("ann", "/articles/" + name).json().path("article").path("id").asText())
          .as(name)
          .isEqualTo(id);
    }
    assertThat(as("ann", "/articles/no-such-page").status()).isEqualTo(404);
  }

  @Test
  void listsAndOpensArticlesAndFindsThem() {
    String id =
        site.article(
            Map.of(
                "title",
                "Reset a password",
                "description",
                "When you forgot it",
                "body",
                "Press *reset*.<script>alert(1)</script>",
                "tags",
                List.of("login")));
    site.article(Map.of("title", "Invoices", "body", "Under *billing*."));

    Answer list = as("ann", "/articles?limit=1");
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(list.json().path("total").asInt()).isEqualTo(2);
    assertThat(list.json().path("articles")).hasSize(1);

    JsonNode article = as("ann", "/articles/" + id).json().path("article");
    assertThat(article.path("title").asText()).isEqualTo("Reset a password");
    assertThat(article.path("body").asText()).contains("<em>reset</em>").doesNotContain("script");
    assertThat(article.path("tags").get(0).asText()).isEqualTo("login");
    assertThat(article.path("url").asText())
        .isEqualTo(site.origin() + "/article/" + id + "-reset-a-password");
    assertThat(Instant.parse(article.path("updated_at").asText())).isNotNull();

    JsonNode found = as("ann", "/search?q=pasword").json();
    assertThat(found.path("query").asText()).isEqualTo("pasword");
    assertThat(found.path("total").asInt()).isEqualTo(1);
    JsonNode hit = found.path("results").get(0);
    assertThat(hit.path("id").asText()).isEqualTo(id);
    assertThat(hit.path("title_pieces").findValuesAsText("text")).contains("password");
    assertThat(hit.path("title_pieces").findValuesAsText("marked")).contains("true", "false");
  }

  @Test
  void showsAndFindsOnlyWhatTheReaderMaySee() {
    String open = site.article(Map.of("title", "Zebra for all", "body", "Zebra."));
    String closed =
        site.article(
            Map.of(
                "title",
                "Zebra for staff",
                "body",
                "Zebra.",
                "groups",
                new Content(site.company()).group()));

    assertThat(as("ann", "/articles").json().path("articles").findValuesAsText("id"))
        .containsExactly(open);
    assertThat(as("ann", "/search?q=zebra").json().path("total").asInt()).isEqualTo(1);
    Answer hidden = as("ann", "/articles/" + closed);
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.body()).isEqualTo(as("ann", "/articles/999999999").body());
    assertThat(as("ann", "/articles/x").body()).isEqualTo(hidden.body());
  }

  @Test
  void answersTheSameAgainUntilTheContentChanges() {
    String id = site.article(Map.of("title", "Zebra crossing", "body", "Wait."));
    for (String path : List.of("/articles/" + id, "/search?q=zebra")) {
      Answer first = as("ann", path);
      Answer again = as("bob", path);
      assertThat(again.status()).as(path).isEqualTo(200);
      assertThat(again.body()).as(path).isEqualTo(first.body());
      assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
      assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
    }
    assertThat(as("ann", "/search?q=zebra&limit=0").status()).isEqualTo(400);

    String other = site.article(Map.of("title", "Zebra stripes", "body", "Black."));
    assertThat(as("ann", "/search?q=zebra").json().path("total").asInt()).isEqualTo(2);
    JsonNode last = as("ann", "/search?q=zebra&limit=1&skip=1").json().path("results");
    assertThat(last.findValuesAsText("id")).hasSize(1).isSubsetOf(id, other);
  }

  /** The widget's first calls are concurrent, and each would write the reader's name. */
  @Test
  void takesSimultaneousCallsThatEachTellAnotherName() throws Exception {
    as("ann", "/me");

    List<Integer> statuses =
        Simultaneously.times(
            16,
            i -> {
              String token = site.token("ann", Map.of("name", "Ann " + i));
              return () -> get(site, "/me", "Authorization", "Bearer " + token).status();
            });

    assertThat(statuses).containsOnly(200);
  }

  @Test
  void namesTheSiteByAppIdOnTheBaseHost() {
    String id = site.article(Map.of("title", "Hello", "body", "Hello."));
    String path = API + "/articles/" + id + "?app_id=" + site.appId;

    Answer answer =
        at("localhost").get(path, "Authorization", "Bearer " + site.token("ann"), "Origin", APP);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("article").path("url").asText())
        .isEqualTo(site.origin() + "/article/" + id + "-hello");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?app_id=", "?app_id=unknown", "?app_id=..%2f", "?app_id=%00"})
  void knowsNoOtherAppIdOnTheBaseHost(String query) {
    Answer answer =
        at("localhost")
            .get(
                API + "/me" + query, "Authorization", "Bearer " + site.token("ann"), "Origin", APP);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("reason").asText()).isEqualTo("unknown_app_id");
    assertThat(answer.json().path("message").asText()).contains("widget id");
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void takesNoOtherSitesAppIdOnItsOwnHost() {
    WidgetSite other = new WidgetSite(APP);
    String bearer = "Bearer " + site.token("ann");

    Answer wrong = get(site, "/me?app_id=" + other.appId, "Authorization", bearer, "Origin", APP);
    assertThat(wrong.status()).isEqualTo(404);
    assertThat(wrong.json().path("reason").asText()).isEqualTo("unknown_app_id");
    assertThat(wrong.header("Access-Control-Allow-Origin")).isEqualTo(APP);
    assertThat(get(site, "/me?app_id=" + site.appId, "Authorization", bearer).status())
        .isEqualTo(200);
  }

  @Test
  void saysWhyATokenIsRefused() {
    long now = Instant.now().getEpochSecond();
    Map<String, String> reasons =
        Map.of(
            site.forged("ann"), "jwt_invalid_signature",
            site.token("ann", Map.of("iat", now - 400, "exp", now - 100)), "jwt_expired",
            site.token("ann", Map.of("iat", now - 400, "exp", now + 400)), "jwt_too_old",
            site.token("ann", Map.of("iat", now + 100, "exp", now + 400)), "jwt_iat_in_future",
            site.token("ann", Map.of("email", "")), "jwt_missing_required_claim");

    reasons.forEach(
        (token, reason) -> {
          Answer answer = get(site, "/me", "Authorization", "Bearer " + token, "Origin", APP);
          assertThat(answer.status()).isEqualTo(401);
          assertThat(answer.json().path("reason").asText()).isEqualTo(reason);
          assertThat(answer.json().path("trace_id").asText()).isNotEmpty();
          assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
          assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
          assertThat(answer.body()).doesNotContain(token);
        });
    assertThat(site.events("widget_jwt.rejected")).isNotEmpty();
  }

  @Test
  void articleThatAsksForARecentSignInWantsATokenOfOne() {
    String id = site.article(Map.of("title", "Salaries", "body", "Barley", "reauthenticate", true));
    long now = Instant.now().getEpochSecond();
    String old = site.token("ann", Map.of("auth_time", now - 1000));

    Answer refused = get(site, "/articles/" + id, "Authorization", "Bearer " + old);

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("reason").asText()).isEqualTo("reauthentication_required");
    assertThat(refused.json().path("max_age").asInt()).isEqualTo(900);
    assertThat(refused.body()).doesNotContain("Barley");
    assertThat(as("ann", "/articles/" + id).body()).contains("Barley");
    assertThat(as("ann", "/search?q=barley").body()).doesNotContain("Salaries");
  }

  @Test
  void asksForATokenWhereTheSiteIsNotPublic() {
    for (String path : List.of("/me", "/articles", "/articles/1", "/search?q=a", "/nothing")) {
      Answer answer = get(site, path, "Origin", APP);

      assertThat(answer.status()).as(path).isEqualTo(401);
      assertThat(answer.json().path("reason").asText()).isEqualTo("token_missing");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
    }
  }

  @Test
  void asksForNoTokenWhereTheSiteIsPublicButTakesNoBadOne() {
    WidgetSite open = WidgetSite.open(APP);
    open.article(Map.of("title", "For all", "body", "Hello."));
    open.article(Map.of("title", "For readers", "body", "Hello.", "private", true));

    assertThat(get(open, "/me").json().path("signed_in").asBoolean()).isFalse();
    assertThat(get(open, "/articles").json().path("total").asInt()).isEqualTo(1);
    Answer signedIn = get(open, "/articles", "Authorization", "Bearer " + open.token("ann"));
    assertThat(signedIn.json().path("total").asInt()).isEqualTo(2);
    Answer bad = get(open, "/articles", "Authorization", "Bearer " + open.forged("ann"));
    assertThat(bad.status()).isEqualTo(401);
    assertThat(bad.json().path("reason").asText()).isEqualTo("jwt_invalid_signature");
  }

  @Test
  void countsNoCookieAndSetsNone() {
    Http browser = site.company().browser();
    browser.get("/sso/jwt?jwt=" + site.token("ann"));
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    Answer withCookie = browser.get(API + "/me");
    assertThat(withCookie.status()).isEqualTo(401);
    assertThat(withCookie.json().path("reason").asText()).isEqualTo("token_missing");
    assertThat(as("ann", "/me").headers("Set-Cookie")).isEmpty();
  }

  @Test
  void consumesNoToken() {
    String bearer = "Bearer " + site.token("ann");

    for (int i = 0; i < 3; i++) {
      assertThat(get(site, "/me", "Authorization", bearer).status()).isEqualTo(200);
    }
  }

  @Test
  void letsPagesOfAllowedOriginsReadTheAnswerAndNoOthers() {
    String bearer = "Bearer " + site.token("ann");

    Answer allowed = get(site, "/me", "Authorization", bearer, "Origin", APP);
    assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(APP);
    assertThat(allowed.header("Access-Control-Expose-Headers"))
        .isEqualTo("WWW-Authenticate, Retry-After");
    assertThat(allowed.header("Access-Control-Allow-Credentials")).isNull();
    assertThat(allowed.headers("Vary")).contains("Origin");
    for (String origin :
        List.of("null", "https://evil.example", APP + ".evil.example", APP + ":8443", "*")) {
      Answer other = get(site, "/me", "Authorization", bearer, "Origin", origin);
      assertThat(other.header("Access-Control-Allow-Origin")).as(origin).isNull();
      assertThat(other.headers("Vary")).contains("Origin");
    }
    assertThat(get(site, "/me", "Authorization", bearer).headers("Vary")).contains("Origin");
  }

  @Test
  void followsTheSettingAtOnce() {
    site.change(Map.of("widgetOrigins", List.of()));

    assertThat(preflight("localhost", "?app_id=" + site.appId, APP).status()).isEqualTo(403);
    Answer refused = get(site, "/me", "Origin", APP);
    assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
  }

  private static Answer preflight(String host, String query, String origin) {
    return at(host)
        .send(
            "OPTIONS",
            API + "/search" + query,
            null,
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "authorization");
  }

  @Test
  void answersPreflightsOfAllowedOrigins() {
    List<Answer> answers =
        List.of(
            preflight(site.host(), "", APP),
            preflight(site.host(), "?app_id=" + site.appId, APP),
            preflight("localhost", "?q=a&app_id=" + site.appId, APP));

    for (Answer answer : answers) {
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
      assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET");
      assertThat(answer.header("Access-Control-Allow-Headers"))
          .isEqualTo("Authorization, Content-Type");
      assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("7200");
      assertThat(answer.headers("Vary")).contains("Origin");
      assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    }
  }

  @Test
  void refusesPreflightsOfOthers() {
    List<Answer> answers =
        List.of(
            preflight(site.host(), "", "https://evil.example"),
            preflight(site.host(), "", "null"),
            preflight("localhost", "?app_id=unknown", APP),
            preflight("localhost", "", APP));

    for (Answer answer : answers) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.json().path("reason").asText()).isEqualTo("origin_not_allowed");
      assertThat(answer.response().headers().map().keySet())
          .noneMatch(name -> name.toLowerCase().startsWith("access-control"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void takesNoOtherMethods(String method) {
    Answer answer =
        at(site.host())
            .send(
                method,
                API + "/me",
                null,
                "Authorization",
                "Bearer " + site.token("ann"),
                "Origin",
                APP);

    assertThat(Problems.of(answer, 405).path("title").asText()).isEqualTo("Method Not Allowed");
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/articles?limit=0", "/articles?limit=101", "/search?q=a&skip=-1"})
  void saysWhichParameterIsWrong(String path) {
    Answer answer = as("ann", path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").asText()).contains("must be a number");
  }

  @Test
  void answersInJsonWhereNothingIs() {
    Answer answer = as("ann", "/nothing");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("reason").asText()).isEqualTo("not_found");
  }

  @Test
  void slowsDownWhoeverCallsTooOften() {
    String bearer = "Bearer " + site.token("ann");
    List<Answer> refused = new ArrayList<>();
    // A new minute in between resets the count.
    for (int i = 0; i <= 2 * MOST_IN_MINUTE && refused.isEmpty(); i++) {
      Answer answer = get(site, "/articles", "Authorization", bearer, "Origin", APP);
      if (answer.status() != 200) {
        refused.add(answer);
      }
    }

    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).status()).isEqualTo(429);
    assertThat(refused.get(0).json().path("reason").asText()).isEqualTo("rate_limited");
    assertThat(Integer.parseInt(refused.get(0).header("Retry-After"))).isBetween(1, 60);
    assertThat(refused.get(0).header("Access-Control-Allow-Origin")).isEqualTo(APP);
    assertThat(as("ben", "/me").status()).isEqualTo(200);
    // Pictures have an allowance of their own.
    String picture = "/files/" + "0".repeat(32) + "/a.png";
    assertThat(get(site, picture, "Authorization", bearer).status()).isEqualTo(404);
  }

  @Test
  void takesAnswersOfUsers() {
    String id = site.article(Map.of("title", "Refunds", "body", "Soon."));
    String path = "/articles/" + id + "/helpful";
    assertThat(as("ann", "/me").json().path("helpful").isNull()).isTrue();
    assertThat(say("ann", path, "{\"helpful\":true}").status()).as("not asked").isEqualTo(404);
    site.change(Map.of("askHelpful", true));

    assertThat(as("ann", "/me?language=de").json().at("/helpful/yes").asText()).isEqualTo("Ja");
    long version = as("ann", "/articles/" + id).json().at("/article/version").asLong();
    String no = "{\"helpful\":false,\"version\":" + version + ",\"sentence\":\"Until when?\"}";
    Answer kept = say("ann", path, no);
    assertThat(kept.status()).as("%s", kept).isEqualTo(200);
    assertThat(kept.header("Access-Control-Allow-Origin")).isEqualTo(APP);
    for (String wrong : List.of("", "[]", "{\"helpful\":\"yes\"}", "{\"helpful\":1")) {
      assertThat(say("ann", path, wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(say("ann", "/articles/0/helpful", no).status()).isEqualTo(404);
    assertThat(at(site.host()).json("POST", API + path, no).status()).isEqualTo(401);
    Answer preflight = at(site.host()).send("OPTIONS", API + path, "", "Origin", APP);
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(as("ann", path).status()).isEqualTo(405);

    String feedback = site.company().site() + "/articles/" + id + "/feedback";
    assertThat(site.company().admin.get(feedback).body())
        .isEqualTo("{\"versions\":[{\"yes\":0,\"no\":1,\"version\":1}]}");
  }

  private Answer say(String person, String path, String body) {
    return at(site.host())
        .json(
            "POST",
            API + path,
            body,
            "Authorization",
            "Bearer " + site.token(person),
            "Origin",
            APP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/js/init.js", "/js/init_widget.js", "/js/init.d.ts"})
  void servesTheScriptOnEveryHost(String path) {
    for (String host : List.of("localhost", site.host())) {
      Answer script = at(host).get(path);

      assertThat(script.status()).isEqualTo(200);
      assertThat(script.header("Content-Type"))
          .isEqualToIgnoringCase(
              path.endsWith(".ts")
                  ? "application/typescript;charset=UTF-8"
                  : "text/javascript;charset=UTF-8");
      assertThat(script.header("Cache-Control")).isEqualTo("public, max-age=300");
      assertThat(script.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
      assertThat(script.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(script.headers("Set-Cookie")).isEmpty();
      assertThat(script.body()).contains("Gatehouse");
      Answer unchanged = at(host).get(path, "If-None-Match", script.header("ETag"));
      assertThat(unchanged.status()).isEqualTo(304);
    }
  }

  @Test
  void isTheSameScriptUnderBothNamesAndCompressed() {
    Http base = at("localhost");

    assertThat(base.get("/js/init_widget.js").body()).isEqualTo(base.get("/js/init.js").body());
    Answer compressed = base.get("/js/init.js", "Accept-Encoding", "gzip");
    assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(compressed.headers("Vary")).contains("Accept-Encoding");
    assertThat(compressed.header("ETag")).isNotEqualTo(base.get("/js/init.js").header("ETag"));
    assertThat(base.get("/js/other.js").status()).isEqualTo(404);
  }
}
