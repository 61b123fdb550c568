package dev.gatehouse.it.protocol.vendor;

import static dev.gatehouse.it.support.vendor.HelpSiteCompany.inSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.HelpSiteCompany;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token is the session, and "Resetting a JWT Secret" ends it. */
@Tag("server")
class HelpSiteAccessIT extends GatehouseIT {
  private static final long LEEWAY = 60;

  @RegisterExtension private final ServerClock clock = new ServerClock();

  private final HelpSiteCompany company = HelpSiteCompany.founded();

  private Http signedIn(String token) {
    Http browser = company.browser();
    browser.get("/?jwt=" + token);
    for (int i = 0; i < 3; i++) {
      assertThat(browser.get("/docs").status()).isEqualTo(200);
    }
    return browser;
  }

  @Test
  void expiredTokenLosesAccessAtTheNextRequest() {
    long exp = inSeconds(300);
    Http browser = signedIn(company.tokenOf("ann", "exp", exp));

    clock.stopAt(Instant.ofEpochSecond(exp + LEEWAY - 1));
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    clock.stopAt(Instant.ofEpochSecond(exp + LEEWAY + 1));

    assertThat(browser.get("/docs").location()).contains("jwt_error=expired");
  }

  @Test
  void eachTokenIsListedOnceAndEndsSingly() {
    String one = company.tokenOf("ann", "jti", "one");
    Http first = signedIn(one);
    Http second = signedIn(company.tokenOf("ann", "jti", "two"));
    List<JsonNode> listed = company.company.sessions();
    assertThat(listed).extracting(row -> row.path("tokenJti").asText()).containsOnly("one", "two");
    assertThat(listed).hasSize(2).allMatch(row -> row.path("userId").isIntegralNumber());
    assertThat(listed.toString()).doesNotContain(one.substring(one.lastIndexOf('.') + 1));
    long id =
        listed.stream()
            .filter(row -> row.path("tokenJti").asText().equals("one"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asLong();

    assertThat(admin.delete(company.company.site() + "/sessions/" + id).status()).isEqualTo(204);

    assertThat(first.get("/docs").location()).contains("jwt_error=expired");
    assertThat(company.browserKeeping(one).get("/docs").location()).contains("jwt_error=expired");
    assertThat(company.company.events("reason=jwt_ended")).hasSize(2);
    assertThat(second.get("/docs").status()).isEqualTo(200);
    assertThat(company.company.sessions()).hasSize(1);
  }

  @Test
  void tokenFromAClockThatIsAheadEndsWithTheOthers() {
    long ahead = Instant.now().getEpochSecond() + 40;
    String token = company.tokenOf("ann", "iat", ahead);
    Http browser = signedIn(token);

    assertThat(admin.delete(company.company.site() + "/sessions").status()).isEqualTo(204);

    assertThat(browser.get("/docs").location()).contains("jwt_error=expired");
  }

  @Test
  void tokenThatABrowserReplacesOrSignsOutOfLeavesTheList() {
    Http browser = signedIn(company.tokenOf("ann", "jti", "one"));

    browser.get("/?jwt=" + company.tokenOf("ann", "jti", "two"));
    assertThat(company.company.sessions())
        .extracting(row -> row.path("tokenJti").asText())
        .containsExactly("two");

    browser.form("/logout", Map.of(), "Origin", browser.origin());
    assertThat(company.company.sessions()).isEmpty();
  }

  @Test
  void tokenThatNobodyUsesIsOver() {
    company.company.change(company.company.site(), Map.of("idleMinutes", 10));
    Instant begun = Instant.now();
    Http browser = signedIn(company.tokenOf("ann", "exp", inSeconds(36_000)));
    for (int minutes : List.of(9, 18)) {
      clock.stopAt(begun.plus(Duration.ofMinutes(minutes)));
      assertThat(browser.get("/docs").status()).isEqualTo(200);
    }

    clock.stopAt(begun.plus(Duration.ofMinutes(29)));

    assertThat(browser.get("/docs").location()).contains("jwt_error=expired");
    assertThat(company.company.events("reason=session_expired")).hasSize(1);
  }

  @Test
  void noTokenLivesLongerThanTheSiteAllows() {
    company.company.change(company.company.site(), Map.of("maxSessionMinutes", 5));
    Instant begun = Instant.now();
    Http browser = signedIn(company.tokenOf("ann", "exp", inSeconds(36_000)));
    clock.stopAt(begun.plus(Duration.ofMinutes(4)));
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    clock.stopAt(begun.plus(Duration.ofMinutes(6)));

    assertThat(browser.get("/docs").location()).contains("jwt_error=expired");
    assertThat(company.company.events("reason=session_expired")).hasSize(1);
  }

  @Test
  void newerTokenOfAUserWinsAndTheOlderBrowserIsTold() {
    company.company.change(company.company.site(), Map.of("oneSessionPerUser", true));
    String older = company.tokenOf("ann", "jti", "older");
    Http browser = signedIn(older);
    Http newer = signedIn(company.tokenOf("ann", "jti", "newer"));

    Answer told = browser.get("/docs");

    assertThat(told.status()).isEqualTo(401);
    assertThat(told.body()).contains("You signed in elsewhere");
    Answer onward = browser.get("/access/return?forward=%2Fdocs&here=true");
    assertThat(onward.location()).endsWith("/docs");
    assertThat(browser.get("/docs").location()).contains("jwt_error=missing");
    assertThat(company.company.events("reason=session_replaced")).hasSize(1);
    assertThat(newer.get("/docs").status()).isEqualTo(200);

    // The older one is listed again while the site allows it, and replaced for a second time.
    company.company.change(company.company.site(), Map.of("oneSessionPerUser", false));
    assertThat(company.browserKeeping(older).get("/docs").status()).isEqualTo(200);
    company.company.change(company.company.site(), Map.of("oneSessionPerUser", true));
    Http newest = signedIn(company.tokenOf("ann", "jti", "newest"));
    assertThat(newest.get("/docs").status()).isEqualTo(200);
    assertThat(company.browserKeeping(older).get("/docs").status()).isEqualTo(401);
  }

  @Test
  void articleThatAsksForARecentSignInWantsANewToken() {
    String page =
        new Content(company.company)
            .article(Map.of("title", "Salaries", "body", "Barley", "reauthenticate", true));
    Http browser = company.browser();
    browser.get("/?jwt=" + company.tokenOf("ann", "iat", inSeconds(-1000)));

    Answer asked = browser.get(page);

    assertThat(asked.status()).isEqualTo(302);
    assertThat(asked.location()).contains("from_url=").contains("max_age=900");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    browser.get(page + "?jwt=" + company.tokenOf("ann"));
    assertThat(browser.get(page).body()).contains("Barley");
  }

  @Test
  void endedKeyLosesAccessAtTheNextRequest() {
    Http browser = signedIn(company.tokenOf("ann"));

    company.company.newKey(Map.of());

    assertThat(browser.get("/docs").location()).contains("jwt_error=invalid");
  }

  @Test
  void bannedUserLosesAccessAtTheNextRequest() {
    Http browser = signedIn(company.tokenOf("ann"));
    long id = company.company.users("limit=1").get(0).path("id").asLong();

    company.company.change(company.company.site() + "/users/" + id, Map.of("banned", true));

    assertThat(browser.get("/docs").location()).contains("jwt_error=invalid");
  }

  @Test
  void disabledConnectionLosesAccessAtTheNextRequest() {
    String token = company.tokenOf("ann");
    Http browser = signedIn(token);

    company.company.switchConnection(false);

    assertThat(browser.get("/docs").status()).isEqualTo(401);
    assertThat(browser.get("/docs?jwt=" + token).status()).isEqualTo(401);
    JsonNode event = company.company.events("event=sso.helpsite.rejected").get(0);
    assertThat(event.path("reason").asText()).isEqualTo("sso_not_configured");
  }

  @Test
  void tokenOfAnotherSiteOpensNothing() {
    HelpSiteCompany other = HelpSiteCompany.founded();
    String token = other.token("aud", List.of(other.company.subdomain, company.company.subdomain));

    assertThat(company.browserKeeping(token).get("/docs").location()).contains("jwt_error=invalid");
  }

  /**
   * "This will invalidate the existing JWT secret key … cause a new secret key to be generated."
   */
  @ParameterizedTest
  @ValueSource(strings = {"invited", "public"})
  void leavingTheJwtModeAndComingBackMakesANewKey(String other) {
    String old = company.token();
    Http browser = signedIn(old);

    JsonNode left = visibility(other);
    assertThat(left.has("newKeys")).isFalse();
    assertThat(keys()).hasSize(1).allSatisfy(key -> assertThat(isEnded(key)).isTrue());
    assertThat(browser.get("/docs").body()).doesNotContain("Sign out");

    JsonNode back = visibility("sso");
    assertThat(back.path("newKeys")).hasSize(1);
    JsonNode made = back.path("newKeys").get(0);
    assertThat(made.path("connectionId").asLong()).isEqualTo(company.company.connectionId);
    assertThat(made.path("secret").asText()).hasSize(64).isNotEqualTo(company.company.secret());
    assertThat(keys()).filteredOn(key -> !isEnded(key)).hasSize(1);
    assertThat(keys().get(1).path("id").asLong()).isEqualTo(made.path("id").asLong());

    assertThat(browser.get("/docs").location()).contains("jwt_error=invalid");
    String token = Company.token(company.claims(), made.path("secret").asText());
    assertThat(company.browserKeeping(token).get("/docs").status()).isEqualTo(200);
  }

  @Test
  void newKeyIsShownInThatAnswerOnly() {
    visibility("public");
    JsonNode back = visibility("sso");
    String secret = back.path("newKeys").get(0).path("secret").asText();

    Answer shown = admin.get(company.company.site());
    assertThat(shown.body()).doesNotContain("newKeys").doesNotContain(secret);
    assertThat(visibility("sso").has("newKeys")).isFalse();
    assertThat(keys()).hasSize(2);
  }

  @Test
  void siteThatBecomesPrivateGetsAKey() {
    HelpSiteCompany open = HelpSiteCompany.of(Map.of("visibility", "public"));
    String before = open.token();

    JsonNode site = open.company.change(open.company.site(), Map.of("visibility", "sso"));

    String secret = site.path("newKeys").get(0).path("secret").asText();
    assertThat(open.browserKeeping(before).get("/docs").status()).isEqualTo(302);
    assertThat(open.browserKeeping(Company.token(open.claims(), secret)).get("/docs").status())
        .isEqualTo(200);
  }

  @Test
  void otherProtocolsKeepTheirKeys() {
    Company other = Company.startingSignInsItself();

    other.change(other.site(), Map.of("visibility", "public"));
    JsonNode back = other.change(other.site(), Map.of("visibility", "sso"));

    assertThat(back.has("newKeys")).isFalse();
    assertThat(other.browser().get("/sso/jwt?jwt=" + other.token("ann")).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page", "api", "redirect"})
  void inspectTellsTheSameOfEverySurface(String surface) {
    assertThat(inspect(surface, company.token()).path("accepted").asBoolean()).isTrue();
    assertThat(inspect(surface, company.tokenOf("ann")).path("accepted").asBoolean()).isTrue();

    JsonNode refused = inspect(surface, company.token("aud", "another", "iat", null));
    assertThat(refused.path("reason").asText()).isEqualTo("jwt_audience_mismatch");
    assertThat(refused.path("checks").findValuesAsText("check"))
        .containsSubsequence("required claim exp", "exp", "aud", "required claim iat", "iat");
    assertThat(company.company.users("limit=1")).isEmpty();
  }

  private JsonNode inspect(String surface, String token) {
    Map<String, Object> order = Map.of("token", token, "surface", surface);
    Answer answer = admin.post(company.company.connection() + "/inspect", order);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  private JsonNode visibility(String visibility) {
    return company.company.change(company.company.site(), Map.of("visibility", visibility));
  }

  private List<JsonNode> keys() {
    return Company.items(admin.get(company.company.connection() + "/keys"));
  }

  private static boolean isEnded(JsonNode key) {
    return key.hasNonNull("retiresAt");
  }
}
