package dev.gatehouse.session;

import dev.gatehouse.tenant.Role;
import java.time.Instant;

/** A session as the database last confirmed it. */
public record LiveSession(
    long id, Caller caller, SessionHolder holder, SessionOrigin origin, Instant expiresAt) {
  /** The same session with a role no higher than this. */
  LiveSession cappedBy(Role ceiling) {
    return new LiveSession(id, caller.cappedBy(ceiling), holder, origin, expiresAt);
  }

  /** SHA-256 of the token that made it, or {@code null}. */
  public String madeBy() {
    return origin.madeBy();
  }
}
