package dev.gatehouse.session;

import java.time.Instant;

/**
 * A session as the database last confirmed it.
 *
 * @param madeBy SHA-256 of the token that made it, or {@code null}
 */
public record LiveSession(long id, Caller caller, String madeBy, Instant expiresAt) {}
