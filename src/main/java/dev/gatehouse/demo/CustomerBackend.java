package dev.gatehouse.demo;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.gatehouse.secret.OwnerOnlyFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The few lines that a company writes to sign its people in: they need the shared secret and a JWT
 * library, and nothing of Gatehouse.
 */
@ApplicationScoped
class CustomerBackend {
  static final String ISSUER = "acme-app";
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  @Inject Clock clock;
  @Inject OwnerOnlyFile secrets;

  /** What the company and its help center share; a real backend has it in its environment. */
  String sharedSecret() {
    return secrets.get("acme-signing-key", CustomerBackend::randomSecret);
  }

  /** A token that says who the person is, for the one sign-in that the key was made for. */
  String tokenFor(Person person, String key) {
    Instant now = clock.instant();
    return JWT.create()
        .withJWTId(key)
        .withIssuer(ISSUER)
        .withIssuedAt(now)
        .withExpiresAt(now.plus(LIFETIME))
        .withClaim("email", person.getEmail())
        .withClaim("name", person.getFullName())
        .withClaim("external_id", person.externalId())
        .withClaim("role", person.role())
        .sign(Algorithm.HMAC256(sharedSecret()));
  }

  private static String randomSecret() {
    byte[] bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
