package dev.gatehouse.site;

import dev.gatehouse.secret.Sha256;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Lets a reader's browser keep the pages with something to read, and nobody else: it asks each time
 * and is told that nothing changed instead of being sent the page again. The page is made all the
 * same, so that its tag covers everything that it shows, and whoever may not see it any more never
 * comes here. What refuses, asks to sign in or fails is not kept.
 */
@WebFilter(
    urlPatterns = {
      "/site/home.xhtml",
      "/site/docs.xhtml",
      "/site/category.xhtml",
      "/site/article.xhtml",
      "/site/search.xhtml"
    },
    dispatcherTypes = DispatcherType.FORWARD)
public class KeptPages extends HttpFilter {
  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HeldPage held = new HeldPage(response);
    chain.doFilter(request, held);
    byte[] page = held.bytes();
    if (response.getStatus() == HttpServletResponse.SC_OK) {
      String tag = '"' + HexFormat.of().formatHex(Sha256.of(page)) + '"';
      response.setHeader("ETag", tag);
      response.setHeader("Cache-Control", "private, no-cache");
      response.setHeader("Vary", "Cookie, Accept-Language");
      if (isAmong(request.getHeader("If-None-Match"), tag)) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  /** A proxy that compresses a page marks its tag as weak (RFC 9110 section 8.8.3). */
  private static boolean isAmong(String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(","))
            .map(known -> known.strip().replaceFirst("^W/", ""))
            .anyMatch(tag::equals);
  }
}
