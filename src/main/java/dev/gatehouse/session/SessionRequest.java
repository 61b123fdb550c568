package dev.gatehouse.session;

import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.util.List;

/**
 * The session that a sign-in asks for.
 *
 * @param readerId the tenant's user, or {@code null} for a visitor
 * @param madeBy SHA-256 of the token that makes it, or {@code null}
 * @param groups permission groups that the sign-in itself gives
 * @param lifetime after which it ends, however busy
 */
public record SessionRequest(
    TenantId tenant,
    Long readerId,
    Long connectionId,
    String madeBy,
    List<String> groups,
    Duration lifetime,
    String address,
    String userAgent) {}
