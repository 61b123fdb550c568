package dev.gatehouse.signin.write;

import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.Provisioning;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.HandOver;
import dev.gatehouse.session.HandOvers;
import dev.gatehouse.session.OneSession;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.SessionNames;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.session.SignInScope;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.opening.Openings;
import dev.gatehouse.token.replay.ConsumedJtis;
import dev.gatehouse.token.replay.SingleUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Writes, in one transaction, what redeeming a hand-over code leaves. */
@ApplicationScoped
public class HandOverRedemptionTransaction {
  private static final String PURPOSE = "hand-over";

  @Inject Clock clock;
  @Inject Openings openings;
  @Inject ConsumedJtis consumedJtis;
  @Inject Provisioning provisioning;
  @Inject Readers readers;
  @Inject Sessions sessions;
  @Inject OneSession oneSession;
  @Inject Events events;
  @Inject AuditTrail trail;

  /** The signed-in reader, and how long the session may last. */
  public record Redeemed(Caller caller, Duration lifetime) {}

  /**
   * @param sessionToken for the cookie of the session that begins
   * @throws Rejected when the code was used before, or the site does not admit its holder
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
  public Redeemed redeem(
      Site here,
      Incoming request,
      String code,
      HandOver handOver,
      EventOrigin from,
      String sessionToken)
      throws Rejected {
    HandOver.Payload payload = handOver.payload();
    Connection connection = consume(here, code, handOver);
    Instant now = clock.instant();
    Duration lifetime = lifetime(here, payload, now);
    Caller caller = caller(here, connection, payload.scope());
    // Before any session: of two sign-ins at once, the second waits here and nowhere later.
    readers.signedIn(here.id(), caller.readerId(), now);
    ReaderCookie.token(request).ifPresent(old -> sessions.endByToken(here.id(), old));
    List<String> browser = BrowserCookies.of(request).hashes();
    SessionOrigin origin =
        new SessionOrigin(null, connection.getId(), payload.sessionId(), Fingerprint.of(code));
    ReaderSession begun =
        new ReaderSession(here.id(), caller.holder(), origin, now, lifetime)
            .opening(payload.scope())
            .authenticated(Objects.requireNonNullElse(payload.authenticatedAt(), now))
            .named(new SessionNames(null, payload.scope().email()))
            .landing(payload.returnTo(), browser.stream().findFirst().orElse(null))
            .from(from.address(), from.userAgent());
    oneSession.begin(here, begun, sessionToken, browser);
    noteUse(here, connection, from, now);
    events.add(List.of(accepted(here, connection, from, now).by(null, caller.readerId())));
    Database.requireTimeLeft();
    return new Redeemed(caller, lifetime);
  }

  /** The opened site's own trail says once that readers do come in this way. */
  private void noteUse(Site here, Connection connection, EventOrigin from, Instant now) {
    boolean foreign = !connection.tenantId().equals(here.id());
    if (foreign && openings.used(here.id(), connection.getId())) {
      String target = Openings.target(connection);
      trail.add(
          new AuditEntry(now, "a reader", from.address(), AuditEvent.OPENING_USED, target, "{}")
              .at(here.tenant()));
    }
  }

  /**
   * Who would come in by a code, which is not used up by asking.
   *
   * @throws Rejected as {@link #redeem}
   */
  @Transactional(rollbackOn = Rejected.class)
  public Caller foreseen(Site here, String code, HandOver handOver) throws Rejected {
    Connection connection = connection(here, handOver);
    SingleUse use = use(connection, code, handOver);
    if (consumedJtis.contains(use)) {
      throw use.replayed();
    }
    return caller(here, connection, handOver.payload().scope());
  }

  /** Comes first, so that of simultaneous copies of a code only one gets further. */
  private Connection consume(Site here, String code, HandOver handOver) throws Rejected {
    Connection connection = connection(here, handOver);
    consumedJtis.consume(use(connection, code, handOver));
    return connection;
  }

  private Connection connection(Site here, HandOver handOver) throws Rejected {
    return openings
        .through(here.id(), handOver.payload().connectionId())
        .orElseThrow(
            () ->
                new Rejected(
                    Rejection.SSO_NOT_CONFIGURED,
                    "the connection that opened this site no longer does"));
  }

  private static SingleUse use(Connection connection, String code, HandOver handOver) {
    // The margin outlasts the code on nodes whose clocks differ.
    Instant keepUntil = handOver.expiresAt().plus(HandOvers.LIFETIME);
    return SingleUse.code(connection.getId(), PURPOSE, code, keepUntil);
  }

  private static Duration lifetime(Site here, HandOver.Payload payload, Instant now)
      throws Rejected {
    Duration left = Duration.between(now, payload.endsAt());
    if (left.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new Rejected(
          Rejection.HAND_OVER_INVALID, "the session that the reader comes from has ended");
    }
    Duration usual = here.settings().getSessions().lifetime();
    return left.compareTo(usual) < 0 ? left : usual;
  }

  /** Decided by the site that the reader enters; their rights elsewhere do not count. */
  private Caller caller(Site here, Connection connection, SignInScope opening) throws Rejected {
    Identity identity = Identity.of(opening.email());
    Optional<Reader> reader =
        identity.isAnonymous()
            ? Optional.empty()
            : provisioning.known(here.id(), connection.getSettings(), identity);
    boolean visitors = opening.visitors() && here.settings().getVisibility() != Visibility.INVITED;
    if (reader.isEmpty() && !visitors) {
      throw LiveConnection.notRegistered();
    }
    return Caller.of(here.id(), reader, identity, Set.of(), true, null);
  }

  private static SignInEvent accepted(
      Site here, Connection connection, EventOrigin from, Instant now) {
    return new SignInEvent(here.id(), now, "sso.sister.accepted", from)
        .telling(
            "Signed in by connection %d of site %s, which opens this site."
                .formatted(connection.getId(), connection.tenantId()));
  }
}
