package dev.gatehouse.it.support.site;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A help center with people, passwords and any number of connections; each test makes one. */
public final class HelpCenter {
  public static final String SHARED = "open sesame, please";

  final AdminApi admin = new AdminApi();
  public final String subdomain = "h-" + UUID.randomUUID().toString().substring(0, 13);
  final JsonNode site;

  private HelpCenter(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(Map.of("subdomain", subdomain, "name", "Help <& Co>"));
    all.putAll(settings);
    site = Company.created(admin.post("/sites", all));
  }

  public static HelpCenter with(Map<String, Object> settings) {
    return new HelpCenter(settings);
  }

  public static HelpCenter of(String visibility) {
    return new HelpCenter(
        visibility.equals("password")
            ? Map.of("visibility", visibility, "sharedPassword", SHARED)
            : Map.of("visibility", visibility));
  }

  /** A connection and the secret that signs for it. */
  public record Sso(long id, String secret) {
    public String token(Map<String, Object> claims) {
      return JWT.create().withPayload(claims).sign(Algorithm.HMAC256(secret));
    }

    /** An unused token. */
    public String token(String person) {
      return token(Company.claims(UUID.randomUUID().toString(), person));
    }
  }

  public String path() {
    return "/sites/" + subdomain;
  }

  public String host() {
    return subdomain + ".localhost";
  }

  public Http browser() {
    return new Http(host()).keepingCookies();
  }

  public Sso connection(Map<String, Object> more) {
    long id = keyless(more);
    String keys = path() + "/connections/" + id + "/keys";
    return new Sso(id, Company.created(admin.post(keys, Map.of())).path("secret").asText());
  }

  /** A connection that has no key yet: its id. */
  public long keyless(Map<String, Object> more) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "protocol", "helpcenter",
                "name", "App",
                "loginUrl", "https://app.example/login",
                "allowUnsolicited", true));
    all.putAll(more);
    return Company.created(admin.post(path() + "/connections", all)).path("id").asLong();
  }

  /** Changes some members of a resource, as an operator does: reads it, writes all of it back. */
  public JsonNode change(String path, Map<String, Object> members) {
    Map<String, Object> all = new HashMap<>();
    admin.get(path).json().properties().forEach(m -> all.put(m.getKey(), m.getValue()));
    all.putAll(members);
    Answer answer = admin.put(path, all);
    if (answer.status() != 200) {
      throw new AssertionError("could not change " + path + ": " + answer);
    }
    return answer.json();
  }

  /** A user; the path of the resource. */
  public String user(String email) {
    JsonNode user = Company.created(admin.post(path() + "/users", Map.of("email", email)));
    return path() + "/users/" + user.path("id").asText();
  }

  /** The path, on the site's host, of a new invitation's link. */
  public String invite(String user) {
    JsonNode made = Company.created(admin.post(user + "/invitations", null));
    return made.path("link").asText().replaceFirst("^http://[^/]+", "");
  }

  /** A user with a password; the path of the resource. */
  public String userWith(String email, String password) {
    String user = user(email);
    Answer answer = choose(browser(), invite(user), password);
    if (answer.status() != 303) {
      throw new AssertionError(answer.toString());
    }
    return user;
  }

  public static Answer choose(Http browser, String link, String password, String... headers) {
    return browser.form(
        "/login/invitation",
        Map.of("secret", secretOf(link), "password", password, "again", password),
        headers);
  }

  public static String secretOf(String link) {
    return link.substring(link.indexOf("secret=") + "secret=".length());
  }

  public static Answer signIn(Http browser, String email, String password, String... headers) {
    return browser.form("/login", Map.of("email", email, "password", password), headers);
  }

  public static Answer open(Http browser, String password, String... headers) {
    return browser.form("/login", Map.of("shared", password), headers);
  }

  /** A new secret link: the whole answer. */
  public JsonNode secretLink(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(Map.of("name", "For Ann"));
    all.putAll(more);
    return Company.created(admin.post(path() + "/secret-links", all));
  }

  public List<JsonNode> events(String query) {
    return items(path() + "/events?" + query);
  }

  public List<JsonNode> items(String path) {
    Answer answer = admin.get(path);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
    List<JsonNode> items = new ArrayList<>();
    answer.json().path("items").forEach(items::add);
    return items;
  }
}
