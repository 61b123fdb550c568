package dev.gatehouse.demo.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** ProProfs Knowledge Base: a token for three minutes that opens several sites at once. */
@ApplicationScoped
public class ProProfsBackend implements Backend {
  private static final String HELP_CENTER = "proprofs";

  @Inject Clock clock;
  @Inject AppEnvironment environment;

  @Override
  public String path() {
    return "/auth/proprofs";
  }

  @Override
  public List<Choice> choices() {
    return List.of(
        new Choice("guest", "true", "become visitors"),
        new Choice("guest", "false", "are refused"));
  }

  @Override
  public String returnAddress(Person person, LoginRequest login) throws CannotSignIn {
    boolean guest = !login.parameter("guest").orElse("true").equals("false");
    return login.home(HELP_CENTER) + "access/jwtsso/?token=" + token(person, guest);
  }

  private String token(Person person, boolean guest) throws CannotSignIn {
    return JWT.create()
        .withIssuedAt(clock.instant())
        .withJWTId(UUID.randomUUID().toString())
        .withClaim("user_email", person.email())
        .withClaim("site_access", environment.get("PROPROFS_SITE_ACCESS"))
        .withClaim("guest", guest)
        .sign(Algorithm.HMAC256(md5(environment.get("PROPROFS_SECRET"))));
  }

  /** The API key itself signs nothing: the 32 characters of its digest do. */
  private static String md5(String key) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(key.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
