package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends the answers that the mechanism noted. A sign-in at a protocol's own address is finished by
 * its JAX-RS resource instead.
 */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST, asyncSupported = true)
public class Answers extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Answer answer = noted(request);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (answer == null || finishesInResource(request, answer)) {
      chain.doFilter(request, response);
    } else {
      send(answer, request, response);
    }
  }

  /** Whether an answer waits to be sent instead of the page; filters come in no certain order. */
  public static boolean isWaiting(HttpServletRequest request) {
    return noted(request) != null;
  }

  public static void note(HttpServletRequest request, Answer answer) {
    request.setAttribute(Answer.class.getName(), answer);
  }

  public static Answer noted(HttpServletRequest request) {
    return (Answer) request.getAttribute(Answer.class.getName());
  }

  private static boolean finishesInResource(HttpServletRequest request, Answer answer) {
    // By the path as it is mapped: /sso/../docs begins alike and ends at a page.
    return answer.status() == 303 && request.getServletPath().startsWith("/sso");
  }

  private static void send(Answer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    response.setStatus(answer.status());
    answer.headers().forEach(header -> setOrAdd(response, header));
    if (answer.page() != null) {
      answer.attributes().forEach(request::setAttribute);
      request.getRequestDispatcher(answer.page()).forward(request, response);
    } else if (answer.body() != null) {
      response.setContentType(answer.contentType());
      response.getWriter().write(answer.body());
    }
  }

  private static void setOrAdd(HttpServletResponse response, Answer.Header header) {
    if (header.name().equals("Set-Cookie")) {
      response.addHeader(header.name(), header.value());
    } else {
      response.setHeader(header.name(), header.value());
    }
  }
}
