package dev.gatehouse.demo;

import dev.gatehouse.config.Configuration;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The pretend company's own app, on a host of its own. It takes whoever comes for signed in as the
 * person they pick, where a real app would look at its own session.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class CustomerApp extends HttpFilter {
  private static final String SIGN_IN = "/auth/helpcenter";

  @Inject Configuration configuration;
  @Inject CustomerBackend backend;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<DemoHosts> hosts = hosts(request);
    String path = request.getRequestURI();
    if (hosts.isEmpty() || path.startsWith("/assets/")) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    switch (request.getMethod() + " " + path) {
      case "GET /", "HEAD /" -> welcome(hosts.get(), request, response);
      case "GET " + SIGN_IN, "HEAD " + SIGN_IN -> people(request, response);
      case "POST " + SIGN_IN -> signIn(hosts.get(), request, response);
      default -> refuse(HttpServletResponse.SC_NOT_FOUND, "Not found", response);
    }
  }

  private Optional<DemoHosts> hosts(HttpServletRequest request) {
    return configuration.demo()
        ? DemoHosts.of(request, configuration.baseDomain())
        : Optional.empty();
  }

  private void welcome(DemoHosts hosts, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("helpCenter", hosts.helpCenter("acme").orElseThrow());
    request.getRequestDispatcher("/site/customer-app/welcome.xhtml").forward(request, response);
  }

  private void people(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("people", Person.values());
    request.getRequestDispatcher("/site/customer-app/people.xhtml").forward(request, response);
  }

  private void signIn(DemoHosts hosts, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Person> person = Person.named(request.getParameter("person"));
    Optional<String> helpCenter = hosts.helpCenter(request.getParameter("subdomain"));
    String key = request.getParameter("key");
    if (person.isEmpty() || helpCenter.isEmpty() || key == null || key.isBlank()) {
      refuse(
          HttpServletResponse.SC_BAD_REQUEST,
          "Begin at the help center: it sends you here with a key.",
          response);
      return;
    }
    String token = backend.tokenFor(person.get(), key);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    // Three parts of base64url with dots between them: nothing to escape.
    response.setHeader("Location", helpCenter.get() + "sso/jwt?jwt=" + token);
  }

  private static void refuse(int status, String text, HttpServletResponse response)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println(text);
  }
}
