package dev.gatehouse.signin;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.console.BaseHost;
import dev.gatehouse.signin.login.LoginForms;
import dev.gatehouse.signin.request.Answers;
import dev.gatehouse.signin.request.AskedRequest;
import dev.gatehouse.signin.request.AskedRequests;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Drain;
import dev.gatehouse.signin.request.MetricsDoor;
import dev.gatehouse.signin.request.NodeCalls;
import dev.gatehouse.signin.request.Outage;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.request.Programs;
import dev.gatehouse.signin.request.RequestTimes;
import dev.gatehouse.signin.request.Requests;
import dev.gatehouse.signin.request.Tracing;
import dev.gatehouse.signin.request.UnreadableRequest;
import dev.gatehouse.signin.widget.WidgetDoor;
import dev.gatehouse.signin.widget.WidgetOrigins;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.Serving;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one authentication mechanism of the WAR; the container calls it for every request. By host,
 * it leaves the decision to {@link BaseHost} or {@link Door}, tells the container who the caller
 * is, and notes the answer that {@link Answers} sends where a request goes no further.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {
  private static final Logger LOG = RequestLog.of(SignInMechanism.class);

  @Inject Serving serving;
  @Inject Drain drain;
  @Inject Tracing tracing;
  @Inject NodeCalls nodeCalls;
  @Inject Requests requests;
  @Inject MetricsDoor metricsDoor;
  @Inject BaseHost baseHost;
  @Inject Door door;
  @Inject AskedRequests askedRequests;
  @Inject GateDoor gateDoor;
  @Inject WidgetDoor widgetDoor;
  @Inject WidgetOrigins widgetOrigins;
  @Inject LoginForms loginForms;
  @Inject Database database;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    RequestTimes.begin(request);
    tracing.begin(request);
    if (metricsDoor.admits(request) || nodeCalls.isOne(request)) {
      return context.doNothing();
    }
    try {
      Incoming incoming = requests.read(request);
      incoming.noteOn(request);
      tracing.read(request, incoming);
      if (!baseHost.isHealth(incoming)) {
        if (!drain.admits(request, response)) {
          Answers.note(request, Outage.ofNode(incoming));
          return context.doNothing();
        }
        if (!serving.isOn()) {
          Answers.note(request, Outage.answer(incoming));
          return context.doNothing();
        }
      }
      return Database.bounded(() -> validate(incoming, request, context));
    } catch (UnreadableRequest e) {
      Answers.note(request, requests.refused(request, e));
    } catch (RuntimeException | AuthenticationException e) {
      Answers.note(request, Unexpected.answer(request, e));
    }
    return context.doNothing();
  }

  private AuthenticationStatus validate(
      Incoming incoming, HttpServletRequest request, HttpMessageContext context)
      throws AuthenticationException {
    if (Paths.isWidgetCall(incoming.path())) {
      return validateWidget(incoming, request, context);
    }
    if (Paths.isAsked(incoming.path())) {
      return carryOut(gateDecision(incoming, request), request, context);
    }
    boolean atBase = baseHost.is(incoming.host());
    Optional<Incoming> call = atBase ? baseHost.accountCall(incoming) : Optional.of(incoming);
    if (call.isEmpty()) {
      return baseHost.validate(incoming, request, context);
    }
    Decision decision = decide(call.get());
    if (decision instanceof Decision.Pass) {
      Programs.note(request, call.get());
    }
    return carryOut(decision, request, context);
  }

  /** Errors get the CORS headers, too: the page that embeds the widget has to read them. */
  private AuthenticationStatus validateWidget(
      Incoming incoming, HttpServletRequest request, HttpMessageContext context)
      throws AuthenticationException {
    String origin = request.getHeader("Origin");
    try {
      Decision decision =
          answered(
              incoming, () -> database.boundedAsOne(() -> widgetDoor.decide(incoming, origin)));
      return carryOut(decision, request, context);
    } finally {
      widgetOrigins.allow(incoming, origin, context.getResponse());
    }
  }

  private static AuthenticationStatus carryOut(
      Decision decision, HttpServletRequest request, HttpMessageContext context) {
    if (decision instanceof Decision.Pass pass) {
      pass.visit().noteOn(request);
      pass.cookies().forEach(cookie -> context.getResponse().addHeader("Set-Cookie", cookie));
    } else if (decision instanceof Decision.Stop stop) {
      stop.visit().ifPresent(visit -> visit.noteOn(request));
      Answers.note(request, stop.answer());
    }
    Optional<Caller> caller = decision.caller();
    return caller.isPresent()
        ? context.notifyContainerAboutLogin(
            new ReaderPrincipal(caller.get()), caller.get().containerGroups())
        : context.doNothing();
  }

  private Decision decide(Incoming incoming) throws AuthenticationException {
    return answered(
        incoming,
        () -> {
          Decision decision = database.boundedAsOne(() -> door.decide(incoming));
          // The password of a form takes longer to check than a query may.
          return decision instanceof Decision.Typed typed
              ? loginForms.take(typed.site(), incoming)
              : decision;
        });
  }

  private Decision gateDecision(Incoming sent, HttpServletRequest request) {
    try {
      AskedRequest asked = askedRequests.read(request, sent);
      asked.request().noteOn(request);
      return answered(sent, () -> database.boundedAsOne(() -> gateDoor.decide(asked)));
    } catch (AskedRequest.Unanswerable e) {
      return gateDoor.unanswerable(e);
    }
  }

  private static Decision answered(Incoming incoming, Supplier<Decision> decision) {
    try {
      return decision.get();
    } catch (DatabaseUnavailable e) {
      LOG.log(Level.WARNING, "The database does not answer: {0}", e.getMessage());
      return new Decision.Stop(Optional.empty(), Outage.answer(incoming));
    }
  }

  /** A reader as the container knows them. */
  static class ReaderPrincipal extends CallerPrincipal {
    private static final long serialVersionUID = 1L;

    ReaderPrincipal(Caller caller) {
      super(caller.name() == null ? "reader" : caller.name());
    }
  }
}
