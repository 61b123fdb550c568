package dev.gatehouse.signin.request;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Headers of every answer, whether it is a page, a file, an error or for a program. */
@ApplicationScoped
public class CommonHeaders {
  /** Keeps a page out of search engines ("X-Robots-Tag", developers.google.com/search/docs). */
  private static final String ROBOTS = "X-Robots-Tag";

  @Inject Configuration configuration;
  @Inject Requests requests;

  void set(HttpServletRequest request, HttpServletResponse response) {
    Tracing.tell(response);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (!isPublic(request)) {
      keepPrivate(response);
    }
    if (requests.isSecure(request)) {
      configuration
          .strictTransportSeconds()
          // Without includeSubDomains: the hosts below a custom domain are the company's.
          .ifPresent(
              seconds -> response.setHeader("Strict-Transport-Security", "max-age=" + seconds));
    }
  }

  /** Tells search engines not to list what is answered. */
  public static void keepPrivate(HttpServletResponse response) {
    response.setHeader(ROBOTS, "noindex");
  }

  /** Whether everybody may read what is there; an error that is found later is not public. */
  private static boolean isPublic(HttpServletRequest request) {
    Incoming incoming = Incoming.of(request);
    if (incoming == null || Answers.isWaiting(request)) {
      return false;
    }
    Visit visit = Visit.of(request);
    boolean open = visit == null ? incoming.path().equals("/") : !visit.site().isGated();
    return Paths.isAsset(incoming.path())
        || open
            && !incoming.isForPrograms()
            && !incoming.forBackend()
            && !Paths.isSignInOrOut(incoming.path());
  }
}
