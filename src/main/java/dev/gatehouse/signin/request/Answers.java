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

/** Sends every answer that the mechanism noted, whatever address was asked for. */
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
    if (answer == null) {
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

  private static Answer noted(HttpServletRequest request) {
    return (Answer) request.getAttribute(Answer.class.getName());
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
