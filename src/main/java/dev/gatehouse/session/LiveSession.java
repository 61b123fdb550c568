package dev.gatehouse.session;

import dev.gatehouse.storage.feed.Subject;
import dev.gatehouse.tenant.Role;
import java.time.Instant;

/**
 * A session as the database last confirmed it.
 *
 * @param landedAt the path to which its sign-in led, or {@code null}
 */
public record LiveSession(
    long id,
    Caller caller,
    SessionHolder holder,
    SessionOrigin origin,
    Times times,
    String landedAt) {

  /**
   * When it began, was last used, and ends.
   *
   * @param authenticatedAt when its holder last proved who they are
   * @param lastSeenAt as the database knew it
   */
  public record Times(
      Instant createdAt, Instant authenticatedAt, Instant lastSeenAt, Instant expiresAt) {
    static Times of(ReaderSession session, Instant authenticatedAt) {
      return new Times(
          session.getCreatedAt(), authenticatedAt, session.getLastSeenAt(), session.getExpiresAt());
    }
  }

  /** What nodes cache of a session. */
  public static Subject subject(long id) {
    return new Subject("session", id);
  }

  /** The same session with a role no higher than this. */
  LiveSession cappedBy(Role ceiling) {
    return new LiveSession(id, caller.cappedBy(ceiling), holder, origin, times, landedAt);
  }

  /** When the database knew it to be in use. */
  Instant lastSeenAt() {
    return times.lastSeenAt();
  }

  /** SHA-256 of the token that made it, or {@code null}. */
  public String madeBy() {
    return origin.madeBy();
  }
}
