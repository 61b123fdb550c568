package dev.gatehouse.signin;

import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.Provisioning;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.SessionRequest;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.token.ConsumedJtis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one sign-in writes, in one transaction: token consumed, reader found or made,
 * session begun, event written. Either all of it happens or nothing.
 */
@ApplicationScoped
class SignInTransaction {
  @Inject Clock clock;
  @Inject ConsumedJtis consumedJtis;
  @Inject Provisioning provisioning;
  @Inject Readers readers;
  @Inject Sessions sessions;
  @Inject Events events;

  /**
   * @param sessionToken for the cookie of the session that begins
   * @param replaced the cookie of a session that this browser had until now, or {@code null}
   * @throws Rejected when the token was consumed before, or by the reader's standing
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
  public Caller run(
      Admission admission, SignInEvent.Origin from, String sessionToken, String replaced)
      throws Rejected {
    Connection connection = admission.connection().connection();
    TenantId tenant = connection.tenantId();
    // First, so that of simultaneous copies of a token all but one end here.
    if (admission.singleUse().isPresent()) {
      consumedJtis.consume(connection, admission.singleUse().get());
    }
    Optional<Reader> reader = reader(admission);
    Long readerId = reader.map(Reader::getId).orElse(null);
    if (admission.sessionLifetime().isPresent()) {
      Instant now = clock.instant();
      if (replaced != null) {
        sessions.endByToken(tenant, replaced);
      }
      sessions.begin(sessionRequest(admission, readerId, from), sessionToken);
      readers.signedIn(tenant, readerId, now);
      events.add(List.of(accepted(admission, from, readerId, now)));
    }
    Database.requireTimeLeft();
    return Caller.of(tenant, reader, admission.identity(), connection.getId());
  }

  private Optional<Reader> reader(Admission admission) throws Rejected {
    Identity identity = admission.identity();
    if (identity.isAnonymous()) {
      return Optional.empty();
    }
    boolean mayCreate =
        admission.connection().site().settings().getVisibility() != Visibility.INVITED;
    TenantId tenant = admission.connection().connection().tenantId();
    Optional<Reader> reader = provisioning.provision(tenant, identity, mayCreate);
    if (reader.isEmpty()) {
      throw new Rejected(
          Rejection.USER_NOT_REGISTERED, "the site is for invited users and this is none of them");
    }
    return reader;
  }

  private static SessionRequest sessionRequest(
      Admission admission, Long readerId, SignInEvent.Origin from) {
    Connection connection = admission.connection().connection();
    return new SessionRequest(
        connection.tenantId(),
        readerId,
        connection.getId(),
        Fingerprint.of(admission.credential().token()),
        List.copyOf(admission.identity().groups()),
        admission.sessionLifetime().orElseThrow(),
        from.address(),
        from.userAgent());
  }

  private static SignInEvent accepted(
      Admission admission, SignInEvent.Origin from, Long readerId, Instant now) {
    Connection connection = admission.connection().connection();
    Surface surface = admission.credential().surface();
    String name = admission.connection().protocol().eventName(surface, true);
    return new SignInEvent(connection.tenantId(), now, name, from)
        .telling("Signed in through " + connection.getSettings().getName() + ".")
        .by(connection.getId(), readerId);
  }
}
