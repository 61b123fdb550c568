package dev.gatehouse.signin.write;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Strangers;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.Provisioning;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.OneSession;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.SessionNames;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.session.SignInScope;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.replay.ConsumedJtis;
import dev.gatehouse.token.replay.SingleUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes, in one transaction, everything that a sign-in leaves: the consumed token, the reader, the
 * session and the event.
 */
@ApplicationScoped
public class SignInTransaction {
  @Inject Clock clock;
  @Inject ConsumedJtis consumedJtis;
  @Inject TokenEndings endings;
  @Inject Provisioning provisioning;
  @Inject PermissionGroups groups;
  @Inject Sessions sessions;
  @Inject OneSession oneSession;
  @Inject Events events;

  /** What a sign-in ends with: who signed in, and what follows. */
  public record SignedIn(Caller caller, Admission admission) {}

  /**
   * @param sessionToken for the cookie of the session that begins
   * @param replaced the cookie of a session that this browser had until now, or {@code null}
   * @throws Rejected when the token was consumed before, or the reader is not admitted
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
  public SignedIn run(Admission admission, Incoming request, String sessionToken, String replaced)
      throws Rejected {
    Connection connection = admission.connection().connection();
    TenantId tenant = connection.tenantId();
    // Comes first, so that of simultaneous copies of a token only one gets further.
    if (admission.singleUse().isPresent()) {
      String trace = request.eventOrigin(admission.credential().surface()).traceId();
      consumedJtis.consume(admission.singleUse().get(), tenant.value(), trace);
    } else {
      requireNotUsedUp(admission);
    }
    Instant now = clock.instant();
    Identity identity = admission.identity();
    Optional<Provisioning.Provisioned> provisioned = reader(admission, identity, now);
    Optional<Reader> reader = provisioned.map(Provisioning.Provisioned::reader);
    boolean linked = provisioned.filter(Provisioning.Provisioned::linkedByEmail).isPresent();
    Set<String> known = groups.known(tenant, identity.groups());
    Caller caller = caller(admission, reader, known);
    if (replaced != null) {
      sessions.endByToken(tenant, replaced);
    }
    Admission landed = admission;
    int ended = 0;
    if (admission.sessionLifetime().isPresent()) {
      landed = admission.connection().protocol().landing(admission, request);
      ReaderSession begun = session(landed, caller, known, request, now);
      List<String> browser = BrowserCookies.of(request).hashes();
      ended = oneSession.begin(admission.connection().site(), begun, sessionToken, browser);
    }
    if (admission.answer().isPresent()) {
      events.add(
          List.of(
              accepted(told(admission, linked, ended), request, caller.readerId(), known, now)));
    }
    Database.requireTimeLeft();
    return new SignedIn(caller, landed);
  }

  /**
   * Who would sign in by a token, which is not used up by asking.
   *
   * @throws Rejected when the sign-in would be refused
   */
  @Transactional(rollbackOn = Rejected.class)
  public Caller foreseen(Admission admission) throws Rejected {
    requireNotUsedUp(admission);
    endings.requireLasting(admission);
    Identity identity = admission.identity();
    TenantId tenant = admission.connection().connection().tenantId();
    Optional<Reader> reader =
        identity.isAnonymous()
            ? Optional.empty()
            : provisioning.known(tenant, admission.connection().settings(), identity);
    requireWelcome(admission, reader);
    return caller(admission, reader, groups.known(tenant, identity.groups()));
  }

  /** The event of a sign-in. */
  static SignInEvent accepted(
      Admission admission, Incoming request, Long readerId, Set<String> known, Instant now) {
    Set<String> unknown = new TreeSet<>(admission.identity().groups());
    unknown.removeAll(known);
    EventOrigin from = request.eventOrigin(admission.credential().surface());
    return admission.accepted(from, readerId, unknown, now);
  }

