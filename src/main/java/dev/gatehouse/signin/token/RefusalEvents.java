package dev.gatehouse.signin.token;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.diagnosis.RefusalCauses;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Writes the event of a refused sign-in, with whose it was as soon as that is proven. */
@ApplicationScoped
class RefusalEvents {
  @Inject Clock clock;
  @Inject RefusalLog refusals;
  @Inject RefusalCauses causes;

  /**
   * The event of a refused credential.
   *
   * @param connection that refused, or {@code null} when none is configured
   * @param whose whose the credential is, if its signature held
   * @return the code under which the event is found
   */
  String refused(
      Rejected why,
      Protocol protocol,
      Credential credential,
      LiveConnection connection,
      Optional<Identity> whose,
      Site site,
      Incoming request) {
    EventOrigin from = request.eventOrigin(credential.surface());
    SignInEvent event =
        event(why, site, protocol.eventName(credential.surface(), false), from)
            .through(protocol.name())
            .checked(SignInChecks.of(why, credential, connection))
            .withClockDifference(SignInChecks.clockDifference(why, credential, connection))
            .comparing(why.discrepancy().map(Mismatch::of).orElse(null))
            .by(id(connection), null);
    whose
        .map(identity -> identity.subject(connection.settings().getUserNamespace()))
        .ifPresent(event::of);
    refusals.add(event, causes.of(why, credential, connection, from.address()));
    return from.traceId();
  }

  /** The event of a reader who brought no credential that could be refused. */
  void told(Rejected why, LiveConnection connection, Site site, EventOrigin from) {
    String name =
        connection == null
            ? "sso.rejected"
            : connection.protocol().eventName(Surface.REDIRECT, false);
    refusals.add(
        event(why, site, name, from)
            .through(connection == null ? null : connection.protocol().name())
            .comparing(why.discrepancy().map(Mismatch::of).orElse(null))
            .by(id(connection), null));
  }

  private SignInEvent event(Rejected why, Site site, String name, EventOrigin from) {
    return new SignInEvent(site.id(), clock.instant(), name, from)
        .because(why.reason().code(), why.told());
  }

  private static Long id(LiveConnection connection) {
    return connection == null ? null : connection.connection().getId();
  }
}
