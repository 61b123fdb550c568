package dev.gatehouse.it.protocol.vendor;

import static dev.gatehouse.it.support.vendor.ProProfsCompany.SIGN_IN;
import static dev.gatehouse.it.support.vendor.ProProfsCompany.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.ProProfsCompany;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "How to Enable JWT Single Sign-On". */
@Tag("server")
class ProProfsIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private final ProProfsCompany backend = ProProfsCompany.founded();
  private final Company company = backend.company;
  private final Http browser = company.browser();

  private void isRefused(Answer answer, String reason) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    JsonNode event = company.events("event=sso.proprofs.rejected").get(0);
    assertThat(event.path("reason").asText()).isEqualTo(reason);
    assertThat(event.path("connectionId").asLong()).isEqualTo(company.connectionId);
    assertThat(answer.body()).contains(event.path("traceId").asText());
    assertThat(browser.cookies()).doesNotContainKey("gatehouse");
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  @Test
  void signsARegisteredUserInWithoutTheTokenInTheAddress() {
    long id = backend.register("ann");

    Answer answer = backend.signIn(browser, "ann");

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(browser.get("/").body()).contains("Name of ann");
    JsonNode event = company.events("event=sso.proprofs.accepted").get(0);
    assertThat(event.path("userId").asLong()).isEqualTo(id);
    assertThat(event.path("detail").asText()).contains("Opens site " + company.siteId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/access/jwtsso", "/access/jwtsso/"})
  void takesTheTokenInTheQueryAndInAForm(String path) {
    backend.register("ann");

    Answer query = company.browser().get(path + "?token=" + backend.token("ann"));
    Answer form = browser.form(path, Map.of("token", backend.token("ann")));

    assertThat(query.status()).as("%s", query).isEqualTo(303);
    assertThat(form.status()).as("%s", form).isEqualTo(303);
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void userIsFoundByEmailAddressInAnyCase() {
    backend.register("ann");

    backend.signIn(browser, claims("ann", "user_email", " Ann@COMPANY.example "));

    assertThat(browser.get("/docs").body()).contains("Name of ann");
    assertThat(company.users("")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iat", "jti", "user_email"})
  void requiredClaimIsMissing(String claim) {
    for (Object value : new Object[] {null, ""}) {
      Answer answer = backend.signIn(browser, claims("ann", claim, value));
      isRefused(answer, "jwt_missing_required_claim");
    }
    String unusable =
        claim.equals("user_email") ? "jwt_invalid_claim" : "jwt_missing_required_claim";
    for (Object value : new Object[] {true, List.of()}) {
      isRefused(backend.signIn(browser, claims("ann", claim, value)), unusable);
    }
    assertThat(company.events("").get(0).path("detail").asText()).contains(claim);
  }

  @ParameterizedTest
  @CsvSource({"-180, ", "-181, jwt_too_old", "30, ", "31, jwt_iat_in_future"})
  void tokenIsValidForThreeMinutes(long age, String reason) {
    long stopped = now();
    clock.stopAt(Instant.ofEpochSecond(stopped));
    Answer answer = backend.signIn(browser, claims("ann", "iat", stopped + age));

    if (reason == null) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    } else {
      isRefused(answer, reason);
    }
  }

  @Test
  void skewOfTheConnectionNeverMakesATokenLiveLonger() {
    company.change(company.connection(), Map.of("clockSkewSeconds", 300));

    assertThat(backend.signIn(company.browser(), claims("ann", "iat", now() + 290)).status())
        .isEqualTo(303);
    isRefused(backend.signIn(browser, claims("ann", "iat", now() - 182)), "jwt_too_old");
  }

  @Test
  void idHasAtLeast32Characters() {
    isRefused(
        backend.signIn(browser, claims("ann", "jti", "j".repeat(31))),
        "jwt_missing_required_claim");
    assertThat(backend.signIn(browser, claims("ann", "jti", "j".repeat(32))).status())
        .isEqualTo(303);
  }

  @Test
  void tokenCannotBeUsedAgain() {
    backend.register("ann");
    String token = backend.token("ann");
    company.browser().get(SIGN_IN + token);

    isRefused(browser.get(SIGN_IN + token), "jwt_replayed");
  }

  @Test
  @Tag("database")
  void ofManySimultaneousCopiesExactlyOneSignsIn() throws Exception {
    backend.register("ann");
    for (Map<String, Object> claims : List.of(claims("ann"), claims("stranger"))) {
      String path = SIGN_IN + backend.token(claims);

      List<Answer> answers = Simultaneously.times(20, i -> () -> company.program().get(path));

      assertThat(answers).filteredOn(answer -> answer.status() == 303).hasSize(1);
      assertThat(answers).filteredOn(answer -> answer.status() == 403).hasSize(19);
    }
    assertThat(company.sessions()).hasSize(2);
  }

  @Test
  void expirationHoldsIfThereIsOne() {
    isRefused(backend.signIn(browser, claims("ann", "exp", now() - 33)), "jwt_expired");
    isRefused(backend.signIn(browser, claims("ann", "exp", "soon")), "jwt_missing_required_claim");
    assertThat(backend.signIn(browser, claims("ann", "exp", now() + 5)).status()).isEqualTo(303);
  }

  @Test
  void keyIsTheMd5TextAndNothingElse() {
    Map<String, Object> claims = claims("ann");
    isRefused(
        browser.get(SIGN_IN + Company.token(claims, company.secret())), "jwt_invalid_signature");
    String upper = ProProfsCompany.md5(company.secret()).toUpperCase();
    isRefused(browser.get(SIGN_IN + Company.token(claims, upper)), "jwt_invalid_signature");
    isRefused(browser.get("/access/jwtsso/"), "jwt_invalid_signature");
    isRefused(browser.get("/access/jwtsso?token=a.b.c"), "jwt_invalid_signature");
  }

  @Test
  void vendorsShortKeyIsTakenAsItIs() {
    company.newKey(Map.of("secret", "k3y-7"));

    Answer answer =
        browser.get(SIGN_IN + Company.token(claims("ann"), ProProfsCompany.md5("k3y-7")));

    assertThat(answer.status()).isEqualTo(303);
  }

  @Test
  void algorithmIsHs256() {
    Map<String, Object> settings =
        Map.of("protocol", "proprofs", "name", "JWT", "algorithm", "HS512");

    Answer answer = admin.post(company.site() + "/connections", settings);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("algorithm");
  }

  @Test
  void strangerBecomesAVisitorWithoutBeingAUser() {
    Content content = new Content(company);
    String open = content.article(Map.of("title", "For visitors", "visitors", true));
    String closed = content.article(Map.of("title", "For users"));

    assertThat(backend.signIn(browser, "stranger").location()).isEqualTo("/");

    assertThat(browser.get(open).status()).isEqualTo(200);
    assertThat(browser.get(closed).status()).isEqualTo(404);
    assertThat(browser.get("/docs").body()).contains("For visitors").doesNotContain("For users");
    assertThat(company.users("")).isEmpty();
    assertThat(company.sessions().get(0).path("userId").isNumber()).isFalse();
  }

  @Test
  void registeredUserSeesBoth() {
    backend.register("ann");
    Content content = new Content(company);
    content.article(Map.of("title", "For visitors", "visitors", true));
    content.article(Map.of("title", "For users"));

    backend.signIn(browser, claims("ann", "guest", false));

    assertThat(browser.get("/docs").body()).contains("For visitors", "For users");
  }

  @Test
  void guestSaysWhetherStrangersMayVisit() {
    for (Object guest : List.of(true, "true")) {
      assertThat(backend.signIn(company.browser(), claims("x", "guest", guest)).status())
          .isEqualTo(303);
    }
    for (Object guest : List.of(false, "false")) {
      isRefused(backend.signIn(browser, claims("x", "guest", guest)), "user_not_registered");
    }
    for (Object guest : List.of("no", "", 0, List.of())) {
      assertThat(backend.signIn(company.browser(), claims("x", "guest", guest)).status())
          .isEqualTo(303);
      assertThat(company.events("limit=1").get(0).path("detail").asText())
          .endsWith(" Not taken: guest is not true or false.");
    }
  }

  @Test
  void suspendedUserIsNoVisitorEither() {
    long id = backend.register("ann");
    company.change(company.site() + "/users/" + id, Map.of("banned", true));

    isRefused(backend.signIn(browser, "ann"), "user_banned");
  }

  @Test
  void siteForInvitedUsersHasNoVisitors() {
    backend.register("ann");
    company.change(company.site(), Map.of("visibility", "invited"));

    isRefused(backend.signIn(browser, "stranger"), "user_not_registered");
    assertThat(backend.signIn(browser, "ann").status()).isEqualTo(303);
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void siteAccessIsATextOfIdsThatTheConnectionOpens() {
    for (Object wrong : List.of(company.siteId, List.of("" + company.siteId), true)) {
      assertThat(backend.signIn(company.browser(), claims("ann", "site_access", wrong)).status())
          .isEqualTo(303);
      assertThat(company.events("limit=1").get(0).path("detail").asText())
          .contains("Opens site " + company.siteId + ". Not taken: site_access is not a text");
    }
    isRefused(
        backend.signIn(browser, claims("ann", "site_access", "1,2,x")), "jwt_audience_mismatch");
    for (String right : List.of("", " ", company.siteId + " , 999999999, ?")) {
      Answer answer = backend.signIn(company.browser(), claims("ann", "site_access", right));
      assertThat(answer.status()).as(right).isEqualTo(303);
    }
    assertThat(company.events("event=sso.proprofs.accepted").get(0).path("detail").asText())
        .contains("Opens site " + company.siteId, "Ignored entries of site_access", ": 999999999.");
  }

  @Test
  void firstRuleThatFailsIsTheReason() {
    Map<String, Object> claims = new LinkedHashMap<>(claims("x", "guest", false));
    claims.put("site_access", "1");
    isRefused(backend.signIn(browser, claims), "jwt_audience_mismatch");
    claims.put("iat", now() - 200);
    isRefused(backend.signIn(browser, claims), "jwt_too_old");
    claims.put("exp", now() - 100);
    isRefused(backend.signIn(browser, claims), "jwt_expired");
    claims.put("jti", "short");
    isRefused(backend.signIn(browser, claims), "jwt_missing_required_claim");
  }

  @Test
  void readerWithoutSessionIsSentToTheLoginUrlAndBackToThePageFirstAskedFor() {
    Answer challenge = browser.get("/docs?page=2");
    assertThat(challenge.status()).isEqualTo(302);
    assertThat(challenge.location()).isEqualTo(company.loginUrl);

    assertThat(backend.signIn(browser, "ann").location()).isEqualTo("/docs?page=2");
    assertThat(backend.signIn(browser, "ann").location()).as("forgotten").isEqualTo("/");
  }

  @Test
  void withoutALoginUrlTheReaderReadsThatTheSiteIsPrivate() {
    Map<String, Object> without = new HashMap<>();
    without.put("loginUrl", null);
    company.change(company.connection(), without);

    Answer challenge = browser.get("/docs");

    assertThat(challenge.status()).as("%s", challenge).isEqualTo(401);
    assertThat(challenge.body()).contains("Help of " + company.subdomain);
    assertThat(backend.signIn(browser, "ann").location()).isEqualTo("/docs");
  }

  @Test
  void pageFirstAskedForIsFoundByWhateverConnectionTheTokenComes() {
    String connections = company.site() + "/connections";
    Map<String, Object> other =
        Map.of("protocol", "proprofs", "name", "Other", "loginUrl", "https://b.example/in");
    long id = Company.created(admin.post(connections, other)).path("id").asLong();
    String secret =
        Company.created(admin.post(connections + "/" + id + "/keys", Map.of()))
            .path("secret")
            .asText();
    browser.get("/docs?page=2");

    String token = Company.token(claims("ann"), ProProfsCompany.md5(secret));

    assertThat(browser.get(SIGN_IN + token).location()).isEqualTo("/docs?page=2");
  }

  @Test
  void pageFirstAskedForIsTheBrowsersOwn() {
    company.browser().get("/docs?page=2");
    browser.withCookie("gatehouse-browser-AAAAAAAA", "A".repeat(32));

    assertThat(backend.signIn(browser, "ann").location()).isEqualTo("/");
  }

  @Test
  void refusedReaderStartsAgainFromThePageFirstAskedFor() {
    browser.get("/docs?page=2");

    assertThat(backend.signIn(browser, claims("ann", "jti", "short")).body())
        .contains("/login?forward=%2Fdocs%3Fpage%3D2");
    String token = backend.token("ann");
    company.browser().get(SIGN_IN + token);
    assertThat(browser.get(SIGN_IN + token).body()).contains("/login?forward=%2Fdocs%3Fpage%3D2");
    assertThat(backend.signIn(browser, "ann").location()).isEqualTo("/docs?page=2");
  }

  @Test
  void unpublishedHomeIsReplacedByAllArticles() {
    company.change(company.site(), Map.of("homePublished", false));

    assertThat(backend.signIn(browser, "ann").location()).isEqualTo("/docs");
  }

  @Test
  void linkPreviewsAndPrefetchesUseNothingUp() {
    String path = SIGN_IN + backend.token("ann");

    assertThat(browser.head(path).status()).isEqualTo(204);
    assertThat(browser.get(path, "Sec-Purpose", "prefetch").status()).isEqualTo(403);
    assertThat(browser.send("OPTIONS", path, null).status()).isLessThan(500);
    assertThat(browser.json("POST", path, "{}").status()).isEqualTo(403);
    assertThat(browser.cookies()).isEmpty();
    assertThat(browser.get(path).status()).isEqualTo(303);
  }

  @Test
  void disabledConnectionSignsNobodyIn() {
    company.switchConnection(false);

    assertThat(backend.signIn(browser, "ann").status()).isEqualTo(403);
    assertThat(company.events("reason=sso_not_configured")).hasSize(1);
  }

  @Test
  void inspectionTellsEveryCheckAndWhichSitesOpen() {
    String token = backend.token(claims("ann", "site_access", company.siteId + ",7"));

    JsonNode good = inspect(token);
    JsonNode bad = inspect(backend.token(claims("ann", "site_access", "7")));

    assertThat(good.path("accepted").asBoolean()).as("%s", good).isTrue();
    assertThat(good.path("checks").findValuesAsText("check"))
        .contains("required claim jti", "identity claim user_email", "age", "site_access", "sites");
    assertThat(good.toString()).contains("Opens site " + company.siteId, "as a visitor");
    assertThat(bad.path("reason").asText()).isEqualTo("jwt_audience_mismatch");
    assertThat(browser.get(SIGN_IN + token).status()).as("consumes nothing").isEqualTo(303);
    assertThat(inspect(token).path("reason").asText()).isEqualTo("jwt_replayed");
  }

  private JsonNode inspect(String token) {
    Map<String, Object> order = Map.of("token", token, "surface", "redirect");
    Answer answer = admin.post(company.connection() + "/inspect", order);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }
}
