package dev.gatehouse.session;

import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.storage.feed.FeedCache;
import dev.gatehouse.storage.feed.FeedCache.Found;
import dev.gatehouse.storage.feed.Subject;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sessions that the company made: what it gave the browser is the session, and Gatehouse only keeps
 * a list of those that came by. Each is written once, when it is first seen at a site, and cached.
 */
@ApplicationScoped
public class ListedSessions implements CacheUse.Measured {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_SESSIONS = 50_000;

  @Inject Clock clock;
  @Inject Sessions sessions;
  @Inject OneSession oneSession;
  @Inject IdleSessions idle;
  @Inject ChangeFeed feed;

  private FeedCache<Key, Listed> cache;

  private record Key(TenantId tenant, String name) {}

  /**
   * What the list says.
   *
   * @param id of its row; empty if it is not in the list
   * @param lastSeenAt as the database knew it; {@code null} if it is not in the list
   * @param replaced whether it is not in the list since its user signed in elsewhere
   */
  public record Listed(Optional<Long> id, Instant lastSeenAt, boolean replaced) {}

  @PostConstruct
  void makeCache() {
    cache = new FeedCache<>(feed, LONGEST, MOST_SESSIONS);
  }

  @Override
  public Stream<CacheUse> cacheUse() {
    return Stream.of(cache.use("listed sessions"));
  }

  /** The cached answer; empty if the database has to be queried. */
  public Optional<Listed> ifFresh(Site site, String name) {
    return cache.ifFresh(new Key(site.id(), name));
  }

  /** What the list says of a session, by a name that only its browser can know. */
  @Transactional
  public Listed find(Site site, String name) {
    return cache.get(new Key(site.id(), name), key -> read(site, name));
  }

  private Found<Listed> read(Site site, String name) {
    return sessions
        .byToken(site.id(), name, clock.instant())
        .map(ListedSessions::found)
        .orElseGet(
            () ->
                Found.briefly(
                    new Listed(Optional.empty(), null, oneSession.wasReplaced(site, name)),
                    subject(site, name)));
  }

  /** What nodes cache of one that is not in the list. */
  private static Subject subject(Site site, String name) {
    String hash = Fingerprint.of(site.id().value() + " " + name);
    return new Subject("listed", Long.parseUnsignedLong(hash.substring(0, 16), 16));
  }

  private static Found<Listed> found(ReaderSession session) {
    List<Subject> subjects =
        new ArrayList<>(List.of(LiveSession.subject(session.getId()), session.tenantId().people()));
    Optional.ofNullable(session.getReaderId()).map(Reader::subject).ifPresent(subjects::add);
    Listed listed = new Listed(Optional.of(session.getId()), session.getLastSeenAt(), false);
    return new Found<>(listed, subjects, LONGEST);
  }

  /**
   * Whether nobody used it for as long as the site allows; then it is in the list no longer.
   *
   * @param issued when the company made it, which counts as a use
   */
  public boolean isIdle(Site site, Listed listed, Instant issued) {
    boolean isNewer = listed.lastSeenAt() == null || issued.isAfter(listed.lastSeenAt());
    Instant last = isNewer ? issued : listed.lastSeenAt();
    return listed.id().isPresent()
        ? idle.isOver(site, listed.id().get(), last)
        : idle.isOver(site, last);
  }

  /** Notes that it is in use. */
  public void used(Site site, Listed listed) {
    listed.id().ifPresent(id -> idle.note(site, id));
  }

  /**
   * Adds one that is not in the list yet, and ends others of its user if the site wants it.
   *
   * @param browser as in {@link OneSession#begin}
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(Site site, ReaderSession session, String name, List<String> browser) {
    if (sessions.byToken(site.id(), name, clock.instant()).isEmpty()) {
      // Each name is unique, and its last row may have expired without being gone.
      sessions.endByToken(site.id(), name);
      oneSession.forget(site, name);
      oneSession.begin(site, session, name, browser);
      feed.changed(subject(site, name));
    }
  }
}
