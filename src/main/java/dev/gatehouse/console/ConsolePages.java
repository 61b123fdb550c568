package dev.gatehouse.console;

import dev.gatehouse.operator.Badge;
import dev.gatehouse.signin.Answers;
import dev.gatehouse.signin.ConsoleDoor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands before every page of the console. The sign-in mechanism has sent away whoever is no
 * operator, by the path of the request; paths can be written in many ways, and what counts is that
 * a page is reached.
 */
@WebFilter(
    urlPatterns = "/console/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class ConsolePages extends HttpFilter {
  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", ContentPolicy.WITHOUT_SCRIPT);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    if (request.isUserInRole(Badge.OPERATOR) || isSignIn(request) || Answers.isWaiting(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static boolean isSignIn(HttpServletRequest request) {
    return request.getServletPath().equals(ConsoleDoor.SIGN_IN);
  }
}
