package dev.gatehouse.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.operator.Badge;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.ReturnTarget;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The way into the console. Who has a session is let through as long as the operator is not
 * disabled; who has none is sent to the sign-in page and comes back afterwards. Tokens of any kind
 * mean nothing here.
 */
@ApplicationScoped
public class ConsoleDoor {
  public static final String HOME = "/console/";
  public static final String SIGN_IN = "/console/login.xhtml";

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

  private static final int MOST_OPERATORS = 10_000;

  @Inject ConsoleSessions sessions;
  @Inject ConsoleCredentials credentials;
  @Inject Operators operators;
  @Inject Database database;
  @Inject Requests requests;

  private final Cache<Long, Optional<Badge>> fresh =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST_OPERATORS).build();

  static boolean isAt(String path) {
    return path.equals("/console") || path.startsWith(HOME);
  }

  AuthenticationStatus validate(
      Incoming incoming, HttpServletRequest request, HttpMessageContext context) {
    if (context.isAuthenticationRequest()
        && context.getAuthParameters().getCredential()
            instanceof UsernamePasswordCredential typed) {
      return credentials.validate(typed, incoming, request, context);
    }
    try {
      return admit(onDuty(incoming, request), incoming, request, context);
    } catch (DatabaseUnavailable e) {
      Answers.note(request, Answer.page(503, "/site/unavailable.xhtml", Map.of()).retryLater());
      return context.doNothing();
    }
  }

  /** Where to go after signing in: the page of the console that was asked for, or its home. */
  public static String returnTarget(String asked) {
    return ReturnTarget.of(asked)
        .filter(target -> target.startsWith(HOME) && !target.startsWith(SIGN_IN))
        .orElse(HOME);
  }

  /** Ends the session that a request came with; the answer to it tells the browser. */
  public void signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.end(request, response, requests.read(request).secure());
  }

  private AuthenticationStatus admit(
      Optional<Badge> operator,
      Incoming incoming,
      HttpServletRequest request,
      HttpMessageContext context) {
    boolean signsIn = incoming.path().equals(SIGN_IN);
    if (operator.isEmpty()) {
      if (!signsIn) {
        Answers.note(request, toSignIn(incoming));
      }
      return context.doNothing();
    }
    new ConsoleVisit(operator.get(), incoming.authority()).noteOn(request);
    if (signsIn) {
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

  private Optional<Badge> onDuty(Incoming incoming, HttpServletRequest request) {
    Optional<Long> id =
        sessions.operatorId(
            request, incoming.cookie(ConsoleSessions.cookieName(incoming.secure())));
    return id.isPresent() ? onDuty(id.get()) : Optional.empty();
  }

  private Optional<Badge> onDuty(long id) {
    Optional<Badge> known = fresh.getIfPresent(id);
    if (known != null) {
      return known;
    }
    Optional<Badge> read = database.ask(() -> operators.onDuty(id));
    fresh.put(id, read);
    return read;
  }
}
