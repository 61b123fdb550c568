package dev.gatehouse.it.support.vendor;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.site.Company;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Companies that come from HelpDocs, and the tokens that their backends make. */
public final class HelpDocs {
  private static final Map<String, Object> SSO = Map.of("protocol", "helpdocs", "name", "JWT");

  private HelpDocs() {}

  /** A private help center with a domain of its own. */
  public static Company company() {
    return company(Map.of(), Map.of());
  }

  public static Company company(Map<String, Object> site, Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>(site);
    String domain = "help." + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
    settings.put("customDomains", List.of(domain));
    Map<String, Object> sso = new HashMap<>(SSO);
    sso.putAll(connection);
    return Company.with(settings, sso);
  }

  /** A company whose readers sign in nowhere else than in its own app's pages. */
  public static Company withoutLoginUrl() {
    Map<String, Object> connection = new HashMap<>();
    connection.put("loginUrl", null);
    return company(Map.of(), connection);
  }

  public static String domain(Company company) {
    return company.admin.get(company.site()).json().at("/customDomains/0").asText();
  }

  /** What the vendor asks for, good for five minutes. */
  public static Map<String, Object> claims(Company company) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("exp", now + 300);
    claims.put("iat", now);
    claims.put("aud", company.subdomain);
    return claims;
  }

  public static String token(Company company) {
    return token(company, Map.of());
  }

  /** A token of which some claims differ; {@code null} leaves one out. */
  public static String token(Company company, Map<String, Object> changed) {
    Map<String, Object> claims = claims(company);
    claims.putAll(changed);
    claims.values().removeIf(java.util.Objects::isNull);
    return company.token(claims);
  }

  /** The header that sets a cookie, or {@code null}. */
  public static String setCookie(Answer answer, String name) {
    return answer.headers("Set-Cookie").stream()
        .filter(header -> header.startsWith(name + "="))
        .findFirst()
        .orElse(null);
  }

  /** The lifetime that a cookie was given, in seconds. */
  public static long maxAge(String setCookie) {
    return Long.parseLong(setCookie.replaceFirst(".*; Max-Age=(\\d+).*", "$1"));
  }

  public static String reason(Company company) {
    return company.events("event=sso.helpdocs.rejected").get(0).path("reason").asText();
  }
}
