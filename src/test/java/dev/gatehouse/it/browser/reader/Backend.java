package dev.gatehouse.it.browser.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** A company's code that signs its people in, for one of the five vendors. */
public final class Backend {
  static final String EMAIL = "ann@company.example";
  static final String NAME = "Ann Field";

  final CompanySite site;
  private final String protocol;
  private final JsonNode connection;
  private final String secret;

  public Backend(CompanySite site, String protocol, Map<String, Object> settings) {
    this.site = site;
    this.protocol = protocol;
    Map<String, Object> all = new HashMap<>(Map.of("protocol", protocol, "name", "The app"));
    all.putAll(settings);
    connection = CompanySite.created(site.admin.post(site.path() + "/connections", all));
    String keys = site.path() + "/connections/" + connection.path("id").asText() + "/keys";
    secret = CompanySite.created(site.admin.post(keys, Map.of())).path("secret").asText();
  }

  /**
   * The address to which the app redirects a reader after sign-in.
   *
   * @param sent the parameters of the help center's redirect
   */
  String wayBack(Map<String, String> sent) {
    return switch (protocol) {
      case "helpcenter" -> site.origin + "/sso/jwt?jwt=" + helpCenterToken(sent.get("key"));
      case "helpsite" -> with(sent.get("from_url"), "jwt", helpSiteToken());
      case "helpdocs" ->
          with(site.origin + sent.getOrDefault("hd_url", "/"), "hd_jwt", helpDocsToken());
      case "proprofs" -> site.origin + "/access/jwtsso/?token=" + proProfsToken(Map.of());
      default ->
          with(
              site.origin + "/jwt/authorize?code=" + code(),
              "redirectUrl",
              sent.get("redirectPath"));
    };
  }

  private static String with(String url, String name, String value) {
    return url + (url.contains("?") ? "&" : "?") + name + "=" + Http.encoded(value);
  }

  /** A token for a sign-in that the backend starts, for a vendor that supports it. */
  String token() {
    return switch (protocol) {
      case "helpcenter" -> helpCenterToken(UUID.randomUUID().toString());
      case "helpsite" -> helpSiteToken();
      default -> helpDocsToken();
    };
  }

  private String helpCenterToken(String jti) {
    Map<String, Object> claims = claims();
    claims.put("jti", jti);
    claims.put("iss", "company.example");
    claims.put("external_id", "id-ann");
    return signed(claims, secret);
  }

  private String helpSiteToken() {
    return helpSiteToken(Map.of());
  }

  /** A token of HelpSite, with further claims. */
  String helpSiteToken(Map<String, Object> more) {
    Map<String, Object> claims = claims();
    claims.put("aud", site.subdomain);
    claims.putAll(more);
    return signed(claims, secret);
  }

  private String helpDocsToken() {
    Map<String, Object> claims = claims();
    claims.put("aud", "https://" + site.host);
    claims.put("user_data", "{\"name\":\"" + NAME + "\"}");
    return signed(claims, secret);
  }

  /** A token of ProProfs, with further claims. */
  String proProfsToken(Map<String, Object> more) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString().replace("-", ""));
    claims.put("user_email", EMAIL);
    claims.putAll(more);
    try {
      byte[] md5 = MessageDigest.getInstance("MD5").digest(secret.getBytes(UTF_8));
      return signed(claims, HexFormat.of().formatHex(md5));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String code() {
    String pair = connection.path("clientId").asText() + ":" + secret;
    Answer answer =
        new Http(site.subdomain + ".localhost")
            .json(
                "POST",
                "/jwt/generateCode",
                "{\"username\":\"%s\",\"emailId\":\"%s\"}".formatted(NAME, EMAIL),
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    if (answer.status() != 200) {
      throw new AssertionError("no code: " + answer);
    }
    return answer.json().path("code").asText();
  }

  private static Map<String, Object> claims() {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new HashMap<>();
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("email", EMAIL);
    claims.put("name", NAME);
    return claims;
  }

  private static String signed(Map<String, Object> claims, String secret) {
    return JWT.create().withPayload(claims).sign(Algorithm.HMAC256(secret));
  }
}
