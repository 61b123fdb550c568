package dev.gatehouse.adminapi.call;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Turns a server's own errors, such as unreadable headers, into problem documents. They occur
 * before JAX-RS sees the request, and would otherwise be HTML pages.
 */
@WebFilter(
    urlPatterns = "/api/admin/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD},
    asyncSupported = true)
public class ServerErrors extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new JsonErrors(response));
  }

  private static final class JsonErrors extends HttpServletResponseWrapper {
    JsonErrors(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
      Problem problem = Problem.of(status, "The server cannot read this request.");
      resetBuffer();
      setStatus(status);
      setContentType(Responses.PROBLEM);
      setHeader("Cache-Control", "no-store");
      getOutputStream().write(Responses.bytes(problem.document()));
      flushBuffer();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      sendError(status);
    }
  }
}
