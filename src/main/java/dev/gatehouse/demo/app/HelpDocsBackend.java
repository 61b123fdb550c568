package dev.gatehouse.demo.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** HelpDocs: a token to the help center's cookie endpoint, which redirects to the page. */
@ApplicationScoped
public class HelpDocsBackend implements Backend {
  private static final String HELP_CENTER = "helpdocs";

  /** The cookie expires with the token; the help center then redirects here again. */
  private static final Duration LIFETIME = Duration.ofHours(1);

  @Inject Clock clock;
  @Inject AppEnvironment environment;

  @Override
  public String path() {
    return "/auth/helpdocs";
  }

  @Override
  public List<String> parameters() {
    return List.of("hd_url");
  }

  @Override
  public String returnAddress(Person person, LoginRequest login) throws CannotSignIn {
    String forward = URLEncoder.encode(login.parameter("hd_url").orElse("/"), UTF_8);
    return login.home(HELP_CENTER)
        + "jwt/cookie?token=%s&forward=%s".formatted(token(person), forward);
  }

  private String token(Person person) throws CannotSignIn {
    Instant now = clock.instant();
    return JWT.create()
        .withIssuedAt(now)
        .withExpiresAt(now.plus(LIFETIME))
        .withAudience(HELP_CENTER)
        .withClaim("permission_groups", person.groups().stream().map(id -> "group:" + id).toList())
        .withClaim("user_data", userData(person))
        .withClaim("email", person.email())
        .withClaim("name", person.fullName())
        .withClaim("external_id", person.id())
        .sign(Algorithm.HMAC256(environment.get("HELPDOCS_SECRET")));
  }

  /** JSON within the token's JSON, for the help center's pages. */
  private static String userData(Person person) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", person.fullName())
        .put("plan", person.plan())
        .toString();
  }
}
