package dev.gatehouse.demo.app;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** HelpSite: a token in the query of the requested page. */
@ApplicationScoped
public class HelpSiteBackend implements Backend {
  private static final String HELP_CENTER = "helpsite";

  /** The session ends with the token; the help center then redirects here again. */
  private static final Duration LIFETIME = Duration.ofHours(1);

  @Inject Clock clock;
  @Inject AppEnvironment environment;

  @Override
  public String path() {
    return "/auth/helpsite";
  }

  @Override
  public List<String> parameters() {
    return List.of("jwt_error", "expected_aud", "from_url");
  }

  @Override
  public String returnAddress(Person person, LoginRequest login) throws CannotSignIn {
    if (!login.parameter("expected_aud").orElse(HELP_CENTER).equals(HELP_CENTER)) {
      throw CannotSignIn.notAsked("This app signs in to the help center " + HELP_CENTER + " only.");
    }
    String page = login.page("from_url", login.home(HELP_CENTER));
    return page + (page.contains("?") ? "&" : "?") + "jwt=" + token(person);
  }

  /** Only the first three claims are required. Without the others the reader is anonymous. */
  private String token(Person person) throws CannotSignIn {
    Instant now = clock.instant();
    return JWT.create()
        .withIssuedAt(now)
        .withExpiresAt(now.plus(LIFETIME))
        .withAudience(HELP_CENTER)
        .withClaim("email", person.email())
        .withClaim("name", person.fullName())
        .withClaim("external_id", person.id())
        .sign(Algorithm.HMAC256(environment.get("HELPSITE_SECRET")));
  }
}
