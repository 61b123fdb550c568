package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** "The reason field maps to one of": every reason, on the redirect flow and with Bearer. */
@Tag("server")
class ReasonsIT extends GatehouseIT {
  private static final String OTHER_SECRET = "9vX2mQ7pL4kT8wZ1rN6yB3hJ5gF0dSaUcE-other";

  /** Claims that differ from a good token's in one point, and the reason for which they fail. */
  private record Row(String what, String reason, Map<String, Object> change) {}

  private static List<Row> rows() {
    long now = Instant.now().getEpochSecond();
    List<Row> rows = new ArrayList<>();
    for (String claim : List.of("jti", "iss", "iat", "exp", "email", "name")) {
      rows.add(new Row("no " + claim, "jwt_missing_required_claim", changed(claim, null)));
      rows.add(new Row("empty " + claim, "jwt_missing_required_claim", changed(claim, "")));
      rows.add(
          new Row(claim + " is an array", "jwt_missing_required_claim", changed(claim, List.of())));
    }
    for (String claim : List.of("jti", "iss", "email", "name")) {
      String unusable = claim.equals("email") ? "jwt_invalid_claim" : "jwt_missing_required_claim";
      rows.add(new Row("blank " + claim, "jwt_missing_required_claim", changed(claim, "   ")));
      rows.add(
          new Row("blank " + claim, "jwt_missing_required_claim", changed(claim, "\u200b\u3164")));
      rows.add(new Row("NUL in " + claim, unusable, changed(claim, "a\0b")));
      rows.add(new Row("line break in " + claim, unusable, changed(claim, "a\nb")));
    }
    rows.add(
        new Row("override in name", "jwt_missing_required_claim", changed("name", "a\u202eb")));
    for (String email : List.of("not-an-email", "a@x,b@x", "A <a@b>", "a@b@c", "\"a b\"@c")) {
      rows.add(new Row("email " + email, "jwt_invalid_claim", changed("email", email)));
    }
    rows.add(
        new Row(
            "long email",
            "jwt_invalid_claim",
            changed("email", "e".repeat(250) + "@company.example")));
    for (Object id : List.of(true, 42.5, 1e30, "", "4\n2", "42\n", "4".repeat(4000), List.of(42))) {
      rows.add(new Row("external_id " + id, "jwt_invalid_claim", changed("external_id", id)));
    }
    rows.add(new Row("not valid yet", "jwt_not_yet_valid", changed("nbf", now + 3600)));
    rows.add(new Row("nbf is text", "jwt_invalid_claim", changed("nbf", now + "")));
    rows.add(new Row("exp is text", "jwt_missing_required_claim", changed("exp", now + "")));
    rows.add(new Row("exp is negative", "jwt_missing_required_claim", changed("exp", -1)));
    rows.add(
        new Row("exp in year 10000", "jwt_missing_required_claim", changed("exp", 253402300800L)));
    rows.add(new Row("long name", "jwt_missing_required_claim", changed("name", "n".repeat(201))));
    rows.add(new Row("expired", "jwt_expired", changed("exp", now - 40)));
    rows.add(new Row("from the future", "jwt_iat_in_future", changed("iat", now + 60)));
    rows.add(new Row("another issuer", "jwt_issuer_mismatch", changed("iss", "Company.example")));
    rows.add(new Row("another audience", "jwt_audience_mismatch", changed("aud", "other")));
    rows.add(new Row("no audience", "jwt_audience_mismatch", changed("aud", null)));
    rows.add(new Row("audiences", "jwt_audience_mismatch", changed("aud", List.of("a", "b"))));
    return rows;
  }

  private static Map<String, Object> changed(String claim, Object value) {
    Map<String, Object> change = new HashMap<>();
    change.put(claim, value);
    return change;
  }

