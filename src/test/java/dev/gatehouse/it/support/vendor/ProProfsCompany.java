package dev.gatehouse.it.support.vendor;

import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A company whose backend speaks the protocol of ProProfs Knowledge Base. */
public final class ProProfsCompany {
  public static final String SIGN_IN = "/access/jwtsso/?token=";

  public final Company company;

  private ProProfsCompany(Company company) {
    this.company = company;
  }

  public static ProProfsCompany founded() {
    return with(Map.of(), Map.of());
  }

  static ProProfsCompany with(Map<String, Object> site, Map<String, Object> connection) {
    Map<String, Object> speaking = new HashMap<>(Map.of("protocol", "proprofs"));
    speaking.putAll(connection);
    return new ProProfsCompany(Company.with(site, speaking));
  }

  /** Invites a person; the user's id. */
  public long register(String person) {
    return register(company.admin, company.site(), person);
  }

  public static long register(AdminApi admin, String site, String person) {
    Map<String, Object> user = Map.of("email", email(person), "name", "Name of " + person);
    return Company.created(admin.post(site + "/users", user)).path("id").asLong();
  }

  static String email(String person) {
    return person + "@company.example";
  }

  /** What the vendor's sample program puts into a token. */
  public static Map<String, Object> claims(String person) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString().replace("-", ""));
    claims.put("user_email", email(person));
    return claims;
  }

  public static Map<String, Object> claims(String person, String claim, Object value) {
    Map<String, Object> claims = claims(person);
    claims.put(claim, value);
    return claims;
  }

  public String token(Map<String, Object> claims) {
    return Company.token(claims, md5(company.secret()));
  }

  public String token(String person) {
    return token(claims(person));
  }

  /** Brings a token to the sign-in address. */
  public Answer signIn(Http browser, Map<String, Object> claims) {
    return browser.get(SIGN_IN + token(claims));
  }

  public Answer signIn(Http browser, String person) {
    return signIn(browser, claims(person));
  }

  public static String md5(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
