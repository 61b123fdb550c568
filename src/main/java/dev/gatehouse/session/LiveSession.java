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
    Instant expiresAt,
    String landedAt) {
  /** What nodes cache of a session. */
  public static Subject subject(long id) {
    return new Subject("session", id);
  }

  /** The same session with a role no higher than this. */
  LiveSession cappedBy(Role ceiling) {
    return new LiveSession(id, caller.cappedBy(ceiling), holder, origin, expiresAt, landedAt);
  }

  /** SHA-256 of the token that made it, or {@code null}. */
  public String madeBy() {
    return origin.madeBy();
  }
}
