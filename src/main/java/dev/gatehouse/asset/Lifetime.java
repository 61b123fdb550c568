package dev.gatehouse.asset;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * How long browsers keep a file: for a year by the address that names what is in it; by every other
 * one they ask each time. An address of a newer version, which another node may have handed out, is
 * such another one: kept by that name, the old file would stay.
 */
@WebFilter(urlPatterns = "/assets/*")
public class Lifetime extends HttpFilter {
  @Inject AssetBacking assets;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean named = assets.isNamedBy(request.getServletPath(), request.getQueryString());
    response.setHeader("Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache");
    chain.doFilter(request, response);
  }
}
