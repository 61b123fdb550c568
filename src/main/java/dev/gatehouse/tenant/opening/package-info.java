/**
 * Which connections of other sites may sign readers in at a site. A connection's settings list the
 * sites that it opens; each of those sites has an {@link dev.gatehouse.tenant.opening.Opening},
 * which is its own consent. Both are needed.
 */
package dev.gatehouse.tenant.opening;
