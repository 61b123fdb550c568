package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.OperatorChanged;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.signin.request.Answers;
import dev.gatehouse.signin.request.Requests;
import dev.gatehouse.storage.Database;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way into the console. Who has a session is let through as long as the operator is not
 * disabled; who has none is sent to the sign-in page and comes back afterwards. Tokens of any kind
 * mean nothing here.
 */
@ApplicationScoped
public class ConsoleDoor {
  public static final String HOME = "/console/";
  public static final String SIGN_IN = "/console/login.xhtml";

  /** Says why another page is not shown. */
  public static final String ERROR = "/console/error.xhtml";

  /** Where a code is asked for after the password. */
  public static final String CODE = "/console/second-factor.xhtml";

  /** Where an invited operator chooses a password. */
  public static final String INVITATION = "/console/invitation.xhtml";

  /** Parameter of the page behind an invitation's link. */
  public static final String SECRET = "secret";

  /** Parameter of the sign-in page: the page that was asked for. */
  public static final String RETURN = "to";

  /** Parameter of what a page's script sends, which reads no redirect but one in XML. */
  private static final String PARTIAL = "jakarta.faces.partial.ajax";

  /** How long a reading of an operator counts. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Pages for those who are not signed in. */
  private static final Set<String> OPEN = Set.of(SIGN_IN, CODE, INVITATION);

  /** Parameter of a page's script: which component asks. */
  private static final String SOURCE = "jakarta.faces.source";

  /** Id of the components by which pages refresh themselves: these keep no session alive. */
  public static final String REFRESH = "refresh";

  private static final int MOST_OPERATORS = 10_000;

  @Inject ConsoleSessions sessions;
  @Inject ConsoleCredentials credentials;
  @Inject ConsoleCodes codes;
  @Inject Operators operators;
  @Inject Database database;
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

  /** Whether a page of the console is for those who are not signed in. */
  public static boolean isOpen(String path) {
    return OPEN.contains(path);
  }

  /** Where to go after signing in: the page of the console that was asked for, or its home. */
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
    database
        .ask(() -> operators.enabledAccount(operatorId))
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
    new ConsoleVisit(operator.get(), incoming.authority()).noteOn(request);
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
        ? PartialRedirect.to(signIn)
        : Answer.redirect(303, signIn);
  }

  private Optional<OperatorAccount> enabledAccount(Incoming incoming, HttpServletRequest request) {
    Optional<String> key = incoming.cookie(ConsoleSessions.cookieName(incoming.secure()));
    Optional<ConsoleSessions.Open> session = sessions.find(request, key, !isRefresh(incoming));
    return session.flatMap(open -> enabledAccount(open.operatorId()).filter(open::isOf));
  }

  /** Whether a page asks by itself, as those with a component of this id do. */
  private static boolean isRefresh(Incoming incoming) {
    return incoming.parameter(SOURCE).filter(id -> id.matches("(.*:)?" + REFRESH)).isPresent();
  }

  private Optional<OperatorAccount> enabledAccount(long id) {
    Optional<Optional<OperatorAccount>> known = fresh.ifFresh(id);
    if (known.isPresent()) {
      return known.get();
    }
    long version = fresh.version();
    Optional<OperatorAccount> read = database.ask(() -> operators.enabledAccount(id));
    fresh.put(id, read, version);
    return read;
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) OperatorChanged changed) {
    fresh.invalidate();
  }
}
