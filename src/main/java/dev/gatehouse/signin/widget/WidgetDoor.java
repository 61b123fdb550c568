package dev.gatehouse.signin.widget;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.header.RetryAfter;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.secret.CallRate;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.token.SignIn;
import dev.gatehouse.tenant.Site;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides on calls of the embedded widget. The token in a call's header authenticates that call
 * only; there is no session, and cookies are ignored.
 */
@ApplicationScoped
public class WidgetDoor {
  private static final String METHODS = "GET, HEAD, OPTIONS";
  private static final String ANSWER_METHODS = "POST, OPTIONS";

  /** Search-as-you-type makes one or two calls a second. */
  private static final int MOST_CALLS_IN_MINUTE = 240;

  /** A page of the widget may show dozens of pictures at once. */
  private static final int MOST_FILES_IN_MINUTE = 1200;

  @Inject Clock clock;
  @Inject WidgetCalls calls;
  @Inject WidgetOrigins origins;
  @Inject SignIn signIn;

  private CallRate rate;
  private CallRate fileRate;

  @PostConstruct
  void begin() {
    rate = new CallRate(clock, MOST_CALLS_IN_MINUTE);
    fileRate = new CallRate(clock, MOST_FILES_IN_MINUTE);
  }

  /**
   * @param origin the header {@code Origin} that the browser sends, or {@code null}
   */
  public Decision decide(Incoming request, String origin) {
    Optional<WidgetCalls.Call> call = calls.of(request);
    origins.note(request, call);
    if (request.method().equals("OPTIONS")) {
      // A preflight comes without the token, and from a page, which has an origin.
      boolean permitted = origin == null || origins.allows(request, origin);
      Answer answer = permitted ? preflight(request) : originNotAllowed();
      return stop(call.map(WidgetCalls.Call::site), request, answer);
    }
    boolean isAnswer = Paths.isWidgetAnswer(request.path());
    if (isAnswer ? !request.method().equals("POST") : !request.isReading()) {
      Answer answer = Challenges.notAllowedForProgram(methods(request));
      return stop(call.map(WidgetCalls.Call::site), request, answer);
    }
    if (call.isPresent() && Paths.isWidgetLook(request.path())) {
      // Without a limit by address: all people of a company may load the app's pages behind one.
      return Decision.pass(call.get().site(), call.get().request(), Optional.empty());
    }
    return call.map(found -> decide(found.site(), found.request()))
        .orElseGet(() -> stop(Optional.empty(), request, unknownAppId()));
  }

  private Decision decide(Site site, Incoming request) {
    Decision decision = signIn.decide(site, request).orElseGet(() -> withoutToken(site, request));
    CallRate counted = Paths.isWidgetFile(request.path()) ? fileRate : rate;
    Duration wait = counted.count(subject(site, request, decision));
    return wait.isZero() ? decision : Decision.stop(site, request, tooManyCalls(wait));
  }

  private static Decision withoutToken(Site site, Incoming request) {
    return site.isGated()
        ? Decision.stop(site, request, Challenges.forProgram())
        : Decision.pass(site, request, Optional.empty());
  }

  /** What the rate limit counts by: the reader or, without a valid token, the network address. */
  private static String subject(Site site, Incoming request, Decision decision) {
    return site.id().value()
        + " "
        + decision
            .caller()
            .map(Caller::readerId)
            .map(String::valueOf)
            .orElseGet(() -> "at " + AddressRange.network(request.address()));
  }

  private static Decision stop(Optional<Site> site, Incoming request, Answer answer) {
    return site.map(known -> Decision.stop(known, request, answer))
        .orElseGet(() -> new Decision.Stop(Optional.empty(), answer));
  }

  /** The answer to a CORS preflight of a page that may call. */
  private static Answer preflight(Incoming request) {
    return Answer.empty()
        .with("Allow", methods(request))
        .with("Access-Control-Allow-Methods", methods(request).split(",", 2)[0])
        .with("Access-Control-Allow-Headers", "Authorization, Content-Type")
        .with("Access-Control-Max-Age", "7200");
  }

  private static String methods(Incoming request) {
    return Paths.isWidgetAnswer(request.path()) ? ANSWER_METHODS : METHODS;
  }

  private static Answer unknownAppId() {
    return refusal(
        404,
        "unknown_app_id",
        "No help center has this app_id. Copy it from the site's settings in the console, where it"
            + " is called widget id, and check that the script comes from that site's Gatehouse.");
  }

  private static Answer originNotAllowed() {
    return refusal(
        403,
        "origin_not_allowed",
        "Pages of this origin may not call the widget's API. Add the origin, such as"
            + " https://app.example.com, to the site's widgetOrigins.");
  }

  private static Answer tooManyCalls(Duration wait) {
    int seconds = RetryAfter.seconds(wait);
    return refusal(
            429, "rate_limited", "Too many calls in a minute. Try again in " + seconds + " s.")
        .with("Retry-After", String.valueOf(seconds));
  }

  private static Answer refusal(int status, String reason, String message) {
    return Answer.json(
        status,
        Json.createObjectBuilder()
            .add("reason", reason)
            .add("message", message)
            .build()
            .toString());
  }
}
