package dev.gatehouse.it.support.vendor;

import dev.gatehouse.it.support.http.Answer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The backend of a speaker's company, which tells of those who sign out of its own app. */
public final class Logouts {
  public static final String PATH = "/sso/logout";
  public static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private final Speaker speaker;
  private final String clientId;

  public Logouts(Speaker speaker) {
    this.speaker = speaker;
    String own =
        speaker.company.admin.get(speaker.company.connection()).json().path("clientId").asText("");
    this.clientId =
        own.isEmpty() ? speaker.company.siteId + "-" + speaker.company.connectionId : own;
  }

  /** The id with which the backend authenticates without a token. */
  public String clientId() {
    return clientId;
  }

  /** The claims of a logout token for the site of the company, which still names nobody. */
  public Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    Map<String, Object> ofSignIn = speaker.claims("ann");
    for (String party : List.of("iss", "aud")) {
      if (ofSignIn.containsKey(party)) {
        claims.put(party, ofSignIn.get(party));
      }
    }
    // The token that Gatehouse makes for a code is made out to the client.
    claims.putIfAbsent("aud", clientId);
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString().replace("-", ""));
    claims.put("events", Map.of(EVENT, Map.of()));
    return claims;
  }

  /** The same with one more claim. */
  public Map<String, Object> claims(String name, Object value) {
    Map<String, Object> claims = claims();
    claims.put(name, value);
    return claims;
  }

  public String token(Map<String, Object> claims) {
    return speaker.token(claims, speaker.company.secret());
  }

  /** Posts a logout token as identity providers do. */
  public Answer post(String token, String... headers) {
    return speaker.company.program().form(PATH, Map.of("logout_token", token), headers);
  }

  /** Posts a logout token with these claims. */
  public Answer post(Map<String, Object> claims) {
    return post(token(claims), CodeBackend.elsewhere());
  }

  /** Tells who signed out, with the credentials of the client. */
  public Answer tell(Map<String, Object> members) {
    return speaker
        .company
        .program()
        .json(
            "POST",
            PATH,
            CodeBackend.text(members),
            CodeBackend.basic(clientId, speaker.company.secret()));
  }
}
