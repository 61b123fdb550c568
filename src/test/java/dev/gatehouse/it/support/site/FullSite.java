package dev.gatehouse.it.support.site;

import static dev.gatehouse.it.support.http.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A help center with some of everything that the console shows: connections of all protocols, keys,
 * people, groups, articles, sessions, events and refusals.
 */
public final class FullSite {
  private static final List<String> OTHER_PROTOCOLS =
      List.of("helpsite", "helpdocs", "proprofs", "document360");

  /** What there is, as the admin API lists it. */
  private static final List<String> PARTS =
      List.of(
          "",
          "/connections",
          "/groups",
          "/users",
          "/categories",
          "/articles",
          "/secret-links",
          "/sessions");

  private final Company company = Company.startingSignInsItself();
  private final Map<String, String> ids = new HashMap<>();

  public FullSite() {
    ids.put("connection", String.valueOf(company.connectionId));
    ids.put("mapping", String.valueOf(company.connectionId));
    ids.put("report-only", String.valueOf(company.connectionId));
    ids.put("group", made("/groups", Map.of("name", "Staff")));
    ids.put("category", made("/categories", Map.of("title", "Guides")));
    Map<String, Object> article =
        Map.of(
            "title",
            "First steps",
            "categoryId",
            Long.valueOf(ids.get("category")),
            "tags",
            List.of("one", "two"),
            "body",
            "# Hello\n\nSome *text*.");
    ids.put("article", made("/articles", article));
    ids.put("history", ids.get("article"));
    Map<String, Object> changed = new HashMap<>(article);
    changed.put("body", "# Hello\n\nAnother *text*.");
    company.admin.put(company.site() + "/articles/" + ids.get("article"), changed);
    ids.put(
        "webhook", made("/webhooks", Map.of("name", "SIEM", "url", "https://siem.example/hook")));
    Map<String, Object> rule =
        Map.of("name", "Clock", "kind", "clock_off", "emails", List.of("ops@example.com"));
    ids.put("rule", made("/alert-rules", rule));
    for (String protocol : OTHER_PROTOCOLS) {
      Map<String, Object> settings =
          Map.of(
              "protocol", protocol,
              "name", "The " + protocol + " app",
              "loginUrl", "https://app.example/" + protocol);
      String connection = made("/connections", settings);
      made("/connections/" + connection + "/keys", Map.of());
    }
    company.browser().get("/sso/jwt?jwt=" + company.token("ann"));
    company.browser().get("/sso/jwt?jwt=" + company.token("ben"));
    company.browser().get("/sso/jwt?jwt=" + Company.token(Company.claims("x", "eve"), "wrong"));
    company.browser().get("/sso/jwt?jwt=rubbish");
    Map<String, Object> late = Company.claims("late", "zoe");
    late.put("exp", 1_000_000_000);
    company.browser().get("/sso/jwt?jwt=" + company.token(late));
    ids.put("person", company.events("email=zoe@company.example").get(0).path("id").asText());
    ids.put("user", company.users("").get(0).path("id").asText());
    ids.put("event", company.events("").get(0).path("id").asText());
  }

  /** Counted a few seconds after the refusal, for which only its own page waits. */
  private String problem() {
    eventually("a problem", () -> problems().size() > 0);
    return problems().get(0).path("id").asText();
  }

  private JsonNode problems() {
    return company.admin.get(company.site() + "/problems").json().path("items");
  }

  private String made(String resource, Map<String, Object> members) {
    Answer answer = company.admin.post(company.site() + resource, members);
    return Company.created(answer).path("id").asText();
  }

  public long id() {
    return company.siteId;
  }

  public String host() {
    return company.host();
  }

  /** The admin API's path of the site. */
  public String path() {
    return company.site();
  }

  /** A cookie of somebody who reads here, by this e-mail address. */
  public String readersCookie(String email) {
    Http reader = company.browser();
    reader.get("/sso/jwt?jwt=" + token(email));
    return reader.cookies().get("gatehouse");
  }

  /** A token that nobody used yet. */
  public String token(String email) {
    Map<String, Object> claims = Company.claims(String.valueOf(System.nanoTime()), "x");
    claims.put("email", email);
    return company.token(claims);
  }

  /** Id of the thing that a page of this name is about, or {@code null}. */
  public String idFor(String address) {
    String page = address.replaceFirst(".*/([^/]+)\\.\\w+$", "$1");
    return page.equals("problem") ? problem() : ids.get(page);
  }

  /** All that an operator can change here, but not when somebody last used it. */
  public String everything() {
    StringBuilder all = new StringBuilder();
    for (String part : PARTS) {
      JsonNode json = company.admin.get(company.site() + part).json();
      all.append(json.toString().replaceAll("\"last\\w+At\":(\"[^\"]*\"|null)", "")).append('\n');
    }
    all.append(company.admin.get(company.connection() + "/keys").json());
    return all.toString();
  }
}
