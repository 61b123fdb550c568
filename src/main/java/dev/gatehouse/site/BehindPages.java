package dev.gatehouse.site;

import dev.gatehouse.signin.Visit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The Facelets are reached through the servlets that fill them, never by their own addresses. */
@WebFilter("/site/*")
public class BehindPages extends HttpFilter {
  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    PageHeaders.on(response, Visit.of(request));
    Views.notFound(request, response);
  }
}
