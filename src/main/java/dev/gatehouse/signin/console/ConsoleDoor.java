package dev.gatehouse.signin.console;

import dev.gatehouse.operator.ConsoleVisit;
import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.OperatorChanged;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.signin.request.Answers;
import dev.gatehouse.signin.request.Requests;
import dev.gatehouse.storage.DatabaseCache;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guards the console. A request with a session passes while its operator is not disabled; a request
 * without one is redirected to the sign-in page and comes back afterwards. Tokens are not accepted
 * here.
 */
@ApplicationScoped
public class ConsoleDoor {
  public static final String HOME = "/console/";
  public static final String SIGN_IN = "/console/login.xhtml";

  /** The page that says why another page is not shown. */
  public static final String ERROR = "/console/error.xhtml";

  /** The page that asks for the second factor. */
  public static final String CODE = "/console/second-factor.xhtml";

  /** The page where an invited operator chooses a password. */
  public static final String INVITATION = "/console/invitation.xhtml";

  /** Parameter of the page behind an invitation's link. */
  public static final String SECRET = "secret";

  /** Parameter of the sign-in page: the page that was asked for. */
  public static final String RETURN = "to";

  /** Parameter of requests by a page's script, which understands redirects only in XML. */
  private static final String PARTIAL = "jakarta.faces.partial.ajax";

  /** How long an operator's account is cached. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Pages that need no session. */
  private static final Set<String> OPEN = Set.of(SIGN_IN, CODE, INVITATION);

  /** Parameter of requests by a page's script: the component that sends it. */
  private static final String SOURCE = "jakarta.faces.source";

  /** Id of components that refresh a page by themselves, which keeps no session alive. */
  public static final String REFRESH = "refresh";

  private static final int MOST_OPERATORS = 10_000;

  @Inject ConsoleSessions sessions;
  @Inject ConsoleCredentials credentials;
  @Inject ConsoleCodes codes;
  @Inject Operators operators;
  @Inject Requests requests;

  private final DatabaseCache<Long, Optional<OperatorAccount>> fresh =
      new DatabaseCache<>(FRESH, MOST_OPERATORS);

  static boolean isAt(String path) {
    return path.equals("/console") || path.startsWith(HOME);
  }

  AuthenticationStatus validate(
      Incoming incoming, HttpServletRequest request, HttpMessageContext context) {
    if (context.isAuthenticationRequest()) {
      Credential typed = context.getAuthParameters().getCredential();
      if (typed instanceof UsernamePasswordCredential password) {
        return credentials.validate(password, incoming, request, context);
      }
      if (typed instanceof OneTimeCode code) {
        return codes.validate(code, incoming, request, context);
      }
    }
    try {
      return admit(enabledAccount(incoming, request), incoming, request, context);
    } catch (DatabaseUnavailable e) {
      Answers.note(request, Answer.page(503, ERROR, Map.of()).retryLater());
      return context.doNothing();
    }
  }

  /** Whether a page of the console needs no session. */
  public static boolean isOpen(String path) {
    return OPEN.contains(path);
  }

  /** The page to go to after signing in: the page that was asked for, or the console's home. */
  public static String returnTarget(String asked) {
    return ReturnTarget.of(asked)
        .filter(target -> target.startsWith(HOME))
        .filter(target -> OPEN.stream().noneMatch(target::startsWith))
        .orElse(HOME);
  }

  /**
   * Begins the operator's session anew, after a change that ended all others.
   *
   * @throws DatabaseUnavailable when the database does not answer
   */
  public void renew(HttpServletRequest request, HttpServletResponse response, long operatorId) {
    operators
        .enabledAccount(operatorId)
        .ifPresent(
            account -> sessions.begin(request, response, requests.read(request).secure(), account));
  }

  /** Ends the session that a request came with; the answer to it tells the browser. */
  public void signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.end(request, response, requests.read(request).secure());
  }

  private AuthenticationStatus admit(
      Optional<OperatorAccount> operator,
      Incoming incoming,
      HttpServletRequest request,
      HttpMessageContext context) {
    boolean open = isOpen(incoming.path());
    if (operator.isEmpty()) {
      if (!open) {
        Answers.note(request, toSignIn(incoming));
      }
      return context.doNothing();
    }
    new ConsoleVisit(operator.get(), incoming.address(), incoming.secure(), incoming.authority())
        .noteOn(request);
    if (open && !incoming.path().equals(INVITATION)) {
      Answers.note(request, Answer.redirect(303, HOME));
    }
    return context.notifyContainerAboutLogin(
        new CallerPrincipal(operator.get().email()), operator.get().groups());
  }

  private static Answer toSignIn(Incoming incoming) {
    // A form is sent to the whole address of its page.
    String asked =
        incoming.query() == null ? incoming.uri() : incoming.uri() + "?" + incoming.query();
    String target = returnTarget(asked);
    String signIn = target.equals(HOME) ? SIGN_IN : Incoming.withParameter(SIGN_IN, RETURN, target);
    return incoming.parameter(PARTIAL).isPresent()
        ? partialRedirect(signIn)
        : Answer.redirect(303, signIn);
  }

  /**
   * Redirects a page whose script sent the request: the script would follow an HTTP redirect and
   * could not use the page behind it (Jakarta Faces 4.0, section 13.4.4, partial responses).
   *
   * @param path on this host; parameters encoded
   */
  private static Answer partialRedirect(String path) {
    String xml =
        "<?xml version='1.0' encoding='UTF-8'?>\n<partial-response><redirect url=\""
            + path.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")
            + "\"></redirect></partial-response>";
    return new Answer(
        200,
        List.of(new Answer.Header("Cache-Control", "no-store")),
        null,
        Map.of(),
        "text/xml;charset=UTF-8",
        xml);
  }

  private Optional<OperatorAccount> enabledAccount(Incoming incoming, HttpServletRequest request) {
    Optional<String> key = incoming.cookie(ConsoleSessions.cookieName(incoming.secure()));
    Optional<ConsoleSessions.Open> session = sessions.find(request, key, !isRefresh(incoming));
    return session.flatMap(open -> enabledAccount(open.operatorId()).filter(open::isOf));
  }

  /** Whether a page refreshes itself, as opposed to an operator who uses it. */
  private static boolean isRefresh(Incoming incoming) {
    return incoming.parameter(SOURCE).filter(id -> id.matches("(.*:)?" + REFRESH)).isPresent();
  }

  private Optional<OperatorAccount> enabledAccount(long id) {
    Optional<Optional<OperatorAccount>> known = fresh.ifFresh(id);
    if (known.isPresent()) {
      return known.get();
    }
    long version = fresh.version();
    Optional<OperatorAccount> read = operators.enabledAccount(id);
    fresh.put(id, read, version);
    return read;
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) OperatorChanged changed) {
    fresh.invalidate();
  }
}
