package dev.gatehouse.it.protocol.vendor;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "exchange it for a JWT token": codes over the back channel. */
@Tag("database")
@Tag("server")
class Document360ExchangeIT extends GatehouseIT {
  private final CodeBackend backend = CodeBackend.founded();
  private final Company company = backend.company;

  private void refused(Answer answer, String reason) {
    JsonNode problem = Problems.of(answer, 400);
    assertThat(problem.path("error").asText()).isEqualTo("invalid_grant");
    JsonNode event = company.events("event=sso.document360.code_rejected").get(0);
    assertThat(event.path("reason").asText()).isEqualTo(reason);
    assertThat(event.path("traceId")).isEqualTo(problem.path("trace_id"));
  }

  @Test
  void exchangesACodeForATokenThatSaysWhoTheUserIs() {
    admin.post(company.site() + "/groups", Map.of("id", "staff", "name", "Staff"));
    Map<String, Object> user = CodeBackend.user("ann");
    user.put("readerGroupIds", List.of("staff", "unknown"));
    user.put("tokenValidity", 30);

    Answer answer = backend.exchange(backend.code(user));

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    JsonNode json = answer.json();
    assertThat(json.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(json.path("expires_in").asInt()).isEqualTo(1800);
    assertThat(json.path("access_token")).isEqualTo(json.path("token"));
    DecodedJWT token =
        JWT.require(Algorithm.HMAC256(company.secret()))
            .withIssuer(company.program().origin())
            .withAudience(backend.clientId)
            .build()
            .verify(json.path("token").asText());
    assertThat(token.getExpiresAtAsInstant())
        .isEqualTo(token.getIssuedAtAsInstant().plusSeconds(1800));
    assertThat(token.getSubject()).isEqualTo("ann@company.example");
    assertThat(token.getId()).isNotEmpty();
    assertThat(token.getClaim("username").asString()).isEqualTo("Name of ann");
    assertThat(token.getClaim("firstName").asString()).isEqualTo("Name");
    assertThat(token.getClaim("lastName").asString()).isEqualTo("of ann");
    assertThat(token.getClaim("emailId").asString()).isEqualTo("ann@company.example");
    assertThat(token.getClaim("readerGroupIds").asList(String.class)).containsExactly("staff");
    assertThat(company.events("event=sso.document360.accepted")).hasSize(1);
  }

  @Test
  void takesAFormAndSaysTheSameOnTheBaseHost() {
    String code = backend.code("ann");

    Answer answer = at("localhost").form("/jwt/token", Map.of("code", code), backend.credentials());

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(JWT.decode(answer.json().path("token").asText()).getIssuer())
        .isEqualTo(company.program().origin());
  }

  @Test
  void signsWithTheNewestSecretAndNamesIt() {
    JsonNode newest = company.newKey(Map.of("kid", "second", "retireOthersAfterSeconds", 600));

    String token = backend.exchange(backend.code("ann")).json().path("token").asText();

    DecodedJWT verified =
        JWT.require(Algorithm.HMAC256(newest.path("secret").asText())).build().verify(token);
    assertThat(verified.getKeyId()).isEqualTo("second");
  }

  @Test
  void signsWithAPlatformKeyThatIsPublishedThroughARotation() throws Exception {
    CodeBackend receiver = CodeBackend.with(Map.of(), Map.of("exchangedTokenKey", "ES256"));
    SignedJWT first = platformSigned(receiver);
    JsonNode next =
        Company.created(admin.post("/platform/signing-keys", Map.of("algorithm", "ES256")));
    SignedJWT second = platformSigned(receiver);
    assertThat(second.getHeader().getKeyID())
        .as("the next key is only announced")
        .isEqualTo(kid(first));
    assertThat(verifies(receiver, second)).isTrue();
    assertThat(published(receiver).getKeyByKeyId(next.path("kid").asText())).isNotNull();
    Problems.of(admin.post("/platform/signing-keys", Map.of()), 409);
    assertThat(inspected(receiver, second).path("accepted").asBoolean()).isTrue();

    admin.post("/platform/signing-keys", Map.of("algorithm", "ES256", "atOnce", true));

    SignedJWT third = platformSigned(receiver);
    assertThat(kid(third)).isNotEqualTo(kid(first));
    assertThat(verifies(receiver, third)).isTrue();
    assertThat(verifies(receiver, first)).as("replaced at once").isFalse();
    assertThat(inspected(receiver, third).path("accepted").asBoolean()).isTrue();
    assertThat(inspected(receiver, first).path("reason").asText())
        .isEqualTo("jwt_invalid_signature");
    assertThat(third.getJWTClaimsSet().getIssuer()).isEqualTo(receiver.company.program().origin());
    assertThat(third.getJWTClaimsSet().getAudience()).containsExactly(receiver.clientId);
    assertThat(receiver.signIn(receiver.company.browser(), "ann").status()).isEqualTo(303);
    assertThat(admin.get("/audit?event=platform_key.replaced&limit=1").body())
        .contains("signsFrom");
  }

  private JsonNode inspected(CodeBackend receiver, SignedJWT token) {
    return admin
        .post(receiver.company.connection() + "/inspect", Map.of("token", token.serialize()))
        .json();
  }

  private static SignedJWT platformSigned(CodeBackend receiver) throws ParseException {
    Answer answer = receiver.exchange(receiver.code("ann"));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return SignedJWT.parse(answer.json().path("token").asText());
  }

  private static String kid(SignedJWT token) {
    return token.getHeader().getKeyID();
  }

  private JWKSet published(CodeBackend receiver) {
    Answer set = receiver.company.program().get("/.well-known/jwks.json");
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.header("Content-Type")).startsWith("application/jwk-set+json");
    assertThat(set.header("Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(set.body()).doesNotContain("\"d\"");
    assertThat(at("localhost").get("/.well-known/jwks.json").status()).isEqualTo(200);
    try {
      return JWKSet.parse(set.body());
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  /** As receivers do, by the published set alone; nodes notice a change within two seconds. */
  private boolean verifies(CodeBackend receiver, SignedJWT token) throws Exception {
    int listed = Company.items(admin.get("/platform/signing-keys")).size();
    eventually("the same keys", () -> published(receiver).size() == listed);
    JWK key = published(receiver).getKeyByKeyId(kid(token));
    return key != null && token.verify(new ECDSAVerifier(key.toECKey()));
  }

  @Test
  void worksOnceOnly() {
    String code = backend.code("ann");
    assertThat(backend.exchange(code).status()).isEqualTo(200);

    refused(backend.exchange(code), "jwt_replayed");
    Answer page = company.browser().get("/jwt/authorize?code=" + code);
    assertThat(page.status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_replayed&email=ann@company.example")).hasSize(2);
    assertThat(company.sessions()).isEmpty();
  }

  @Test
  void codeThatSignedInIsNoMoreExchangedAndTryingEndsTheSession() {
    String code = backend.code("ann");
    Http browser = company.browser();
    browser.get("/jwt/authorize?code=" + code);
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    refused(backend.exchange(code), "jwt_replayed");

    assertThat(browser.get("/docs").status()).isEqualTo(302);
    assertThat(company.sessions()).isEmpty();
  }

  @Test
  void knowsItsOwnCodesOnly() {
    refused(backend.exchange("no-such-code"), "jwt_invalid_signature");
    refused(backend.exchange(CodeBackend.founded().code("ann")), "jwt_invalid_signature");
  }

  @Test
  void saysThatTheCodeIsMissing() {
    for (String body : List.of("{}", "{\"code\":7}", "{\"code\":\"\"}", "{\"code\":null}")) {
      Problems.invalid(
          company.program().json("POST", "/jwt/token", body, backend.credentials()), "code");
    }
    Problems.invalid(
        company.program().form("/jwt/token", Map.of("other", "x"), backend.credentials()), "code");
    Problems.invalid(company.program().post("/jwt/token", "code", backend.credentials()), "");
    assertThat(company.events("reason=jwt_missing_required_claim")).hasSize(6);
  }

  @Test
  void asksWhoIsCalling() {
    Answer answer = company.program().json("POST", "/jwt/token", "{}");

    Problems.of(answer, 401);
    company.switchConnection(false);
    Problems.of(backend.exchange("x"), 403);
  }

  @Test
  void tokenIsExplainedByInspectionAndSignsNobodyIn() {
    String token = backend.exchange(backend.code("ann")).json().path("token").asText();

    JsonNode inspection =
        admin.post(company.connection() + "/inspect", Map.of("token", token)).json();

    assertThat(inspection.path("accepted").asBoolean()).as("%s", inspection).isTrue();
    assertThat(company.browser().get("/jwt/authorize?code=" + token).status()).isEqualTo(403);
    JsonNode forged =
        admin
            .post(
                company.connection() + "/inspect",
                Map.of("token", Company.token(Map.of("username", "x"), company.secret())))
            .json();
    assertThat(forged.path("reason").asText()).isEqualTo("jwt_missing_required_claim");
  }
}
