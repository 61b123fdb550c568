package dev.gatehouse.session;

import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderChanged;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.storage.DatabaseCache;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantChanged;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.opening.Openings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds live sessions without a query at every request: each is confirmed once a second, so a
 * revocation, ban or disabled connection takes effect at once on the node where it happens and
 * within {@link #FRESH} on every other.
 */
@ApplicationScoped
public class LiveSessions {
  static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST_SESSIONS = 100_000;

  /** Well below the 65,535 parameters that a statement may have on PostgreSQL. */
  private static final int STATEMENT = 1_000;

  @Inject Clock clock;
  @Inject Sessions sessions;
  @Inject Openings openings;
  @Inject Readers readers;

  private final DatabaseCache<Key, Optional<LiveSession>> fresh =
      new DatabaseCache<>(FRESH, MOST_SESSIONS);

  private final Map<Long, Instant> seen = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, String token) {}

  /** The cached answer; empty if the database has to be queried. */
  public Optional<Optional<LiveSession>> ifFresh(Site site, String token) {
    return fresh
        .ifFresh(new Key(site.id(), token))
        .map(session -> session.flatMap(live -> ifStillCounts(site, live)));
  }

  /** The live session of a cookie value at this tenant. */
  @Transactional
  public Optional<LiveSession> find(Site site, String token) {
    return fresh
        .get(new Key(site.id(), token), key -> read(site, token))
        .flatMap(live -> ifStillCounts(site, live));
  }

  private Optional<LiveSession> read(Site site, String token) {
    Instant now = clock.instant();
    Optional<ReaderSession> session = sessions.byToken(site.id(), token, now);
    session.ifPresent(found -> seen.put(found.getId(), now));
    return session.flatMap(this::withReader);
  }

  private Optional<LiveSession> withReader(ReaderSession session) {
    if (session.getReaderId() == null) {
      Role role = session.holder().operatorId() == null ? Role.VIEWER : Role.ADMIN;
      return Optional.of(live(session, session.getDisplayName(), role, Set.of(), null));
    }
    return readers
        .find(session.tenantId(), session.getReaderId())
        .map(Reader::getProfile)
        .filter(profile -> !profile.isBanned())
        .map(
            profile ->
                live(
                    session,
                    Optional.ofNullable(profile.getName()).orElse(profile.getEmail()),
                    profile.getRole(),
                    profile.getGroups(),
                    profile.getLang()));
  }

  private LiveSession live(
      ReaderSession session, String name, Role role, Set<String> groups, String language) {
    Set<String> all = new LinkedHashSet<>(groups);
    all.addAll(session.getGroups());
    Caller caller =
        new Caller(
            session.tenantId(),
            session.getReaderId(),
            name,
            role,
            Set.copyOf(all),
            session.isVisitor(),
            session.holder().operatorId() != null,
            Map.of(),
            opened(session),
            language,
            session.getConnectionId());
    return new LiveSession(
        session.getId(),
        caller,
        session.holder(),
        session.origin(),
        session.getExpiresAt(),
        session.getLandedAt());
  }

  /** The sites that the sign-in opened and that still let its connection open them. */
  private Set<Long> opened(ReaderSession session) {
    if (session.getOpens().isEmpty()) {
      return Set.of();
    }
    Set<Long> opened = new HashSet<>(session.getOpens());
    session.handOverTo("/").ifPresent(way -> opened.retainAll(openings.by(way.connectionId())));
    return Set.copyOf(opened);
  }

  /**
   * The session under the current settings of the site; a connection's role ceiling may have been
   * lowered.
   */
  private Optional<LiveSession> ifStillCounts(Site site, LiveSession live) {
    if (!stillCounts(site, live)) {
      return Optional.empty();
    }
    return Optional.ofNullable(live.origin().connectionId())
        .flatMap(site::connection)
        .map(connection -> live.cappedBy(connection.getSettings().getRoleCeiling()))
        .or(() -> Optional.of(live));
  }

  private boolean stillCounts(Site site, LiveSession live) {
    return isVouchedFor(site, live)
        && isOpenToSecrets(site, live)
        && (live.holder().isIdentified() || site.settings().getVisibility() != Visibility.INVITED)
        && clock.instant().isBefore(live.expiresAt());
  }

  private static boolean isVouchedFor(Site site, LiveSession live) {
    Long connection = live.origin().connectionId();
    return connection == null || site.connection(connection).filter(site::isEnabled).isPresent();
  }

  /**
   * An anonymous holder does not stay signed in after the shared password changes or stops opening
   * the site.
   */
  private static boolean isOpenToSecrets(Site site, LiveSession live) {
    if (!live.origin().isSecret() || live.holder().isIdentified()) {
      return true;
    }
    Visibility visibility = site.settings().getVisibility();
    boolean opens = visibility == Visibility.PASSWORD || visibility == Visibility.PUBLIC;
    return opens
        && (live.origin().secretLinkId() != null
            || site.sharedPasswordFingerprint().equals(Optional.ofNullable(live.madeBy())));
  }

  /** Writes the last-seen time of the sessions that were used since the last flush, in batches. */
  public void flushSeen() {
    Map<Long, Instant> taken = Map.copyOf(seen);
    taken.forEach(seen::remove);
    List<Long> ids = List.copyOf(taken.keySet());
    Instant now = clock.instant();
    for (int start = 0; start < ids.size(); start += STATEMENT) {
      sessions.seen(ids.subList(start, Math.min(start + STATEMENT, ids.size())), now);
    }
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) SessionsEnded ended) {
    fresh.invalidate();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) ReaderChanged changed) {
    fresh.invalidate();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) TenantChanged changed) {
    fresh.invalidate();
  }
}
