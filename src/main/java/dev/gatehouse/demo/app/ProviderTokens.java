package dev.gatehouse.demo.app;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tokens of the app's identity provider, which its newest key signs. */
@ApplicationScoped
class ProviderTokens {
  private static final Duration VALID = Duration.ofMinutes(5);

  /** "The recommended value is two minutes" (Back-Channel Logout 1.0 section 2.4). */
  private static final Duration LOGOUT_VALID = Duration.ofMinutes(2);

  private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final String ACCESS_TYPE = "at+jwt";

  @Inject Clock clock;
  @Inject ProviderKeys keys;

  /** OpenID Connect Core 1.0 section 2, with the person's claims. */
  String idToken(String issuer, String clientId, ProviderCodes.Grant grant) {
    Person person = grant.signed().person();
    JWTCreator.Builder token =
        begun("JWT", issuer, VALID)
            .withAudience(clientId)
            .withSubject(person.id())
            .withClaim("auth_time", grant.signed().since())
            .withClaim("sid", grant.signed().sessionId())
            .withClaim("nonce", grant.nonce())
            .withClaim("email", person.email())
            .withClaim("email_verified", true)
            .withClaim("name", person.fullName())
            .withClaim("groups", person.groups());
    return sign(token);
  }

  /** For the userinfo endpoint only (RFC 9068). */
  String accessToken(String issuer, Person person) {
    return sign(begun(ACCESS_TYPE, issuer, VALID).withAudience(issuer).withSubject(person.id()));
  }

  /** OpenID Connect Back-Channel Logout 1.0 section 2.4. */
  String logoutToken(String issuer, String clientId, AppSession.Signed signed) {
    return sign(
        begun("logout+jwt", issuer, LOGOUT_VALID)
            .withAudience(clientId)
            .withSubject(signed.person().id())
            .withClaim("sid", signed.sessionId())
            .withJWTId(UUID.randomUUID().toString())
            .withClaim("events", Map.of(LOGOUT_EVENT, Map.of())));
  }

  long validSeconds() {
    return VALID.toSeconds();
  }

  /** Whom an access token is about. */
  Optional<Person> bearer(String issuer, String accessToken) {
    return verified(accessToken)
        .filter(token -> ACCESS_TYPE.equals(token.getType()))
        .filter(token -> token.getAudience().contains(issuer))
        .filter(token -> token.getExpiresAtAsInstant().isAfter(clock.instant()))
        .flatMap(token -> Person.ofId(token.getSubject()));
  }

  /** Whether it is an ID token that this client got, be it expired: a hint at who signs out. */
  boolean isHint(String clientId, String idToken) {
    return verified(idToken).filter(token -> token.getAudience().contains(clientId)).isPresent();
  }

  /** What the userinfo endpoint says of a person (OpenID Connect Core 1.0 section 5.3.2). */
  static JsonNode describe(Person person) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    person.groups().forEach(json.putArray("groups")::add);
    return json.put("sub", person.id())
        .put("name", person.fullName())
        .put("given_name", person.firstName())
        .put("family_name", person.lastName())
        .put("email", person.email())
        .put("email_verified", true);
  }

  private JWTCreator.Builder begun(String type, String issuer, Duration valid) {
    Instant now = clock.instant();
    return JWT.create()
        .withHeader(Map.of("typ", type))
        .withIssuer(issuer)
        .withIssuedAt(now)
        .withExpiresAt(now.plus(valid));
  }

  private String sign(JWTCreator.Builder token) {
    ProviderKeys.Signing signing = keys.signing();
    return token.withKeyId(signing.keyId()).sign(signing.algorithm());
  }

  /** Empty unless one of the provider's keys signed it. */
  private Optional<DecodedJWT> verified(String token) {
    try {
      DecodedJWT decoded = JWT.decode(token);
      return keys.verifying().stream().anyMatch(key -> isSignedBy(key, decoded))
          ? Optional.of(decoded)
          : Optional.empty();
    } catch (JWTVerificationException e) {
      return Optional.empty();
    }
  }

  private static boolean isSignedBy(Algorithm key, DecodedJWT token) {
    try {
      key.verify(token);
      return true;
    } catch (JWTVerificationException e) {
      return false;
    }
  }
}
