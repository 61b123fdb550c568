package dev.gatehouse.demo.app;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** HelpCenter.io: a token that answers the key with which the help center asked. */
@ApplicationScoped
public class HelpCenterBackend implements Backend {
  private static final String HELP_CENTER = "acme";
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  @Inject Clock clock;
  @Inject AppEnvironment environment;

  @Override
  public String path() {
    return "/auth/helpcenter";
  }

  @Override
  public List<String> parameters() {
    return List.of("subdomain", "key");
  }

  @Override
  public String returnAddress(Person person, LoginRequest login) throws CannotSignIn {
    String key =
        login
            .parameter("key")
            .filter(k -> login.parameter("subdomain").filter(HELP_CENTER::equals).isPresent())
            .orElseThrow(
                () ->
                    CannotSignIn.notAsked(
                        "Start at the help center, which redirects you here with a key."));
    return login.home(HELP_CENTER) + "sso/jwt?jwt=" + token(person, key);
  }

  String token(Person person, String key) throws CannotSignIn {
    Instant now = clock.instant();
    return JWT.create()
        .withJWTId(key)
        .withIssuer("acme-app")
        .withIssuedAt(now)
        .withExpiresAt(now.plus(LIFETIME))
        .withClaim("email", person.email())
        .withClaim("name", person.fullName())
        .withClaim("external_id", person.id())
        .withClaim("role", person.role())
        .sign(Algorithm.HMAC256(environment.get("HELPCENTER_SECRET")));
  }
}
