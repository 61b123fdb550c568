package dev.gatehouse.signin.widget;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.request.Paths;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which pages may read the answers to the widget's calls (CORS): those of the site's {@code
 * widgetOrigins}, compared exactly. This holds for refusals too, because the script has to read the
 * reason.
 */
@ApplicationScoped
public class WidgetOrigins {
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST = 10_000;

  @Inject WidgetCalls calls;

  /** Answers about an unavailable database need the origins without reading the site. */
  private final Cache<String, List<String>> known =
      Caches.builder().expireAfterAccess(REMEMBERED).maximumSize(MOST).build();

  /** Remembers which origins the site of a call allows. */
  void note(Incoming request, Optional<WidgetCalls.Call> call) {
    String key = key(request);
    call.map(WidgetCalls.Call::site)
        .or(() -> calls.hostsSite(request))
        .ifPresentOrElse(
            site -> note(key, site.settings().getEmbedding().getWidgetOrigins()),
            () -> known.invalidate(key));
  }

  private void note(String key, List<String> origins) {
    if (!origins.equals(known.getIfPresent(key))) {
      known.put(key, origins);
    }
  }

  /** Whether the site allowed the origin when it was last read. */
  boolean allows(Incoming request, String origin) {
    List<String> allowed = known.getIfPresent(key(request));
    return origin != null && allowed != null && allowed.contains(origin);
  }

  /**
   * Sets the CORS headers if the page may read the answer. What everybody may know needs no origin,
   * so that caches keep one answer for all.
   */
  public void allow(Incoming request, String origin, HttpServletResponse response) {
    if (Paths.isWidgetLook(request.path())) {
      response.setHeader("Access-Control-Allow-Origin", "*");
      return;
    }
    response.setHeader("Vary", "Origin");
    if (allows(request, origin)) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
    }
  }

  private String key(Incoming request) {
    String appId = request.parameter(WidgetCalls.PARAMETER).orElse("");
    return calls.isBase(request) ? request.host().value() + " " + appId : request.host().value();
  }
}
