package dev.gatehouse.protocol;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.Site;

/**
 * A refused sign-in on its way to the reader.
 *
 * @param connection that refused, or {@code null} when none is configured
 * @param traceId that the reader can quote and an operator can look up
 */
public record Refusal(
    Rejected cause, Credential credential, LiveConnection connection, Site site, String traceId) {}
