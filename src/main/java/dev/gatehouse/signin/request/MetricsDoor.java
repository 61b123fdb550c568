package dev.gatehouse.signin.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Decides who may read the metrics, at any host and without the database: whoever has the token, or
 * a program on this machine. A proxy on this machine says for whom it asks, and is none. For others
 * there is nothing at this address: the sign-in decides on it as on any that does not exist.
 */
@ApplicationScoped
public class MetricsDoor {
  public static final String PATH = "/metrics";

  private static final String NOTE = MetricsDoor.class.getName();
  private static final String SCHEME = "Bearer ";

  @Inject Configuration configuration;

  /** Whether a request is for the metrics and may have them, which is noted on it. */
  public boolean admits(HttpServletRequest request) {
    boolean admitted =
        request.getRequestURI().equals(PATH)
            && List.of("GET", "HEAD").contains(request.getMethod())
            && (hasToken(request) || NodeCalls.isLocal(request));
    if (admitted) {
      request.setAttribute(NOTE, true);
    }
    return admitted;
  }

  /** What {@link #admits} noted. */
  public static boolean isAdmitted(HttpServletRequest request) {
    return request.getAttribute(NOTE) != null;
  }

  private boolean hasToken(HttpServletRequest request) {
    String sent = request.getHeader("Authorization");
    Optional<String> token = configuration.metricsToken();
    return token.isPresent()
        && sent != null
        && sent.startsWith(SCHEME)
        && MessageDigest.isEqual(
            token.get().getBytes(UTF_8), sent.substring(SCHEME.length()).getBytes(UTF_8));
  }
}
