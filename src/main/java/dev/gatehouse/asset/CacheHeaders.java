package dev.gatehouse.asset;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells caches how to keep styles, scripts and pictures. A file is fresh for a year under the
 * address that names its content and revalidated under any other address. An address with another
 * version, which a newer node may have handed out, counts as another address: cached under that
 * version, the old file would stay.
 *
 * <p>The servers compress these files, see {@code server-config}, and leave {@code Vary} to the
 * application.
 */
@WebFilter(
    urlPatterns = {CacheHeaders.ASSETS + "*", "/jakarta.faces.resource/*"},
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class CacheHeaders extends HttpFilter {
  static final String ASSETS = "/assets/";

  @Inject AssetBacking assets;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getServletPath();
    response.setHeader("Vary", "Accept-Encoding");
    if (path.startsWith(ASSETS)) {
      boolean named = assets.isNamedBy(path, request.getQueryString());
      response.setHeader(
          "Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache");
    }
    chain.doFilter(request, response);
  }
}
