package dev.gatehouse.session;

import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.util.List;

/**
 * The session that a sign-in asks for.
 *
 * @param groups permission groups that the sign-in itself gives
 * @param scope the sites that the sign-in opened
 * @param lifetime after which the session ends, even if it is in use
 */
public record SessionRequest(
    TenantId tenant,
    SessionHolder holder,
    SessionOrigin origin,
    List<String> groups,
    SignInScope scope,
    Duration lifetime,
    String address,
    String userAgent) {}
