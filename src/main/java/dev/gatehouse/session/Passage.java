package dev.gatehouse.session;

import java.time.Instant;

/**
 * What goes with a reader from one site to another.
 *
 * @param connectionId that opened both, of whatever site
 * @param sessionId the first session of the sign-in, or {@code null} when it began none
 * @param endsAt when the first session ends, and so at the latest the one that begins
 * @param returnTo a path of the site that the reader goes to
 */
public record Passage(
    long connectionId, Long sessionId, Opening opening, Instant endsAt, String returnTo) {}
