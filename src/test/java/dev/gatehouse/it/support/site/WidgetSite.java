package dev.gatehouse.it.support.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A company's help center with a widget that some pages may embed. */
public final class WidgetSite {
  private final Company company;
  private final Content content;
  public final String appId;

  /** Private, for pages of these origins. */
  public WidgetSite(String... origins) {
    this(Map.of("widgetOrigins", List.of(origins)));
  }

  private WidgetSite(Map<String, Object> site) {
    company = Company.with(site, Map.of("allowUnsolicited", true));
    content = new Content(company);
    appId = company.admin.get(company.site()).json().path("widgetId").asText();
  }

  /** One that everybody may read. */
  public static WidgetSite open(String... origins) {
    return new WidgetSite(Map.of("visibility", "public", "widgetOrigins", List.of(origins)));
  }

  public String host() {
    return company.host();
  }

  public String origin() {
    return company.program().origin();
  }

  public Company company() {
    return company;
  }

  /** Id of a new article. */
  public String article(Map<String, Object> members) {
    return String.valueOf(Content.id(content.article(members)));
  }

  public void change(Map<String, Object> members) {
    company.change(company.site(), members);
  }

  /** Suspends a person, who has not signed in yet. */
  public void ban(String person) {
    Map<String, Object> user = Map.of("email", person + "@company.example", "banned", true);
    company.admin.post(company.site() + "/users", user);
  }

  /** A token that nobody used yet, good for five minutes. */
  public String token(String person) {
    return company.token(person);
  }

  /** The same with other claims. */
  public String token(String person, Map<String, Object> others) {
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), person);
    claims.putAll(others);
    return company.token(claims);
  }

  /** A token that no key of the company signed. */
  public String forged(String person) {
    return Company.token(
        Company.claims(UUID.randomUUID().toString(), person), "a-key-that-nobody-ever-configured");
  }

  /** The site's events of this name, newest first. */
  public List<JsonNode> events(String name) {
    return company.events("event=" + name);
  }
}