  /** Who signs in: a reader, or somebody else whom the token vouches for. */
  static Caller caller(Admission admission, Optional<Reader> reader, Set<String> known) {
    Connection connection = admission.connection().connection();
    return Caller.of(
            connection.tenantId(),
            reader,
            admission.identity(),
            known,
            admission.strangers() == Strangers.VISIT,
            connection.getId())
        .cappedBy(connection.getSettings().getRoleCeiling());
  }

  /** What a sign-in consumes, or else what must not have been consumed. */
  static Optional<SingleUse> use(Admission admission) {
    return admission.singleUse().isPresent() ? admission.singleUse() : elsewhere(admission);
  }

  /** A token that a connection with the same secret used up would live on as a session here. */
  private static Optional<SingleUse> elsewhere(Admission admission) {
    VerifiedToken token = admission.token();
    return SingleUse.elsewhere(token.claims(), token.key().fingerprint())
        .filter(use -> !admission.connection().usesUpTokens());
  }

  private void requireNotUsedUp(Admission admission) throws Rejected {
    Optional<SingleUse> use = use(admission);
    if (use.isPresent() && consumedJtis.contains(use.get())) {
      throw use.get().replayed();
    }
  }

  /** Tells operators how somebody came to an account that was there before, and what it ended. */
  private static Admission told(Admission admission, boolean linked, int ended) {
    Admission told =
        ended == 0
            ? admission
            : admission.telling(
                "Other sessions of the user that ended, since the site allows one: " + ended + ".");
    return linked
        ? told.telling(
            "Linked by email: from now on, the name space %s knows the user who has this address%s."
                .formatted(
                    admission.connection().settings().getUserNamespace(),
                    admission.identity().externalId() == null ? "" : " by the token's external ID"))
        : told;
  }

  private Optional<Provisioning.Provisioned> reader(
      Admission admission, Identity identity, Instant now) throws Rejected {
    boolean register = admission.strangers() == Strangers.REGISTER;
    TenantId tenant = admission.connection().connection().tenantId();
    Optional<Provisioning.Provisioned> reader =
        identity.isAnonymous()
            ? Optional.empty()
            : provisioning.provision(
                tenant,
                admission.connection().settings(),
                identity,
                register,
                admission.answer().isPresent() ? now : null);
    requireWelcome(admission, reader);
    return reader;
  }

  private static void requireWelcome(Admission admission, Optional<?> reader) throws Rejected {
    if (reader.isEmpty() && admission.strangers() == Strangers.REFUSE) {
      throw LiveConnection.notRegistered();
    }
  }

  static ReaderSession session(
      Admission admission, Caller caller, Set<String> groups, Incoming request, Instant now) {
    Connection connection = admission.connection().connection();
    SessionOrigin origin =
        SessionOrigin.connection(
            connection.getId(), Fingerprint.of(admission.credential().token()));
    return new ReaderSession(
            caller.tenant(),
            caller.holder(),
            origin,
            now,
            admission.sessionLifetime().orElseThrow())
        .inGroups(groups)
        .opening(opening(admission))
        .landing(
            admission.answer().flatMap(Answer::location).orElse(null),
            BrowserCookies.of(request).hashes().stream().findFirst().orElse(null))
        .named(
            new SessionNames(
                admission.sid().orElse(null),
                caller.readerId() == null ? admission.identity().email() : null))
        .authenticated(
            admission.authenticatedAt().filter(before -> before.isBefore(now)).orElse(now))
        .from(request.address(), request.userAgent());
  }

  /** The sites that the sign-in opens, if there are others than the called one. */
  static SignInScope opening(Admission admission) {
    Set<Long> others = new LinkedHashSet<>(admission.opens());
    others.remove(admission.connection().site().id().value());
    Strangers strangers = admission.connection().protocol().strangers(admission.token().claims());
    return others.isEmpty()
        ? SignInScope.none()
        : new SignInScope(
            List.copyOf(admission.opens()),
            admission.identity().email(),
            strangers != Strangers.REFUSE);
  }
}
