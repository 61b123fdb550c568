package dev.gatehouse.console.sso;

import java.time.Instant;

/**
 * A connection as it stands on its protocol's card.
 *
 * @param enabled whether it is switched on itself
 * @param usable whether it has a key whose signatures count
 * @param lastUsed when a token was last verified with one of its keys, or {@code null}
 */
public record ConnectionLine(
    long id, String name, boolean enabled, boolean isDefault, boolean usable, Instant lastUsed) {}
