package dev.gatehouse.it.browser.console;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.AdminApi;
import dev.gatehouse.it.support.Answer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A private site with one connection and one key, and tokens of its backend. */
final class StudioSite {
  final AdminApi admin = new AdminApi();
  final String subdomain = "s" + UUID.randomUUID().toString().substring(0, 8);
  final long id;
  final long connection;
  final String secret;

  StudioSite(String protocol, Map<String, Object> settings) {
    id =
        created(admin.post("/sites", Map.of("subdomain", subdomain, "name", "Help " + subdomain)))
            .path("id")
            .asLong();
    connection = connect(protocol, "First", settings);
    secret = key(connection);
  }

  long connect(String protocol, String name, Map<String, Object> settings) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of("protocol", protocol, "name", name, "loginUrl", "https://app.example/login"));
    all.putAll(settings);
    return created(admin.post(path() + "/connections", all)).path("id").asLong();
  }

  String key(long of) {
    return created(admin.post(path() + "/connections/" + of + "/keys", Map.of()))
        .path("secret")
        .asText();
  }

  String path() {
    return "/sites/" + subdomain;
  }

  String page() {
    return "studio/studio.xhtml?site=" + id;
  }

  static JsonNode created(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError("not created: " + answer);
    }
    return answer.json();
  }

  /** The claims of HelpCenter.io, valid for five minutes. */
  static Map<String, Object> claims() {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new HashMap<>();
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iss", "app.example");
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("email", "ann@" + UUID.randomUUID() + ".example");
    claims.put("name", "Ann");
    return claims;
  }

  String token(Map<String, Object> claims) {
    return token(claims, secret);
  }

  static String token(Map<String, Object> claims, String secret) {
    return JWT.create().withPayload(claims).sign(Algorithm.HMAC256(secret));
  }
}
