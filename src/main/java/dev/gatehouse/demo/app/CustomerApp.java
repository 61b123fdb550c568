package dev.gatehouse.demo.app;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.demo.app.EmbeddedWidget.Snippet;
import dev.gatehouse.site.PageResponse;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pretend company's own app, on its own host. Its visitors pick the person they are, where a
 * real app would ask for a password.
 */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD},
    asyncSupported = true)
public class CustomerApp extends HttpFilter {
  /** The page to which a help center redirects after sign-out. */
  public static final String SIGNED_OUT = "/signed-out";

  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** "fetch('/helpcenter-token')": where the widget's onAuthExpired gets a fresh token. */
  private static final String TOKEN = "/helpcenter-token";

  @Inject Configuration configuration;
  @Inject HelpCenters helpCenters;
  @Inject @Any Instance<Backend> backends;
  @Inject EmbeddedWidget widget;
  @Inject IdentityProvider identityProvider;
  @Inject Clock clock;

  private boolean demo;

  /** Every request of every host asks this. */
  @Override
  public void init() {
    demo = configuration.demo();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<DemoHosts> hosts = hosts(request);
    if (hosts.isEmpty() || request.getRequestURI().startsWith("/assets/")) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    String path = request.getRequestURI();
    Optional<Backend> backend = backend(path);
    boolean reading = READING.contains(request.getMethod());
    if (IdentityProvider.isAt(path)) {
      provideIdentity(hosts.get(), request, response);
    } else if (backend.isPresent() && reading) {
      SignInPage signIn =
          SignInPage.of(backend.get().parameters(), backend.get().choices(), request);
      new PageResponse(request, response)
          .send(output -> JtepeopleGenerated.render(output, null, signIn));
    } else if (backend.isPresent() && request.getMethod().equals("POST")) {
      signIn(backend.get(), hosts.get(), request, response);
    } else if (reading && path.equals("/")) {
      welcome(hosts.get(), request, response);
    } else if (reading && path.equals(TOKEN)) {
      sendToken(request, response);
    } else if (path.equals("/") && request.getMethod().equals("POST")) {
      pick(request, response);
    } else if (reading && path.equals(SIGNED_OUT)) {
      new PageResponse(request, response)
          .send(output -> JtesignedOutGenerated.render(output, null));
    } else {
      refuse(HttpServletResponse.SC_NOT_FOUND, "Not found", response);
    }
  }

  private void provideIdentity(
      DemoHosts hosts, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      if (!identityProvider.answer(hosts, request, response)) {
        refuse(HttpServletResponse.SC_NOT_FOUND, "Not found", response);
      }
    } catch (CannotSignIn e) {
      refuse(e.status(), e.getMessage(), response);
    }
  }

  private void welcome(DemoHosts hosts, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Person person = AppSession.person(request);
    try {
      Snippet snippet = widget.snippet(person, hosts);
      new PageResponse(request, response)
          .sendWithPolicy(
              EmbeddedWidget.contentPolicy(hosts),
              output ->
                  JtewelcomeGenerated.render(
                      output, null, person, snippet, helpCenters.links(hosts)));
    } catch (CannotSignIn e) {
      refuse(e.status(), e.getMessage(), response);
    }
  }

  private void sendToken(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String token = widget.token(AppSession.person(request));
      response.setContentType("application/json;charset=UTF-8");
      response.getWriter().print("{\"jwt\":\"" + token + "\"}");
    } catch (CannotSignIn e) {
      refuse(e.status(), e.getMessage(), response);
    }
  }

  private void pick(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<Person> person = Person.named(request.getParameter("person"));
    if (person.isEmpty()) {
      refuse(HttpServletResponse.SC_BAD_REQUEST, "Pick one of the people.", response);
      return;
    }
    AppSession.begin(person.get(), clock, request, response);
    response.setHeader("Location", "/");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }

  private Optional<DemoHosts> hosts(HttpServletRequest request) {
    return demo ? DemoHosts.ofApp(request, configuration.baseDomain()) : Optional.empty();
  }

  private Optional<Backend> backend(String path) {
    return backends.stream().filter(backend -> backend.path().equals(path)).findFirst();
  }

  private void signIn(
      Backend backend, DemoHosts hosts, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Person> person = Person.named(request.getParameter("person"));
    if (person.isEmpty()) {
      refuse(HttpServletResponse.SC_BAD_REQUEST, "Pick one of the people.", response);
      return;
    }
    AppSession.begin(person.get(), clock, request, response);
    try {
      LoginRequest login = new LoginRequest(hosts, parameters(request));
      response.setHeader("Location", backend.returnAddress(person.get(), login));
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    } catch (CannotSignIn e) {
      refuse(e.status(), e.getMessage(), response);
    }
  }

  static Map<String, String> parameters(HttpServletRequest request) {
    Map<String, String> first = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> first.put(name, values[0]));
    return first;
  }

  private static void refuse(int status, String text, HttpServletResponse response)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println(text);
  }

  /**
   * The page on which the visitor picks a person.
   *
   * @param sent the help center's parameters, resubmitted with the form
   */
  public record SignInPage(
      Map<String, String> sent, List<Backend.Choice> choices, List<Person> people) {

    static SignInPage of(
        List<String> parameters, List<Backend.Choice> choices, HttpServletRequest request) {
      Map<String, String> sent = new LinkedHashMap<>();
      for (String name : parameters) {
        String value = request.getParameter(name);
        if (value != null) {
          sent.put(name, value);
        }
      }
      return new SignInPage(sent, choices, List.of(Person.values()));
    }
  }
}
