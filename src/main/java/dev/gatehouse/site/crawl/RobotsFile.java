package dev.gatehouse.site.crawl;

import dev.gatehouse.signin.request.Visit;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code /robots.txt} (RFC 9309). A public site names its sitemap and keeps crawlers from searches
 * and sign-ins; at any other host there is nothing for them.
 */
@WebServlet("/robots.txt")
public class RobotsFile extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String NOTHING = "User-agent: *\nDisallow: /\n";
  private static final String PUBLIC =
      "User-agent: *\nDisallow: /search\nDisallow: /login\nDisallow: /logout\nDisallow: /sso/\n\n";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visit visit = Visit.of(request);
    byte[] bytes =
        (ListedPage.isListed(visit)
                ? PUBLIC + "Sitemap: " + ListedPage.origin(visit) + Sitemap.PATH + "\n"
                : NOTHING)
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
