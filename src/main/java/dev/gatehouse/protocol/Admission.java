package dev.gatehouse.protocol;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.token.SingleUse;
import dev.gatehouse.token.VerifiedToken;
import java.time.Duration;
import java.util.Optional;

/**
 * What a protocol makes of a token that holds: whose it is, and what follows.
 *
 * @param singleUse what is consumed with the sign-in; empty when the token may come again
 * @param sessionLifetime the session that begins; empty when the token counts for one request only
 * @param returnTo where the reader goes, a path of this tenant; empty when the request goes on
 */
public record Admission(
    LiveConnection connection,
    Credential credential,
    VerifiedToken token,
    Identity identity,
    Optional<SingleUse> singleUse,
    Optional<Duration> sessionLifetime,
    Optional<String> returnTo) {}
