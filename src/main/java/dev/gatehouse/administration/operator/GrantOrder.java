package dev.gatehouse.administration.operator;

import dev.gatehouse.operator.GrantRole;

/**
 * What somebody is to be at a site.
 *
 * @param site id or subdomain
 */
public record GrantOrder(String site, GrantRole role) {}
