package dev.gatehouse.signin.console;

import dev.gatehouse.operator.ConsoleVisit;
import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.OperatorChanged;
import dev.gatehouse.operator.OperatorSessions;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.PlatformPolicy;
import dev.gatehouse.operator.PlatformPolicy.PolicyChanged;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.signin.request.Answers;
import dev.gatehouse.signin.request.Requests;
import dev.gatehouse.signin.team.TeamVisits;
import dev.gatehouse.storage.DatabaseCache;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
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

  /** The page where operators set up the second factor that they owe. */
  public static final String SET_UP = "/console/operator/set-up.xhtml";

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

  /** How ids of components end that refresh a page by themselves, which keeps no session alive. */
  public static final String REFRESH = "refresh";

  private static final int MOST_OPERATORS = 10_000;

  @Inject ConsoleSessions sessions;
  @Inject ConsoleCredentials credentials;
  @Inject ConsoleCodes codes;
  @Inject Operators operators;
  @Inject PlatformPolicy policy;
  @Inject TeamVisits visits;
  @Inject SignInTrail trail;
  @Inject Requests requests;

  private final DatabaseCache<Long, Optional<Known>> fresh =
      new DatabaseCache<>(FRESH, MOST_OPERATORS);

  /**
   * An operator who is not disabled.
   *
   * @param owesFactor whether they have to set up two-step verification before anything else
   */
  private record Known(OperatorAccount account, boolean owesFactor) {}

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
      return admit(known(incoming), incoming, request, context);
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
        .filter(target -> !target.startsWith(SET_UP))
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
        .ifPresent(account -> sessions.begin(requests.read(request), request, response, account));
  }

  /** Ends the session that a request came with; the answer to it tells the browser. */
  public void signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.end(requests.read(request), request, response);
  }

  /** Whether the password was right in this browser, and a code is still required. */
  public boolean isWaitingForCode(Incoming incoming) {
    return sessions.findPending(incoming).isPresent();
  }

  private AuthenticationStatus admit(
      Optional<Known> known,
      Incoming incoming,
      HttpServletRequest request,
      HttpMessageContext context) {
    boolean open = isOpen(incoming.path());
    if (known.isEmpty()) {
      if (!open) {
        Answers.note(request, detour(SIGN_IN, incoming));
      }
      return context.doNothing();
    }
    if (known.get().owesFactor() && !open && !incoming.path().equals(SET_UP)) {
      Answers.note(request, detour(SET_UP, incoming));
      return context.doNothing();
    }
    OperatorAccount operator = known.get().account();
    if (incoming.path().equals(TeamVisits.PATH)) {
      Answers.note(request, visit(operator, incoming));
    }
    new ConsoleVisit(operator, incoming.address(), incoming.secure(), incoming.authority())
        .noteOn(request);
    if (open && !incoming.path().equals(INVITATION)) {
      Answers.note(request, Answer.redirect(303, HOME));
    }
    return context.notifyContainerAboutLogin(
        new CallerPrincipal(operator.email()), operator.groups());
  }

  private Answer visit(OperatorAccount operator, Incoming incoming) {
    return visits
        .answer(operator, incoming)
        .orElseGet(
            () -> {
              if (incoming.method().equals("GET") && !incoming.prefetch()) {
                trail.refusedVisit(operator, visits.siteAsked(incoming), incoming);
              }
              return Answer.page(404, ERROR, Map.of());
            });
  }

  private Answer detour(String page, Incoming incoming) {
    // A form is sent to the whole address of its page.
    TeamVisits.Kept asked =
        incoming.path().equals(TeamVisits.PATH)
            ? visits.keep(incoming)
            : new TeamVisits.Kept(incoming.pathAndQuery(), List.of());
    String target = returnTarget(asked.path());
    Answer answer =
        ConsoleDetour.to(
            target.equals(HOME) ? page : Incoming.withParameter(page, RETURN, target),
            incoming.parameter(PARTIAL).isPresent());
    return answer.setting(asked.cookies());
  }

  private Optional<Known> known(Incoming incoming) {
    Optional<OperatorSessions.Open> session = sessions.find(incoming, !isRefresh(incoming));
    return session.flatMap(
        open -> known(open.operatorId()).filter(found -> open.isOf(found.account())));
  }

  /** Whether a page refreshes itself, as opposed to an operator who uses it. */
  private static boolean isRefresh(Incoming incoming) {
    return incoming.parameter(SOURCE).filter(id -> id.matches("(.*[:-])?" + REFRESH)).isPresent();
  }

  private Optional<Known> known(long id) {
    Optional<Optional<Known>> cached = fresh.ifFresh(id);
    if (cached.isPresent()) {
      return cached.get();
    }
    long version = fresh.version();
    Optional<Known> read =
        operators.enabledAccount(id).map(found -> new Known(found, policy.owesSecondFactor(id)));
    fresh.put(id, read, version);
    return read;
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) OperatorChanged changed) {
    fresh.invalidate();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) PolicyChanged changed) {
    fresh.invalidate();
  }
}
