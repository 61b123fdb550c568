package dev.gatehouse.session;

import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.util.List;

/**
 * The session that a sign-in asks for.
 *
 * @param groups permission groups that the sign-in itself gives
 * @param opening the sites that the sign-in opened
 * @param lifetime after which it ends, however busy
 */
public record SessionRequest(
    TenantId tenant,
    Holder holder,
    Origin origin,
    List<String> groups,
    Opening opening,
    Duration lifetime,
    String address,
    String userAgent) {}
