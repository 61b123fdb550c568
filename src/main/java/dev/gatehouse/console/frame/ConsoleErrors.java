package dev.gatehouse.console.frame;

import dev.gatehouse.signin.console.ConsoleDoor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/** Replaces readers' error pages by the console's for addresses of the console. */
@WebFilter(urlPatterns = "/site/*", dispatcherTypes = DispatcherType.ERROR)
public class ConsoleErrors extends HttpFilter {

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (asked instanceof String path && path.startsWith(ConsoleDoor.HOME)) {
      request.getRequestDispatcher(ConsoleDoor.ERROR).forward(new Bare(request), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** The request without the submitted form, which belongs to the page that failed. */
  private static final class Bare extends HttpServletRequestWrapper {
    private Bare(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getHeader(String name) {
      return name.equalsIgnoreCase("Faces-Request") ? null : super.getHeader(name);
    }

    @Override
    public String getParameter(String name) {
      return null;
    }

    @Override
    public String[] getParameterValues(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }
  }
}
