package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.HelpSiteCompany;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The checks of a token and the backend's clock in events. */
@Tag("database")
class EventChecksIT extends GatehouseIT {

  private static Map<String, Object> issued(int seconds) {
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), "ann");
    claims.put("iat", Instant.now().getEpochSecond() + seconds);
    return claims;
  }

  private static JsonNode newest(Company company) {
    return company.events("limit=1").get(0);
  }

  private static List<String> checks(JsonNode event, String outcome) {
    List<String> names = new ArrayList<>();
    for (JsonNode check : event.path("checks")) {
      if (check.path("outcome").asText().equals(outcome)) {
        names.add(check.path("check").asText());
      }
    }
    return names;
  }

  @Test
  void tellsHowFarARefusedTokenCame() {
    Company company = Company.startingSignInsItself();
    Map<String, Object> claims = issued(0);
    claims.put("exp", Instant.now().getEpochSecond() - 100);

    company.program().get("/sso/jwt?jwt=" + company.token(claims));

    JsonNode event = newest(company);
    assertThat(checks(event, "failed")).containsExactly("exp");
    assertThat(checks(event, "passed"))
        .startsWith("enabled", "configured", "form", "signature", "header", "payload")
        .contains("required claim email");
    assertThat(checks(event, "not_reached"))
        .containsExactly("nbf", "iat", "kind", "redirect key", "replay", "user");
    assertThat(event.path("checks").toString()).doesNotContain("company.example");
  }

  @Test
  void tellsOfChecksThatAreNotAboutTheTokenAlone() {
    Company company = Company.startingSignInsItself();
    String token = company.token("ann");
    company.program().get("/sso/jwt?jwt=" + token);
    assertThat(checks(newest(company), "failed")).isEmpty();
    assertThat(checks(newest(company), "passed")).contains("replay", "user");

    company.program().get("/sso/jwt?jwt=" + token);
    assertThat(checks(newest(company), "failed")).containsExactly("replay");
    // The previous sign-in added it.
    assertThat(newest(company).path("clockDifferenceSeconds").isNull()).isTrue();

    long ann = company.users("").get(0).path("id").asLong();
    company.change(company.site() + "/users/" + ann, Map.of("banned", true));
    company.program().get("/sso/jwt?jwt=" + company.token("ann"));
    assertThat(checks(newest(company), "failed")).containsExactly("user");
  }

  @Test
  void singleUseTellsTheBackendsClock() {
    Company company = Company.startingSignInsItself();

    company.program().get("/sso/jwt?jwt=" + company.token(issued(20)));
    assertThat(newest(company).path("clockDifferenceSeconds").asInt()).isBetween(15, 20);
    company.program().get("/sso/jwt?jwt=" + company.token(issued(-60)));
    assertThat(newest(company).path("clockDifferenceSeconds").asInt()).isBetween(-65, -60);
    company.program().get("/sso/jwt?jwt=" + company.token(issued(300)));
    assertThat(newest(company).path("reason").asText()).isEqualTo("jwt_iat_in_future");
    assertThat(newest(company).path("clockDifferenceSeconds").asInt()).isBetween(295, 300);
    company.program().get("/sso/jwt?jwt=" + Company.token(issued(300), "x".repeat(40)));
    assertThat(newest(company).path("clockDifferenceSeconds").isNull()).isTrue();
  }

  @Test
  void aTokenThatMayComeAgainTellsOnlyOfAClockThatIsAhead() {
    HelpSiteCompany helpSite = HelpSiteCompany.founded();
    long now = Instant.now().getEpochSecond();

    helpSite.browser().get("/docs?jwt=" + helpSite.token("iat", now - 3600));
    assertThat(newest(helpSite.company).path("event").asText()).isEqualTo("sso.helpsite.accepted");
    assertThat(newest(helpSite.company).path("clockDifferenceSeconds").isNull()).isTrue();
    helpSite.browser().get("/docs?jwt=" + helpSite.token("iat", now + 40));
    assertThat(newest(helpSite.company).path("clockDifferenceSeconds").asInt()).isBetween(30, 40);
  }

  @Test
  void aTokenThatTheBrowserKeptTellsNothing() {
    HelpSiteCompany helpSite = HelpSiteCompany.founded();
    long now = Instant.now().getEpochSecond();

    helpSite.browserKeeping(helpSite.token("iat", now + 400)).get("/docs");

    assertThat(newest(helpSite.company).path("reason").asText()).isEqualTo("jwt_iat_in_future");
    assertThat(checks(newest(helpSite.company), "failed")).containsExactly("iat");
    assertThat(newest(helpSite.company).path("clockDifferenceSeconds").isNull()).isTrue();
  }

  @Test
  void tellsWhatCameAndWhatIsAccepted() {
    Company company =
        Company.with(
            Map.of(), Map.of("allowUnsolicited", true, "audience", "help.company.example"));

    JsonNode audience = refused(company, "aud", "https://help.company.example/");
    assertThat(audience.path("reason").asText()).isEqualTo("jwt_audience_mismatch");
    assertThat(audience.path("came").asText()).isEqualTo("\"https://help.company.example/\"");
    assertThat(audience.path("accepted").asText()).isEqualTo("\"help.company.example\"");
    assertThat(audience.path("cause").asText()).isEqualTo("url_for_name");
    assertThat(audience.path("causeDetail").asText()).startsWith("A URL was sent");
    JsonNode expired = refused(company, "exp", Instant.now().getEpochSecond() - 500);
    assertThat(expired.path("came").asText()).contains("before this server's time");
    assertThat(expired.path("accepted").asText()).contains("this server's time is");
    assertThat(expired.path("cause").isNull()).isTrue();
    JsonNode milliseconds = refused(company, "exp", System.currentTimeMillis() + 300_000);
    assertThat(milliseconds.path("reason").asText()).isEqualTo("jwt_missing_required_claim");
    assertThat(milliseconds.path("cause").asText()).isEqualTo("milliseconds");
    assertThat(milliseconds.path("causeRemedy").asText()).contains("1000");
    JsonNode email = refused(company, "email", "Ann <ann@private.example>");
    assertThat(email.path("came").asText()).isEqualTo("a text of 25 characters");
    assertThat(admin.get(company.site() + "/events", "Accept", "text/csv").body())
        .contains("url_for_name")
        .doesNotContain("Ann <");
  }

  @Test
  void aReplayLeadsToTheEventThatUsedTheTokenUp() {
    Company company = Company.startingSignInsItself();
    Company other = Company.startingSignInsItself();
    String shared = "a secret that two sites have in common, by mistake";
    Company.created(admin.post(company.connection() + "/keys", Map.of("secret", shared)));
    Company.created(admin.post(other.connection() + "/keys", Map.of("secret", shared)));
    String token = Company.token(issued(0), shared);
    company.program().get("/sso/jwt?jwt=" + token);
    JsonNode first = newest(company);
    assertThat(first.path("reason").isNull()).as("%s", first).isTrue();

    company.program().get("/sso/jwt?jwt=" + token);

    JsonNode replay = newest(company);
    assertThat(replay.path("reason").asText()).isEqualTo("jwt_replayed");
    assertThat(replay.path("firstUseId")).isEqualTo(first.path("id"));
    assertThat(replay.path("causeSiteId").isNull()).isTrue();
    assertThat(replay.path("came").asText()).startsWith("used at ");
    assertThat(
            admin
                .post(company.connection() + "/inspect", Map.of("token", token))
                .json()
                .path("firstUseId"))
        .isEqualTo(first.path("id"));

    other.program().get("/sso/jwt?jwt=" + token);
    JsonNode elsewhere = newest(other);
    assertThat(elsewhere.path("reason").asText()).isEqualTo("jwt_replayed");
    assertThat(elsewhere.path("firstUseId")).isEqualTo(first.path("id"));
    assertThat(elsewhere.path("causeSiteId").asLong()).isEqualTo(company.siteId);
    AdminApi scoped = program(other);
    JsonNode unseen = scoped.get(other.site() + "/events?limit=1").json().at("/items/0");
    assertThat(unseen.path("id")).isEqualTo(elsewhere.path("id"));
    assertThat(unseen.path("firstUseId").isNull()).isTrue();
    assertThat(unseen.path("causeSiteId").isNull()).isTrue();
    assertThat(
            admin
                .post(other.connection() + "/inspect", Map.of("token", token))
                .json()
                .path("firstUseId")
                .isNull())
        .isTrue();
  }

  /** A program that configures one site and sees no other. */
  private AdminApi program(Company company) {
    Map<String, Object> order =
        Map.of(
            "name",
            "program",
            "grants",
            List.of(Map.of("site", company.subdomain, "role", "admin")),
            "expiresAt",
            "2099-01-01T00:00:00Z");
    return new AdminApi(Company.created(admin.post("/api-tokens", order)).path("token").asText());
  }

  @Test
  void namesTheSiteForWhichATokenIsMeant() {
    Company company =
        Company.with(
            Map.of(), Map.of("allowUnsolicited", true, "audience", "help.company.example"));
    Company other = Company.founded();

    JsonNode event = refused(company, "aud", other.subdomain);

    assertThat(event.path("cause").asText()).isEqualTo("other_site_audience");
    assertThat(event.path("causeSiteId").asLong()).isEqualTo(other.siteId);
    AdminApi scoped = program(company);
    JsonNode unseen = scoped.get(company.site() + "/events?limit=1").json().at("/items/0");
    assertThat(unseen.path("cause").asText()).isEqualTo("other_site_audience");
    assertThat(unseen.path("causeSiteId").isNull()).isTrue();
  }

  @Test
  void namesTheMistakeBehindASignature() {
    Company company = Company.startingSignInsItself();
    Company other = Company.startingSignInsItself();
    byte[] decoded = Base64.getDecoder().decode(company.secret());

    assertThat(cause(company, Algorithm.HMAC256(decoded))).isEqualTo("secret_base64_decoded");
    assertThat(cause(company, Algorithm.HMAC256(company.secret() + "\n")))
        .isEqualTo("secret_line_feed");
    assertThat(cause(company, Algorithm.HMAC512(company.secret()))).isEqualTo("other_algorithm");
    assertThat(newest(company).path("came").asText()).isEqualTo("alg \"HS512\"");
    assertThat(newest(company).path("accepted").asText()).isEqualTo("alg \"HS256\"");
    assertThat(cause(company, Algorithm.HMAC256(other.secret()))).isEqualTo("key_of_other_site");
    assertThat(newest(company).toString()).doesNotContain(other.subdomain);
    assertThat(cause(company, Algorithm.HMAC256("nobody's secret of thirty-two bytes!")))
        .isEqualTo("null");

    String ended = company.secret();
    admin.post(company.connection() + "/keys", Map.of());
    assertThat(cause(company, Algorithm.HMAC256(ended))).isEqualTo("key_ended");
    assertThat(newest(company).path("causeDetail").asText()).contains("has ended");
  }

  private static String cause(Company company, Algorithm signer) {
    company.program().get("/sso/jwt?jwt=" + JWT.create().withPayload(issued(0)).sign(signer));
    assertThat(newest(company).path("reason").asText()).isEqualTo("jwt_invalid_signature");
    return newest(company).path("cause").asText();
  }

  private static JsonNode refused(Company company, String claim, Object value) {
    Map<String, Object> claims = issued(0);
    claims.put("aud", "help.company.example");
    claims.put(claim, value);
    company.program().get("/sso/jwt?jwt=" + company.token(claims));
    return newest(company);
  }

  @Test
  void whereNothingIsSwitchedOnNothingElseIsChecked() {
    Company company = Company.with(Map.of("visibility", "public"), Map.of("enabled", false));

    company.program().get("/sso/jwt?jwt=nonsense");

    assertThat(newest(company).path("reason").asText()).isEqualTo("sso_not_configured");
    assertThat(checks(newest(company), "failed")).containsExactly("enabled");
    assertThat(newest(company).path("checks")).hasSize(1);
  }

  @Test
  void aSiteSaysHowLongItKeepsItsEvents() {
    Company company = Company.founded();
    assertThat(admin.get(company.site()).json().path("eventDays").isNull()).isTrue();

    assertThat(company.change(company.site(), Map.of("eventDays", 7)).path("eventDays").asInt())
        .isEqualTo(7);
    Problems.invalid(
        admin.put(
            company.site(), Map.of("subdomain", company.subdomain, "name", "x", "eventDays", 0)),
        "eventDays");
    Problems.invalid(
        admin.put(
            company.site(), Map.of("subdomain", company.subdomain, "name", "x", "eventDays", 3651)),
        "eventDays");
  }
}
