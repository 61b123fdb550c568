package dev.gatehouse.it.browser.console;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A private site with one connection and one key, and tokens of its backend. */
public final class StudioSite {
  public final AdminApi admin = new AdminApi();
  public final String subdomain = "s" + UUID.randomUUID().toString().substring(0, 8);
  public final long id;
  public final long connection;
  public final String secret;

  public StudioSite(String protocol, Map<String, Object> settings) {
    id =
        created(admin.post("/sites", Map.of("subdomain", subdomain, "name", "Help " + subdomain)))
            .path("id")
            .asLong();
    connection = connect(protocol, "First", settings);
    secret = key(connection);
  }

  public long connect(String protocol, String name, Map<String, Object> settings) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of("protocol", protocol, "name", name, "loginUrl", "https://app.example/login"));
    all.putAll(settings);
    return created(admin.post(path() + "/connections", all)).path("id").asLong();
  }

  public String key(long of) {
    return created(admin.post(path() + "/connections/" + of + "/keys", Map.of()))
        .path("secret")
        .asText();
  }

  public String path() {
    return "/sites/" + subdomain;
  }

  public String page() {
    return "studio/studio.xhtml?site=" + id;
  }

  static JsonNode created(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError("not created: " + answer);
    }
    return answer.json();
  }

  /** The claims of HelpCenter.io, valid for five minutes. */
  public static Map<String, Object> claims() {
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

  public String token(Map<String, Object> claims) {
    return token(claims, secret);
  }

  public static String token(Map<String, Object> claims, String secret) {
    return JWT.create().withPayload(claims).sign(Algorithm.HMAC256(secret));
  }
}
