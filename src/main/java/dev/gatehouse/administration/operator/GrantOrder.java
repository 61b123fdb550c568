package dev.gatehouse.administration.operator;

import dev.gatehouse.operator.GrantRole;

/**
 * The role of an operator or a token at a site.
 *
 * @param site id or subdomain
 */
public record GrantOrder(String site, GrantRole role) {}
