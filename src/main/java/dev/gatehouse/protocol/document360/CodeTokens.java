package dev.gatehouse.protocol.document360;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.token.VerificationKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;

/**
 * Signs the tokens for which codes are exchanged, with the newest client secret, which both
 * verifiers have: Gatehouse and the company's own knowledge base.
 */
@ApplicationScoped
class CodeTokens {
  private static final int JTI_BYTES = 16;

  @Inject Clock clock;
  @Inject Configuration configuration;

  /**
   * @throws Rejected when every client secret has retired meanwhile
   */
  String sign(LiveConnection connection, AuthorizationCode code, Incoming request) throws Rejected {
    VerificationKey key = newestKey(connection);
    Instant now = clock.instant();
    JWTCreator.Builder token =
        JWT.create()
            .withIssuer(issuer(connection, request))
            .withAudience(connection.connection().getClientId())
            .withSubject(code.email())
            .withJWTId(Fingerprint.random(JTI_BYTES))
            .withIssuedAt(now)
            .withExpiresAt(now.plus(code.validity()))
            .withPayload(Document360Claims.of(code));
    return (key.kid() == null ? token : token.withKeyId(key.kid())).sign(key.algorithm());
  }

  /** The tenant's address under the base domain, whichever of its hosts was called. */
  private String issuer(LiveConnection connection, Incoming request) {
    int host = request.host().value().length();
    String authority = request.authority();
    int port = authority.indexOf(':', Math.min(host, authority.length()));
    return (request.secure() ? "https://" : "http://")
        + connection.site().settings().getSubdomain()
        + "."
        + configuration.baseDomain()
        + (port < 0 ? "" : authority.substring(port));
  }

  private VerificationKey newestKey(LiveConnection connection) throws Rejected {
    SigningKey newest =
        connection.site().activeKeys(connection.connection(), clock.instant()).stream()
            .max(Comparator.comparing(SigningKey::getCreatedAt).thenComparing(SigningKey::getId))
            .orElseThrow(CodeTokens::noKey);
    return connection.keys().stream()
        .filter(key -> key.id() == newest.getId())
        .findFirst()
        .orElseThrow(CodeTokens::noKey);
  }

  private static Rejected noKey() {
    return new Rejected(Rejection.SSO_NOT_CONFIGURED, "the connection has no active client secret");
  }
}
