package dev.gatehouse.signin.console;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.operator.ApiTokens;
import dev.gatehouse.operator.Program;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.ReadingCall;
import dev.gatehouse.signin.request.AllowedMethods;
import dev.gatehouse.signin.request.Answers;
import dev.gatehouse.signin.request.Outage;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.HostName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host that runs Gatehouse rather than a help center: the admin API for programs with an API
 * token, the console for operators, and a few open paths. In the demo, the host of the pretend
 * customer app belongs to it.
 */
@ApplicationScoped
public class BaseHost {
  private static final String HEALTH = "/health";

  /** With {@code /health}: Payara answers it at this port, WildFly at the management port. */
  private static final List<String> OPEN =
      List.of(
          "/assets/",
          "/js/",
          "/jakarta.faces.resource/",
          HEALTH,
          "/openapi.json",
          "/favicon.ico",
          "/robots.txt",
          Paths.KEY_SET);

  /** Names the tenant in a call of the reading API. */
  private static final String ACCOUNT = "account_domain";

  /** Scheme, port and slash at the end are what people copy along with a name. */
  private static final Pattern DOMAIN =
      Pattern.compile("(?:https://)?([a-z0-9._-]{1,253})(?::\\d{1,5})?/?");

  @Inject Configuration configuration;
  @Inject ApiTokens apiTokens;
  @Inject ConsoleDoor console;
  @Inject SignInTrail trail;

  public boolean is(HostName host) {
    return host.value().equals(configuration.baseDomain()) || isCustomerApp(host);
  }

  private boolean isCustomerApp(HostName host) {
    return configuration.demo() && host.value().equals("app." + configuration.baseDomain());
  }

  /**
   * A call of the reading API that names a tenant, as one to the tenant's own host: it counts as
   * such but for cookies, which belong to a host. Empty for anything else.
   */
  public Optional<Incoming> accountCall(Incoming request) {
    return request.host().value().equals(configuration.baseDomain())
            && ReadingCall.isAt(request.path())
        ? request.parameter(ACCOUNT).map(domain -> atHost(accountHost(domain), request))
        : Optional.empty();
  }

  /** A text that is no host name becomes a host that no site has. */
  HostName accountHost(String domain) {
    Matcher matcher = DOMAIN.matcher(domain.trim().toLowerCase(Locale.ROOT));
    String name = matcher.matches() ? matcher.group(1) : "";
    boolean isSubdomain = !name.isEmpty() && !name.contains(".");
    return HostName.of(isSubdomain ? name + "." + configuration.baseDomain() : name);
  }

  private static Incoming atHost(HostName host, Incoming request) {
    String path = ReadingCall.apiPath(request.path()).orElse(request.path());
    return request.at(host, request.authorityAt(host.value()), path);
  }

  /** Decides a request to this host. */
  public AuthenticationStatus validate(
      Incoming incoming, HttpServletRequest request, HttpMessageContext context)
      throws AuthenticationException {
    if (isCustomerApp(incoming.host())) {
      return context.doNothing();
    }
    if (incoming.path().startsWith(Paths.ADMIN_API)) {
      return validateAdmin(incoming, request, context);
    }
    if (incoming.forBackend()) {
      return context.doNothing();
    }
    boolean atConsole = ConsoleDoor.isAt(incoming.path());
    Optional<Answer> answer =
        atConsole || isOpen(incoming.path())
            ? AllowedMethods.answer(incoming)
            : Optional.of(Answer.text(404, "Not found\n"));
    answer.ifPresent(sent -> Answers.note(request, sent));
    return atConsole && answer.isEmpty()
        ? console.validate(incoming, request, context)
        : context.doNothing();
  }

  /** Whether a proxy or a monitor asks for the state of this node. */
  public boolean isHealth(Incoming request) {
    return is(request.host()) && request.path().startsWith(HEALTH);
  }

  private static boolean isOpen(String path) {
    return path.equals("/") || OPEN.stream().anyMatch(path::startsWith);
  }

  private AuthenticationStatus validateAdmin(
      Incoming incoming, HttpServletRequest request, HttpMessageContext context) {
    try {
      Optional<String> token = incoming.bearer();
      Optional<Program> program = token.flatMap(apiTokens::program);
      if (program.isPresent()) {
        new ProgramVisit(program.get()).noteOn(request);
        return context.notifyContainerAboutLogin(
            new CallerPrincipal(program.get().name()), Set.of(Program.GROUP));
      }
      if (token.isPresent()) {
        trail.refusedToken(incoming);
      }
      Answers.note(request, unauthorized());
    } catch (DatabaseUnavailable e) {
      Answers.note(request, Outage.answer(incoming));
    }
    return context.doNothing();
  }

  private static Answer unauthorized() {
    return problem(401, "Unauthorized", "Send Authorization: Bearer and a valid API token.")
        .with("WWW-Authenticate", "Bearer");
  }

  private static Answer problem(int status, String title, String detail) {
    String json = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}";
    return Answer.problem(status, json.formatted(title, status, detail));
  }
}
