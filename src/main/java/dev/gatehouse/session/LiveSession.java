package dev.gatehouse.session;

import java.time.Instant;

/**
 * A session as the database last confirmed it.
 *
 * @param holder whose it is
 * @param origin where it comes from
 */
public record LiveSession(long id, Caller caller, Holder holder, Origin origin, Instant expiresAt) {
  /** SHA-256 of the token that made it, or {@code null}. */
  public String madeBy() {
    return origin.madeBy();
  }
}
