package dev.gatehouse.signin.logout;

import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.TokenSessions;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.BackendSignOuts;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.ended.EndedTokens;
import dev.gatehouse.token.ended.TokenEnding;
import dev.gatehouse.token.replay.ConsumedJtis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Writes, in one transaction, everything that a logout from a backend leaves. */
@ApplicationScoped
public class LogoutTransaction {
  /**
   * Every session of an app has its own name, and backends may name people whom nobody knows here,
   * so these entries add up: they are kept for as long as a token is good in practice.
   */
  private static final Duration REMEMBERED = Duration.ofDays(366);

  @Inject Clock clock;
  @Inject ConsumedJtis consumedJtis;
  @Inject Readers readers;
  @Inject TokenSessions tokens;
  @Inject BackendSignOuts signOuts;
  @Inject EndedTokens endedTokens;
  @Inject Events events;
  @Inject AuditTrail trail;

  /**
   * Ends what the orders name, of which there are several if connections share a key.
   *
   * @return how many sessions ended; none is a success, too
   * @throws Rejected when the token was consumed before
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
  public int run(List<LogoutOrder> orders, Incoming request) throws Rejected {
    LogoutOrder first = orders.get(0);
    if (first.use().isPresent()) {
      consumedJtis.consume(first.use().get());
    }
    int ended = 0;
    for (LogoutOrder order : orders) {
      ended += run(order, request);
    }
    Database.requireTimeLeft();
    return ended;
  }

  private int run(LogoutOrder order, Incoming request) {
    Connection connection = order.connection().connection();
    TenantId tenant = connection.tenantId();
    Optional<Reader> reader = reader(order, tenant);
    Long readerId = reader.map(Reader::getId).orElse(null);
    int ended =
        signOuts.end(
            tenant,
            connection.getId(),
            new BackendSignOuts.Named(readerId, email(order, reader), order.sid()));
    boolean ofTokens = order.connection().takesTokensAgain();
    if (ofTokens) {
      endedTokens.end(
          tenant, ending(order, reader), order.issued(), order.issued().plus(REMEMBERED));
    }
    events.add(List.of(event(order, readerId, ended, request)));
    if (ended > 0 || ofTokens && reader.isPresent()) {
      trail.add(entry(order, reader, ended, request));
    }
    return ended;
  }

  private static String email(LogoutOrder order, Optional<Reader> reader) {
    return order.email() != null
        ? order.email()
        : reader.map(known -> known.getProfile().getEmail()).orElse(null);
  }

  /** The external id says more than an address, which may be somebody else's by now. */
  private Optional<Reader> reader(LogoutOrder order, TenantId tenant) {
    Optional<Reader> byId =
        order.externalId() == null
            ? Optional.empty()
            : first(tenant, new Readers.Filter(null, identity(order), null));
    return byId.isPresent() || order.email() == null
        ? byId
        : first(tenant, new Readers.Filter(order.email(), null, null));
  }

  private static UserIdentity identity(LogoutOrder order) {
    return new UserIdentity(order.connection().settings().getUserNamespace(), order.externalId());
  }

  private Optional<Reader> first(TenantId tenant, Readers.Filter filter) {
    return readers.list(tenant, filter, 0, 1).stream().findFirst();
  }

  /** By every name that the user has for tokens of the connection. */
  private TokenEnding ending(LogoutOrder order, Optional<Reader> reader) {
    Set<String> ids = new HashSet<>();
    Set<String> emails = new HashSet<>();
    ids.add(order.externalId());
    emails.add(order.email());
    reader.ifPresent(
        known -> {
          ids.addAll(tokens.ids(order.connection(), known));
          emails.addAll(TokenSessions.emails(known));
        });
    ids.removeIf(Objects::isNull);
    emails.removeIf(Objects::isNull);
    long connection = order.connection().connection().getId();
    return order.sid() == null
        ? TokenEnding.ofUser(connection, ids, emails)
        : TokenEnding.ofSession(connection, order.sid(), ids, emails);
  }

  private SignInEvent event(LogoutOrder order, Long readerId, int ended, Incoming request) {
    LiveConnection through = order.connection();
    return new SignInEvent(
            through.site().id(),
            clock.instant(),
            LogoutEvents.accepted(through.protocol()),
            request.eventOrigin(Surface.API))
        .through(through.protocol().name())
        .telling(
            "The app or identity provider says that the user signed out. Sessions that ended: "
                + ended
                + ".")
        .by(through.connection().getId(), readerId);
  }

  private AuditEntry entry(
      LogoutOrder order, Optional<Reader> reader, int ended, Incoming request) {
    LiveConnection through = order.connection();
    String whose =
        reader
            .map(known -> " of user " + known.getId() + ": " + known.getLabel())
            .orElse(" of somebody who is no user");
    return new AuditEntry(
            clock.instant(),
            "backend of connection " + through.connection().getId(),
            request.address(),
            AuditEvent.SESSIONS_ENDED,
            (order.sid() == null ? "all sessions" : "one session") + whose,
            "{\"sessions\":{\"before\":%d,\"after\":0},\"connectionId\":{\"before\":%d,\"after\":null}}"
                .formatted(ended, through.connection().getId()))
        .at(through.site().tenant());
  }
}
