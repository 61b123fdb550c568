package dev.gatehouse.it.browser.console.sso;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A test's own help center, and readers who sign in with tokens signed by its key. */
final class SsoSite {
  static final String LOGIN = "https://app.company.example/auth";

  final AdminApi admin = new AdminApi();
  final String subdomain = "s" + UUID.randomUUID().toString().substring(0, 10);
  final long id;

  SsoSite(Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("subdomain", subdomain, "name", "Help"));
    all.putAll(settings);
    id = created(admin.post("/sites", all)).path("id").asLong();
    created(
        admin.post(
            path() + "/users", Map.of("email", "ann@company.example", "name", "Ann Example")));
  }

  String path() {
    return "/sites/" + id;
  }

  String host() {
    return subdomain + ".localhost";
  }

  /** Creates a connection through the API. */
  long connection(String protocol, Map<String, Object> settings) {
    Map<String, Object> all =
        new LinkedHashMap<>(Map.of("protocol", protocol, "name", "App", "loginUrl", LOGIN));
    all.putAll(settings);
    return created(admin.post(path() + "/connections", all)).path("id").asLong();
  }

  String key(long connection) {
    return created(admin.post(path() + "/connections/" + connection + "/keys", Map.of()))
        .path("secret")
        .asText();
  }

  JsonNode connection(long connection) {
    return admin.get(path() + "/connections/" + connection).json();
  }

  /** Changes a connection as another operator would. */
  void change(long connection, Map<String, Object> members) {
    Map<String, Object> all = new LinkedHashMap<>();
    connection(connection)
        .properties()
        .forEach(member -> all.put(member.getKey(), member.getValue()));
    all.putAll(members);
    admin.put(path() + "/connections/" + connection, all);
  }

  /** The help center's response to a sign-in by this protocol with this secret. */
  Answer arrive(String protocol, long connection, String secret) {
    Http browser = new Http(host()).keepingCookies();
    return switch (protocol) {
      case "helpcenter" -> {
        String login = browser.get("/docs").location();
        String key = login.replaceFirst(".*[?&]key=", "");
        yield browser.get("/sso/jwt?jwt=" + token(person("jti", key), secret));
      }
      case "helpsite" -> browser.get("/docs?jwt=" + token(person("aud", subdomain), secret));
      case "helpdocs" ->
          browser.get("/jwt/cookie?forward=/docs&token=" + token(person("aud", host()), secret));
      case "proprofs" ->
          browser.get("/access/jwtsso/?token=" + token(person("jti", unique()), md5(secret)));
      case "document360" -> byCode(browser, connection, secret);
      default -> throw new IllegalArgumentException(protocol);
    };
  }

  private Answer byCode(Http browser, long connection, String secret) {
    String client = connection(connection).path("clientId").asText() + ":" + secret;
    String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
    Answer code =
        browser.json(
            "POST",
            "/jwt/generateCode",
            "{\"username\":\"Ann\",\"emailId\":\"ann@company.example\"}",
            "Authorization",
            "Basic " + basic);
    return code.status() == 200
        ? browser.get("/jwt/authorize?code=" + code.json().path("code").asText())
        : code;
  }

  private static Map<String, Object> person(String claim, String value) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", unique());
    claims.put("iss", "app.company.example");
    claims.put("iat", now);
    claims.put("exp", now + 170);
    claims.put("email", "ann@company.example");
    claims.put("user_email", "ann@company.example");
    claims.put("name", "Ann Example");
    claims.put(claim, value);
    return claims;
  }

  private static String token(Map<String, Object> claims, String secret) {
    return JWT.create().withPayload(claims).sign(Algorithm.HMAC256(secret));
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }

  private static String md5(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("MD5").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  List<JsonNode> audit(String event) {
    return admin
        .get("/audit?site=" + id + "&event=" + event)
        .json()
        .path("items")
        .findParents("id");
  }

  private static JsonNode created(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
    return answer.json();
  }
}
