package dev.gatehouse.it.support.site;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A company with a private help center of its own and a backend that signs its users in, set up
 * through the admin API as an operator would. Each test makes one, so that none disturbs another.
 */
public final class Company {
  private static final AtomicInteger COUNT = new AtomicInteger();

  public final AdminApi admin = new AdminApi();
  public final String subdomain;
  public final String loginUrl;
  public final long siteId;
  public final long connectionId;
  private String secret;

  private Company(Map<String, Object> site, Map<String, Object> connection) {
    subdomain = "c" + COUNT.incrementAndGet() + "-" + UUID.randomUUID().toString().substring(0, 8);
    loginUrl = "https://" + subdomain + ".example/login?app=1";
    Map<String, Object> settings =
        new HashMap<>(Map.of("subdomain", subdomain, "name", "Help of " + subdomain));
    settings.putAll(site);
    siteId = created(admin.post("/sites", settings)).path("id").asLong();
    Map<String, Object> sso =
        new HashMap<>(Map.of("protocol", "helpcenter", "name", "JWT", "loginUrl", loginUrl));
    sso.putAll(connection);
    connectionId = created(admin.post(site() + "/connections", sso)).path("id").asLong();
    secret = newKey(Map.of()).path("secret").asText();
  }

  public static Company founded() {
    return new Company(Map.of(), Map.of());
  }

  public static Company with(Map<String, Object> site, Map<String, Object> connection) {
    return new Company(site, connection);
  }

  /** Whose backend may start sign-ins by itself, which takes a round trip out of a test. */
  public static Company startingSignInsItself() {
    return new Company(Map.of(), Map.of("allowUnsolicited", true));
  }

  public String site() {
    return "/sites/" + subdomain;
  }

  public String connection() {
    return site() + "/connections/" + connectionId;
  }

  public String host() {
    return subdomain + ".localhost";
  }

  public Http browser() {
    return new Http(host()).keepingCookies();
  }

  public Http program() {
    return new Http(host());
  }

  public String secret() {
    return secret;
  }

  /** A new key, in the form in which only this one answer shows it. */
  public JsonNode newKey(Map<String, Object> request) {
    return created(admin.post(connection() + "/keys", request));
  }

  public void switchConnection(boolean enabled) {
    change(connection(), Map.of("enabled", enabled));
  }

  /** Changes some members of a resource, as an operator does: reads it, writes all of it back. */
  public JsonNode change(String path, Map<String, Object> members) {
    return change(admin, path, members);
  }

  public static JsonNode change(AdminApi admin, String path, Map<String, Object> members) {
    Map<String, Object> all = new LinkedHashMap<>();
    JsonNode now = admin.get(path).json();
    now.properties().forEach(member -> all.put(member.getKey(), member.getValue()));
    all.putAll(members);
    Answer answer = admin.put(path, all);
    if (answer.status() != 200) {
      throw new AssertionError("could not change " + path + ": " + answer);
    }
    return answer.json();
  }

  /** The claims of a person's token, valid for five minutes. */
  public static Map<String, Object> claims(String jti, String person) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", jti);
    claims.put("iss", "company.example");
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("email", person + "@company.example");
    claims.put("name", "Name of " + person);
    claims.put("external_id", "id-" + person);
    return claims;
  }

  public String token(Map<String, Object> claims) {
    return token(claims, secret);
  }

  public static String token(Map<String, Object> claims, String secret) {
    return JWT.create().withPayload(claims).sign(Algorithm.HMAC256(secret));
  }

  /** An unused token. */
  public String token(String person) {
    return token(claims(UUID.randomUUID().toString(), person));
  }

  /** Asks for a page without a session; the key that comes with the redirect. */
  public static String keyOf(Answer redirect) {
    return parameter(redirect.location(), "key");
  }

  public static String parameter(String url, String name) {
    return Arrays.stream(URI.create(url).getRawQuery().split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst()
        .orElse(null);
  }

  /** The whole flow: page asked for, key taken along, token brought back. */
  public Answer signIn(Http browser, String person) {
    String key = keyOf(browser.get("/"));
    return browser.get("/sso/jwt?jwt=" + token(claims(key, person)));
  }

  public List<JsonNode> events(String query) {
    return items(admin.get(site() + "/events?" + query));
  }

  public List<JsonNode> users(String query) {
    return items(admin.get(site() + "/users?" + query));
  }

  public List<JsonNode> sessions() {
    return items(admin.get(site() + "/sessions"));
  }

  public static List<JsonNode> items(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
    List<JsonNode> items = new ArrayList<>();
    answer.json().path("items").forEach(items::add);
    return items;
  }

  public static JsonNode created(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError("not created: " + answer);
    }
    return answer.json();
  }
}