  @TestFactory
  List<DynamicTest> refusesOnBothSurfaces() {
    Company company =
        Company.with(
            Map.of(),
            Map.of(
                "allowUnsolicited", true, "issuer", "company.example", "audience", "help-center"));
    return rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.what(), () -> refuses(company, row)))
        .toList();
  }

  private void refuses(Company company, Row row) {
    String token = company.token(good(row.change()));

    Answer redirect = company.browser().get("/sso/jwt?jwt=" + token);
    assertThat(redirect.status()).isEqualTo(403);
    assertThat(newest(company, "sso.redirect_flow.rejected").path("reason").asText())
        .isEqualTo(row.reason());

    Answer bearer = bearer(company, token);
    assertThat(bearer.status()).isEqualTo(401);
    assertThat(bearer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(bearer.json().path("reason").asText()).isEqualTo(row.reason());
    JsonNode event = newest(company, "widget_jwt.rejected");
    assertThat(event.path("traceId")).isEqualTo(bearer.json().path("trace_id"));
    assertThat(company.users("")).as("nobody is made of a refused token").isEmpty();
  }

  private static Map<String, Object> good(Map<String, Object> change) {
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), "ann");
    claims.put("aud", "help-center");
    change.forEach(
        (claim, value) -> {
          if (value == null) {
            claims.remove(claim);
          } else {
            claims.put(claim, value);
          }
        });
    return claims;
  }

  private static JsonNode newest(Company company, String event) {
    return company.events("limit=1&event=" + event).get(0);
  }

  /** "At most 8 KiB": no server may cut that short. */
  @Test
  void takesTokensOfEightKibibytes() {
    Company company = Company.startingSignInsItself();

    String largest = company.token(good(changed("pad", "p".repeat(5_500))));
    String tooLarge = company.token(good(changed("pad", "p".repeat(6_200))));

    assertThat(largest.length()).isBetween(7_600, 8_192);
    assertThat(tooLarge.length()).isBetween(8_193, 9_000);
    assertThat(company.browser().get("/sso/jwt?jwt=" + largest).status()).isEqualTo(303);
    assertThat(bearer(company, largest).status()).isEqualTo(200);
    assertThat(bearer(company, tooLarge).json().path("reason").asText())
        .isEqualTo("jwt_invalid_signature");
  }

  private static Answer bearer(Company company, String token) {
    return company.program().get("/v1/article", "Authorization", "Bearer " + token);
  }

  @Test
  void namesTheMissingClaimInTheLog() {
    Company company = Company.startingSignInsItself();
    Map<String, Object> claims = good(changed("email", null));

    company.browser().get("/sso/jwt?jwt=" + company.token(claims));

    assertThat(newest(company, "sso.redirect_flow.rejected").path("detail").asText())
        .contains("email");
  }

  @Test
  void tellsTheClockDifferenceInTheLog() {
    Company company = Company.startingSignInsItself();
    long ahead = Instant.now().getEpochSecond() + 3600;

    company.browser().get("/sso/jwt?jwt=" + company.token(good(changed("iat", ahead))));

    assertThat(newest(company, "sso.redirect_flow.rejected").path("detail").asText())
        .containsPattern("3(599|600) second");
  }

  @Test
  void refusesWrongSignaturesAndFormsAlikeAndEchoesNothing() {
    Company company = Company.startingSignInsItself();
    String good = company.token("ann");
    String[] parts = good.split("\\.");
    List<String> bad =
        List.of(
            Company.token(Company.claims("x", "ann"), OTHER_SECRET),
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1],
            good + ".x",
            good + "=",
            "a".repeat(9000),
            // {"alg":"none"}
            "eyJhbGciOiJub25lIn0." + parts[1] + ".AA",
            "");
    for (String token : bad) {
      Answer answer = company.browser().get("/sso/jwt?jwt=" + Http.encoded(token));
      assertThat(answer.status()).as(token).isIn(403, 400, 414);
    }
    assertThat(company.events("reason=jwt_invalid_signature")).hasSizeGreaterThanOrEqualTo(7);
    assertThat(company.sessions()).isEmpty();
  }

  @Test
  void tokenTtlCountsForProgramsOnly() {
    Company company =
        Company.with(Map.of(), Map.of("allowUnsolicited", true, "tokenTtlSeconds", 60));
    Map<String, Object> old = good(changed("iat", Instant.now().getEpochSecond() - 100));

    Answer bearer =
        company.program().get("/v1/article", "Authorization", "Bearer " + company.token(old));
    Answer redirect = company.browser().get("/sso/jwt?jwt=" + company.token(old));

    assertThat(bearer.json().path("reason").asText()).isEqualTo("jwt_too_old");
    assertThat(redirect.status()).isEqualTo(303);
  }

  @Test
  void bannedUserIsRefusedOnBothSurfaces() {
    Company company = Company.startingSignInsItself();
    company.browser().get("/sso/jwt?jwt=" + company.token("ann"));
    String user = company.users("").get(0).path("id").asText();
    company.change(company.site() + "/users/" + user, Map.of("banned", true));
    String token = company.token("ann");

    Answer bearer = company.program().get("/v1/article", "Authorization", "Bearer " + token);
    Answer redirect = company.browser().get("/sso/jwt?jwt=" + token);

    assertThat(bearer.json().path("reason").asText()).isEqualTo("user_banned");
    assertThat(redirect.status()).isEqualTo(403);
    assertThat(company.events("reason=user_banned")).hasSize(2);
  }

  @Test
  void bearerTokenMayComeAnyNumberOfTimesAndMakesNoSession() {
    Company company = Company.founded();
    String header = "Bearer " + company.token("ann");

    for (int i = 0; i < 3; i++) {
      Answer answer = company.program().get("/v1/article", "Authorization", header);
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      assertThat(answer.headers("Set-Cookie")).isEmpty();
    }
    assertThat(company.program().head("/v1/article", "Authorization", header).status())
        .isEqualTo(200);
    assertThat(company.sessions()).isEmpty();
  }

  @Test
  void programWithoutTokenIsAskedForOne() {
    Answer answer = Company.founded().program().get("/v1/article");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }
}
