package dev.gatehouse.it.browser.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A help center whose readers sign in with tokens of the company's backend. */
final class PeopleSite {
  private final AdminApi admin = new AdminApi();
  final String subdomain = "p" + UUID.randomUUID().toString().substring(0, 8);
  final long id;
  private final String secret;

  PeopleSite() {
    id =
        created("/sites", Map.of("subdomain", subdomain, "name", "Help " + subdomain))
            .path("id")
            .asLong();
    JsonNode connection =
        created(
            path("/connections"),
            Map.of(
                "protocol",
                "helpcenter",
                "name",
                "Company app",
                "loginUrl",
                "https://app.example/login",
                "allowUnsolicited",
                true));
    secret =
        created(path("/connections/" + connection.path("id").asLong() + "/keys"), Map.of())
            .path("secret")
            .asText();
  }

  String path(String rest) {
    return "/sites/" + id + rest;
  }

  JsonNode created(String path, Object body) {
    Answer answer = admin.post(path, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  /** Adds a user and returns the id. */
  long user(Map<String, Object> members) {
    return created(path("/users"), members).path("id").asLong();
  }

  JsonNode get(String rest) {
    return admin.get(path(rest)).json();
  }

  String origin() {
    return new Http(subdomain + ".localhost").origin();
  }

  /** A reader who has signed in. */
  Http signIn(String person) {
    Http reader = new Http(subdomain + ".localhost").keepingCookies();
    reader.get("/sso/jwt?jwt=" + token(person, 300));
    assertThat(isSignedIn(reader)).isTrue();
    return reader;
  }

  /** A sign-in that is refused, since its token has expired. */
  void comeTooLate(String person) {
    new Http(subdomain + ".localhost").get("/sso/jwt?jwt=" + token(person, -300));
  }

  private String token(String person, int seconds) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims =
        Map.of(
            "jti",
            UUID.randomUUID().toString(),
            "iss",
            "company.example",
            "iat",
            now,
            "exp",
            now + seconds,
            "email",
            person + "@company.example",
            "name",
            "Name of " + person);
    return JWT.create().withPayload(claims).sign(Algorithm.HMAC256(secret));
  }

  /** Whether a reader's page still opens instead of redirecting to the company's sign-in. */
  static boolean isSignedIn(Http reader) {
    return reader.get("/docs").status() == 200;
  }
}
