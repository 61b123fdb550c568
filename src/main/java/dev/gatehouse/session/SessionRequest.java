package dev.gatehouse.session;

import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.util.List;

/**
 * The session that a sign-in asks for.
 *
 * @param groups permission groups that the sign-in itself gives
 * @param opens ids of the sites that the sign-in opened; empty means this one
 * @param lifetime after which it ends, however busy
 */
public record SessionRequest(
    TenantId tenant,
    Holder holder,
    Origin origin,
    List<String> groups,
    List<Long> opens,
    Duration lifetime,
    String address,
    String userAgent) {}
