package dev.gatehouse.protocol.kit;

import dev.gatehouse.tenant.TenantId;

/**
 * A credential that counts once came a second time: either use may have been a thief's, so whatever
 * session it began ends (RFC 6749 section 4.1.2).
 *
 * @param madeBy SHA-256 of the credential, as the session remembers it
 */
public record UsedAgain(TenantId tenant, String madeBy) {}
