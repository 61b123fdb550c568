package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Set up the redirect endpoint (for the direct help-center flow)". */
@Tag("database")
@Tag("server")
class RedirectFlowIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  @Test
  void sendsReaderWithoutSessionToTheLoginUrlWithSubdomainAndKey() {
    Company company = Company.founded();

    Answer answer = company.browser().get("/docs?page=2");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location())
        .startsWith(company.loginUrl + "&subdomain=" + company.subdomain + "&key=");
    assertThat(Company.keyOf(answer)).hasSizeGreaterThanOrEqualTo(22);
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void signsInAndReturnsToThePageFirstAskedForWithoutTheToken() {
    Company company = Company.founded();
    Http browser = company.browser();
    String key = Company.keyOf(browser.get("/docs?page=2"));

    Answer answer = browser.get("/sso/jwt?jwt=" + company.token(Company.claims(key, "ann")));

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs?page=2");
    assertThat(answer.header("Referrer-Policy")).isIn("no-referrer", "strict-origin");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    assertThat(browser.get("/docs").body()).contains("Name of ann");
  }

  @Test
  void sessionCookieIsOpaqueHostOnlyAndUnreadableForScripts() {
    Company company = Company.founded();
    Http browser = company.browser();
    Answer answer = company.signIn(browser, "ann");

    String cookie = answer.header("Set-Cookie");
    assertThat(cookie)
        .startsWith("gatehouse=")
        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
    assertThat(cookie).doesNotContain("Domain").doesNotContain("Secure");
    assertThat(browser.get("/").headers("Set-Cookie")).isEmpty();
  }

  @Test
  void sessionCookieIsSecureAndPrefixedBehindTrustedHttpsProxy() {
    Company company = Company.startingSignInsItself();

    Answer answer =
        company.program().get("/sso/jwt?jwt=" + company.token("ann"), "X-Forwarded-Proto", "https");

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.header("Set-Cookie")).startsWith("__Host-gatehouse=").contains("; Secure");
  }

  @Test
  void signsInByFormPostAsWell() {
    Company company = Company.founded();
    Http browser = company.browser();
    String key = Company.keyOf(browser.get("/docs"));

    Answer answer =
        browser.form("/sso/jwt", Map.of("jwt", company.token(Company.claims(key, "ann"))));

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs");
  }

  @Test
  void keepsSeveralSignInsOfOneBrowserApart() {
    Company company = Company.founded();
    Http browser = company.browser();
    String docs = Company.keyOf(browser.get("/docs"));
    String home = Company.keyOf(browser.get("/"));

    Answer first = browser.get("/sso/jwt?jwt=" + company.token(Company.claims(docs, "ann")));
    Answer second = browser.get("/sso/jwt?jwt=" + company.token(Company.claims(home, "ann")));

    assertThat(first.location()).isEqualTo("/docs");
    assertThat(second.location()).isEqualTo("/");
  }

  @Test
  void tokenFromAnotherBrowserSignsNobodyIn() {
    Company company = Company.founded();
    String attackersKey = Company.keyOf(company.browser().get("/"));
    String attackersToken = company.token(Company.claims(attackersKey, "mallory"));
    Http victim = company.browser();
    victim.get("/");

    Answer answer = victim.get("/sso/jwt?jwt=" + attackersToken);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_key_mismatch")).hasSize(1);
    assertThat(victim.cookies()).doesNotContainKey("gatehouse");
    assertThat(company.users("")).isEmpty();
  }

  @Test
  void startingAgainLeadsToThePageThatTheKeyRemembers() {
    Company company = Company.founded();
    Http browser = company.browser();
    String first = Company.keyOf(browser.get("/article/1-x"));
    browser.get("/article/2-y");
    Map<String, Object> late = Company.claims(first, "ann");
    late.put("exp", 1_700_000_000);
    String path = "/sso/jwt?jwt=" + company.token(late);

    assertThat(browser.get(path).body()).contains("/login?forward=%2Farticle%2F1-x");
    assertThat(company.program().get(path).body()).contains("/login?forward=%2Farticle%2F1-x");
    String forged = Company.token(late, "another secret of thirty-two bytes");
    assertThat(browser.get("/sso/jwt?jwt=" + forged).body())
        .as("what nobody signed says nothing")
        .contains("/login?forward=%2Farticle%2F2-y");
    assertThat(Company.founded().program().get(path).body()).contains("/login?forward=%2F\"");
  }

  @Test
  void keyThatIsChangedOrOfAnotherSiteSignsNobodyIn() {
    Company company = Company.founded();
    Http browser = company.browser();
    String key = Company.keyOf(browser.get("/docs"));
    String changed = (key.startsWith("A") ? "B" : "A") + key.substring(1);
    Company other = Company.founded();
    Http there = other.browser();
    there.get("/docs");
    browser.cookies().forEach(there::withCookie);

    Answer refused = browser.get("/sso/jwt?jwt=" + company.token(Company.claims(changed, "ann")));
    Answer foreign = there.get("/sso/jwt?jwt=" + other.token(Company.claims(key, "ann")));

    assertThat(key).matches("[A-Za-z0-9_-]{22,256}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_key_mismatch")).hasSize(1);
    assertThat(other.events("reason=jwt_key_mismatch")).hasSize(1);
    assertThat(browser.get("/sso/jwt?jwt=" + company.token(Company.claims(key, "ann"))).location())
        .isEqualTo("/docs");
  }

  @Test
  void keyEndsAfterTenMinutes() {
    Company company = Company.founded();
    Http browser = company.browser();
    String key = Company.keyOf(browser.get("/docs"));
    clock.stopAt(Instant.now().plusSeconds(601));
    Map<String, Object> claims = Company.claims(key, "ann");
    claims.put("iat", Instant.now().plusSeconds(600).getEpochSecond());
    claims.put("exp", Instant.now().plusSeconds(660).getEpochSecond());

    assertThat(browser.get("/sso/jwt?jwt=" + company.token(claims)).status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_key_mismatch")).hasSize(1);
  }

  @Test
  void keyWorksOnce() {
    Company company = Company.founded();
    Http browser = company.browser();
    String key = Company.keyOf(browser.get("/"));
    browser.get("/sso/jwt?jwt=" + company.token(Company.claims(key, "ann")));

    Answer again = browser.get("/sso/jwt?jwt=" + company.token(Company.claims(key, "bob")));

    assertThat(again.status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_replayed")).hasSize(1);
  }

  @Test
  void refusalShowsTraceIdThatTheEventHasAndAWayToStartAgain() {
    Company company = Company.founded();
    Http browser = company.browser();

    Answer answer = browser.get("/sso/jwt?jwt=not-a-token");

    JsonNode event = company.events("event=sso.redirect_flow.rejected").get(0);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains(event.path("traceId").asText()).contains("/login?forward=");
    assertThat(answer.body()).doesNotContain("not-a-token");
    assertThat(event.path("reason").asText()).isEqualTo("jwt_invalid_signature");
    assertThat(event.path("surface").asText()).isEqualTo("redirect");
    assertThat(event.path("detail").asText()).doesNotContain("not-a-token");
    assertThat(browser.get("/login?forward=/docs").location()).startsWith(company.loginUrl);
  }

  @Test
  void acceptedSignInIsAnEventOfTheConnectionAndTheUser() {
    Company company = Company.founded();
    company.signIn(company.browser(), "ann");

    JsonNode user = company.users("email=ann@company.example").get(0);
    JsonNode event = company.events("event=sso.redirect_flow.accepted").get(0);
    assertThat(event.path("userId").asLong()).isEqualTo(user.path("id").asLong());
    assertThat(event.path("connectionId").asLong()).isEqualTo(company.connectionId);
    assertThat(event.path("traceId").asText()).isNotEmpty();
    assertThat(user.path("externalId").asText()).isEqualTo("id-ann");
    assertThat(user.path("lastSignInAt").asText()).endsWith("Z");
  }

  @Test
  void freshIdentifierAtEachSignInAndTheOldSessionIsOver() {
    Company company = Company.startingSignInsItself();
    Http browser = company.browser();
    browser.get("/sso/jwt?jwt=" + company.token("ann"));
    String first = browser.cookies().get("gatehouse");
    browser.get("/sso/jwt?jwt=" + company.token("ann"));

    assertThat(browser.cookies().get("gatehouse")).isNotEqualTo(first);
    assertThat(company.program().get("/", "Cookie", "gatehouse=" + first).status()).isEqualTo(302);
    assertThat(company.sessions()).hasSize(1);
  }

  @Test
  void tokenInAnyPagesAddressSignsInWhereTheBackendMayStartSignIns() {
    Company company = Company.startingSignInsItself();
    Http browser = company.browser();
    String token = company.token("ann");

    Answer answer = browser.get("/docs?a=1&jwt=" + token + "&b=2");

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs?a=1&b=2");
    assertThat(browser.get("/docs?jwt=" + token).status()).as("a reload").isEqualTo(303);
    assertThat(company.browser().get("/docs?jwt=" + token).status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_replayed")).hasSize(1);
  }

  @Test
  void tokenInAPagesAddressIsUnsolicited() {
    Company company = Company.founded();

    assertThat(company.browser().get("/docs?jwt=" + company.token("ann")).status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_key_mismatch").get(0).path("surface").asText())
        .isEqualTo("page");
  }

  @Test
  void looksConsumeNothing() {
    Company company = Company.startingSignInsItself();
    Http browser = company.browser();
    String path = "/sso/jwt?jwt=" + company.token("ann");

    assertThat(browser.head(path).status()).isLessThan(400);
    assertThat(browser.send("OPTIONS", path, null).status()).isLessThan(400);
    browser.get(path, "Sec-Purpose", "prefetch;prerender");
    browser.get(path, "Purpose", "prefetch");
    assertThat(browser.cookies()).doesNotContainKey("gatehouse");
    assertThat(company.events("")).isEmpty();

    assertThat(browser.get(path).status()).isEqualTo(303);
  }

  /** What no page of ours answers would get one of the server's, with its name on it. */
  @Test
  void refusesInItsOwnWordsWhatCannotSignIn() {
    Company company = Company.startingSignInsItself();
    String path = "/sso/jwt?jwt=" + company.token("ann");

    Answer prefetch = company.program().get(path, "Sec-Purpose", "prefetch");
    Answer json = company.program().json("POST", path, "{}");
    Answer put = company.program().send("PUT", path, null);

    assertThat(List.of(prefetch.status(), json.status(), put.status()))
        .containsExactly(403, 403, 405);
    for (Answer refused : List.of(prefetch, json)) {
      assertThat(refused.body()).isEqualTo("Sign in first\n");
      assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
    }
    assertThat(put.body()).isEqualTo("Method not allowed\n");
    assertThat(put.header("Allow")).contains("GET", "POST");
    assertThat(company.program().get(path).status()).isEqualTo(303);
  }

  @Test
  void signingOutEndsTheSessionAndLeadsHome() {
    Company company = Company.founded();
    Http browser = company.browser();
    company.signIn(browser, "ann");
    String session = browser.cookies().get("gatehouse");

    assertThat(browser.get("/logout").status()).isEqualTo(200);
    Answer answer = browser.form("/logout", Map.of());

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/");
    assertThat(browser.cookies()).doesNotContainKey("gatehouse");
    assertThat(company.program().get("/", "Cookie", "gatehouse=" + session).status())
        .isEqualTo(302);
    assertThat(company.sessions()).isEmpty();
  }

  @Test
  void homeSaysThatTheReaderIsSignedOutInsteadOfSigningThemInAgain() {
    Company company = Company.founded();
    Http browser = company.browser();
    company.signIn(browser, "ann");
    browser.form("/logout", Map.of());

    Answer home = browser.get("/");
    Answer french = browser.get("/", "Accept-Language", "fr");

    assertThat(home.status()).as("%s", home).isEqualTo(200);
    assertThat(home.body()).contains("<h1>You are signed out</h1>", "href=\"/login\"");
    assertThat(home.header("Cache-Control")).contains("no-store");
    assertThat(french.body()).contains("Vous êtes déconnecté");
    assertThat(browser.get("/docs").status()).as("any other page").isEqualTo(302);
    assertThat(company.browser().get("/").status()).as("any other browser").isEqualTo(302);
    assertThat(browser.get("/login").location()).startsWith(company.loginUrl);

    String key = Company.keyOf(browser.get("/login"));
    browser.get("/sso/jwt?jwt=" + company.token(Company.claims(key, "ann")));
    assertThat(browser.cookies()).doesNotContainKey("gatehouse-left");
    assertThat(browser.get("/").body()).contains("Name of ann");
  }

  @Test
  void unpublishedHomeAndPublicSiteSayNoMoreThanTheyShould() {
    Company company = Company.with(Map.of("homePublished", false), Map.of());
    Http browser = company.browser();
    company.signIn(browser, "ann");
    assertThat(browser.form("/logout", Map.of()).location()).isEqualTo("/docs");
    assertThat(browser.get("/docs").body()).contains("<h1>You are signed out</h1>");

    company.change(company.site(), Map.of("visibility", "public"));
    assertThat(browser.get("/docs").body()).doesNotContain("<h1>You are signed out</h1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void pageOfAnotherHostSignsNobodyOut(String site) {
    Company company = Company.founded();
    Http browser = company.browser();
    company.signIn(browser, "ann");

    Answer answer = browser.form("/logout", Map.of(), "Sec-Fetch-Site", site);

    assertThat(answer.location()).isEqualTo("/logout");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void signingOutLeadsToTheLogoutUrlWhereThereIsOne() {
    Company company =
        Company.with(Map.of(), Map.of("logoutUrl", "https://app.company.example/bye"));
    Http browser = company.browser();
    company.signIn(browser, "ann");

    assertThat(browser.form("/logout", Map.of()).location())
        .isEqualTo("https://app.company.example/bye");
  }

  @Test
  void publicSiteIsReadWithoutSigningInAndStillIdentifies() {
    Company company = Company.with(Map.of("visibility", "public"), Map.of());
    Http browser = company.browser();

    assertThat(browser.get("/").status()).isEqualTo(200);
    String key = Company.keyOf(browser.get("/login?forward=/docs"));
    Answer answer = browser.get("/sso/jwt?jwt=" + company.token(Company.claims(key, "ann")));
    assertThat(answer.location()).isEqualTo("/docs");
    assertThat(browser.get("/docs").body()).contains("Name of ann");
  }

  @Test
  void siteWithoutConnectionSaysThatItIsPrivate() {
    Company company = Company.founded();
    company.switchConnection(false);

    Answer page = company.browser().get("/docs");
    Answer token = company.browser().get("/sso/jwt?jwt=" + company.token("ann"));

    assertThat(page.status()).isEqualTo(401);
    assertThat(token.status()).isEqualTo(403);
    assertThat(company.events("reason=sso_not_configured")).hasSize(1);
  }

  @Test
  void readersGetNoContainerSession() {
    Company company = Company.founded();
    Http browser = company.browser();
    company.signIn(browser, "ann");
    browser.get("/");
    browser.get("/docs");

    assertThat(browser.cookies().keySet()).doesNotContain("JSESSIONID");
  }

  private static String marked(Company company) {
    return new Content(company)
        .article(
            Map.of(
                "title", "Salaries",
                "description", "Who earns what",
                "body", "Classified barley",
                "reauthenticate", true));
  }

  @Test
  void articleThatAsksForARecentSignInSendsToTheAppAndBack() {
    Company company = Company.startingSignInsItself();
    String page = marked(company);
    Http browser = company.browser();
    browser.get("/sso/jwt?jwt=" + company.token("ann"));
    Answer read = browser.get(page);
    assertThat(read.body()).contains("Classified barley");
    assertThat(read.header("Cache-Control")).contains("no-store");
    assertThat(browser.get("/search?q=barley").body()).doesNotContain("Classified");
    assertThat(browser.get("/search?q=salaries").body())
        .contains(page)
        .doesNotContain("Classified");
    Instant later = Instant.now().plusSeconds(16 * 60);
    clock.stopAt(later);

    Answer asked = browser.get(page);

    assertThat(asked.status()).isEqualTo(302);
    assertThat(asked.location()).startsWith(company.loginUrl).contains("max_age=900");
    assertThat(browser.get("/docs").status()).as("the session goes on").isEqualTo(200);
    assertThat(browser.get("/login?forward=" + page).location()).contains("max_age=900");
    String api = "/v1/article/" + Content.id(page);
    Answer call = browser.get(api);
    assertThat(call.status()).isEqualTo(401);
    assertThat(call.header("WWW-Authenticate")).contains("insufficient_user_authentication");
    assertThat(call.json().path("reason").asText()).isEqualTo("reauthentication_required");
    assertThat(call.body()).doesNotContain("barley");
    assertThat(browser.get("/v1/article").body()).contains("Salaries").doesNotContain("barley");

    Map<String, Object> claims = Company.claims(Company.keyOf(asked), "ann");
    claims.put("iat", later.getEpochSecond());
    claims.put("exp", later.getEpochSecond() + 60);
    Answer back = browser.get("/sso/jwt?jwt=" + company.token(claims));
    assertThat(back.location()).isEqualTo(page);
    assertThat(browser.get(page).body()).contains("Classified barley");
    assertThat(browser.get(api).body()).contains("barley");
    assertThat(browser.get("/v1/article").body()).doesNotContain("barley");
  }

  @Test
  void appThatDidNotAskTheReaderAgainEndsAtAPageThatSaysSo() {
    Company company = Company.startingSignInsItself();
    String page = marked(company);
    Http browser = company.browser();
    Map<String, Object> claims = Company.claims("k", "ann");
    claims.put("auth_time", Instant.now().getEpochSecond() - 3600);
    browser.get("/sso/jwt?jwt=" + company.token(claims));

    Answer refused = browser.get(page);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).doesNotContain("barley");
    JsonNode event = company.events("reason=reauthentication_required").get(0);
    assertThat(event.path("came").asText()).startsWith("auth_time 20");
    assertThat(event.path("accepted").asText()).startsWith("max_age 900: from 20");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    clock.stopAt(Instant.now().plusSeconds(120));
    assertThat(browser.get(page).location()).contains("max_age=900");
  }
}
