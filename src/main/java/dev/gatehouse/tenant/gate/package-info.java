/**
 * Who may see which paths of a gated site: rules in the order in which they apply, and the paths of
 * requests as any web server may read them.
 */
package dev.gatehouse.tenant.gate;
