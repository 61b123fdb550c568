package dev.gatehouse.it.support.vendor;

import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A company whose backend was written for HelpSite. */
public final class HelpSiteCompany {
  public static final String COOKIE = "helpsite_jwt";

  public final Company company;

  private HelpSiteCompany(Map<String, Object> site, Map<String, Object> connection) {
    Map<String, Object> sso = new HashMap<>(Map.of("protocol", "helpsite", "name", "HelpSite JWT"));
    sso.putAll(connection);
    company = Company.with(site, sso);
  }

  public static HelpSiteCompany founded() {
    return of(Map.of());
  }

  public static HelpSiteCompany of(Map<String, Object> site) {
    return new HelpSiteCompany(site, Map.of());
  }

  /** The vendor's login URL is optional. */
  public static HelpSiteCompany withoutLoginUrl() {
    Map<String, Object> none = new HashMap<>();
    none.put("loginUrl", null);
    return new HelpSiteCompany(Map.of(), none);
  }

  public Http browser() {
    return company.browser();
  }

  /** A browser that keeps a person's token. */
  public Http browserKeeping(String token) {
    return browser().withCookie(COOKIE, token);
  }

  public Http program() {
    return company.program();
  }

  /** A further host of the site, whose parent domain is the company's own. */
  public String customDomain() {
    String domain = "help." + company.subdomain + ".example";
    company.change(company.site(), Map.of("customDomains", List.of(domain)));
    return domain;
  }

  /** A token without a name, with these changes: claim, value, claim, value. */
  public String token(Object... changes) {
    return company.token(claims(changes));
  }

  public String tokenOf(String person, Object... changes) {
    Map<String, Object> claims = claims(changes);
    claims.put("external_id", "id-" + person);
    claims.put("email", person + "@company.example");
    claims.put("name", "Name of " + person);
    return company.token(claims);
  }

  /** A value of {@code null} takes a claim out. */
  public Map<String, Object> claims(Object... changes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iat", inSeconds(0));
    claims.put("exp", inSeconds(300));
    claims.put("aud", company.subdomain);
    for (int i = 0; i < changes.length; i += 2) {
      claims.put((String) changes[i], changes[i + 1]);
    }
    claims.values().removeIf(Objects::isNull);
    return claims;
  }

  public static long inSeconds(long seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }
}
