package dev.gatehouse.adminapi;

import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseCache;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.token.platform.PlatformKeys;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** {@code /.well-known/jwks.json}: with these keys, receivers verify what the platform signed. */
@WebServlet(Paths.KEY_SET)
public class KeySetServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** A change is seen on every node within two seconds. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Less than new keys are announced. */
  private static final String CACHE = "public, max-age=" + Duration.ofMinutes(5).toSeconds();

  @Inject transient PlatformKeys keys;
  @Inject transient Database database;

  private final transient DatabaseCache<String, byte[]> sets = new DatabaseCache<>(FRESH, 1);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] set;
    try {
      set =
          sets.get(
              Paths.KEY_SET, asked -> database.ask(keys::keySet).getBytes(StandardCharsets.UTF_8));
    } catch (DatabaseUnavailable e) {
      response.setIntHeader("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS);
      response.setHeader("Cache-Control", "no-store");
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    response.setContentType("application/jwk-set+json");
    response.setContentLength(set.length);
    response.setHeader("Cache-Control", CACHE);
    response.getOutputStream().write(set);
  }
}
