package dev.gatehouse.session;

import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.storage.feed.FeedCache;
import dev.gatehouse.storage.feed.FeedCache.Found;
import dev.gatehouse.storage.feed.Subject;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.opening.Openings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds live sessions without a query at every request: each is cached until it, its holder or its
 * site changes. A revocation, ban or disabled connection takes effect at once on the node where it
 * happens and within a second on every other.
 */
@ApplicationScoped
public class LiveSessions implements CacheUse.Measured {
  /**
   * How long a session is used without a query; also what an edit of the database by hand takes.
   */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final int MOST_SESSIONS = 100_000;

  @Inject Clock clock;
  @Inject Sessions sessions;
  @Inject OpenedSessions opened;
  @Inject TeamSessions team;
  @Inject Openings openings;
  @Inject Readers readers;
  @Inject IdleSessions idle;
  @Inject ChangeFeed feed;

  private FeedCache<Key, Optional<LiveSession>> cache;

  private record Key(TenantId tenant, String token) {}

  @PostConstruct
  void makeCache() {
    cache = new FeedCache<>(feed, LONGEST, MOST_SESSIONS);
  }

  @Override
  public Stream<CacheUse> cacheUse() {
    return Stream.of(cache.use("sessions"));
  }

  /** The cached answer; empty if the database has to be queried. */
  public Optional<Optional<LiveSession>> ifFresh(Site site, String token) {
    return cache
        .ifFresh(new Key(site.id(), token))
        .filter(
            session ->
                session
                    .filter(live -> idle.seemsOver(site, live.id(), live.lastSeenAt()))
                    .isEmpty())
        .map(session -> session.flatMap(live -> ifStillCounts(site, live)));
  }

  /** The live session of a cookie value at this tenant. */
  @Transactional
  public Optional<LiveSession> find(Site site, String token) {
    return cache
        .get(new Key(site.id(), token), key -> read(site, token))
        .filter(live -> !idle.isOver(site, live.id(), live.lastSeenAt()))
        .flatMap(live -> ifStillCounts(site, live));
  }

  private Found<Optional<LiveSession>> read(Site site, String token) {
    Optional<ReaderSession> session = sessions.byToken(site.id(), token, clock.instant());
    return session.map(this::found).orElseGet(() -> Found.briefly(Optional.empty()));
  }

  private Found<Optional<LiveSession>> found(ReaderSession session) {
    Optional<LiveSession> live =
        Optional.of(session)
            .filter(opened::isStillOpened)
            .filter(team::isStillPermitted)
            .flatMap(this::withReader);
    boolean isPlain = live.isPresent() && !dependsOnRights(session);
    return new Found<>(live, subjects(session), isPlain ? LONGEST : FeedCache.BRIEF);
  }

  /**
   * Whether it depends on what an operator or an API token may do, which no change names: such a
   * right may also expire.
   */
  private static boolean dependsOnRights(ReaderSession session) {
    return session.holder().operatorId() != null
        || session.origin().viaConnectionId() != null
        || !session.getOpens().isEmpty();
  }

  private List<Subject> subjects(ReaderSession session) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(LiveSession.subject(session.getId()));
    subjects.add(session.tenantId().people());
    if (session.getReaderId() != null) {
      subjects.add(Reader.subject(session.getReaderId()));
      subjects.add(Reader.followed(session.getReaderId()));
    }
    Optional.ofNullable(session.holder().operatorId())
        .map(TeamSessions::subject)
        .ifPresent(subjects::add);
    Optional<Long> first = Optional.ofNullable(session.origin().viaSessionId());
    first.map(LiveSession::subject).ifPresent(subjects::add);
    first.flatMap(opened::readerOf).map(Reader::subject).ifPresent(subjects::add);
    session.getOpens().forEach(id -> subjects.add(new TenantId(id).people()));
    return subjects;
  }

  private Optional<LiveSession> withReader(ReaderSession session) {
    if (session.getReaderId() == null) {
      Role role = session.holder().operatorId() == null ? Role.VIEWER : Role.ADMIN;
      ReaderProfile unknown = new ReaderProfile();
      unknown.setRole(role);
      return Optional.of(live(session, session.getDisplayName(), unknown));
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
                    profile));
  }

  private LiveSession live(ReaderSession session, String name, ReaderProfile profile) {
    Set<String> all = new LinkedHashSet<>(profile.getGroups());
    all.addAll(session.getGroups());
    Caller caller =
        new Caller(
            session.tenantId(),
            session.getReaderId(),
            name,
            profile.getEmail(),
            profile.getExternalId(),
            profile.getRole(),
            Set.copyOf(all),
            session.isVisitor(),
            session.holder().operatorId() != null,
            Map.of(),
            opened(session),
            profile.getLang(),
            session.getConnectionId(),
            session.origin().isBreakGlass() ? session.getExpiresAt() : null);
    return new LiveSession(
        session.getId(),
        caller,
        session.holder(),
        session.origin(),
        LiveSession.Times.of(session, opened.authenticatedAt(session)),
        session.getLandedAt());
  }

  /** The sites that the sign-in opened and that still let its connection open them. */
  private Set<Long> opened(ReaderSession session) {
    if (session.getOpens().isEmpty()) {
      return Set.of();
    }
    Set<Long> opened = new HashSet<>(session.getOpens());
    HandOver.Payload.of(session, "/")
        .ifPresent(way -> opened.retainAll(openings.by(way.connectionId())));
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
    boolean mayRead =
        live.origin().isBreakGlass()
            || isVouchedFor(site, live)
                && isOpenToSecrets(site, live)
                && (live.holder().isIdentified()
                    || site.settings().getVisibility() != Visibility.INVITED);
    return mayRead && isYoungEnough(site, live);
  }

  /** Whoever lowers the longest life of a site's sessions means those that exist, too. */
  private boolean isYoungEnough(Site site, LiveSession live) {
    Instant now = clock.instant();
    return now.isBefore(live.times().expiresAt())
        && site.settings()
            .getSessions()
            .longest()
            .filter(most -> !now.isBefore(live.times().createdAt().plus(most)))
            .isEmpty();
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

  /** Notes that somebody uses a session, by opening a page or sending a form. */
  public void used(Site site, LiveSession live) {
    idle.note(site, live.id());
  }
}
