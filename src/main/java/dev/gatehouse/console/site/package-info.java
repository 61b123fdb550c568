/**
 * Owns the console's pages about help centers: the list, a site's overview, its settings and its
 * secret links. Counts come from the room's own read model; {@code administration} makes every
 * change.
 */
package dev.gatehouse.console.site;
