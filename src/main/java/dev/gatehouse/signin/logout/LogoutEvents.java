package dev.gatehouse.signin.logout;

import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The events of logouts from backends. */
@ApplicationScoped
class LogoutEvents {
  private static final String NONE = "none";

  @Inject Clock clock;
  @Inject RefusalLog refusals;
  @Inject LogoutCounts counts;

  /** The name of an event, such as {@code sso.helpcenter.logout}. */
  static String accepted(Protocol protocol) {
    return "sso." + protocol.name() + ".logout";
  }

  /**
   * Records a refusal.
   *
   * @param connection that refused, or {@code null}
   * @return the code under which the event is found
   */
  String refused(Rejected why, Site site, LiveConnection connection, Incoming request) {
    Optional<Protocol> protocol = Optional.ofNullable(connection).map(LiveConnection::protocol);
    counts.refused(protocol.map(Protocol::name).orElse(NONE));
    String name = protocol.map(LogoutEvents::accepted).orElse("sso.logout") + "_rejected";
    SignInEvent event =
        new SignInEvent(site.id(), clock.instant(), name, request.eventOrigin(Surface.API))
            .because(why.reason().code(), why.told())
            .withClockDifference(why.clockDifferenceSeconds())
            .by(connection == null ? null : connection.connection().getId(), null);
    refusals.addUncounted(event);
    return event.getTraceId();
  }
}
