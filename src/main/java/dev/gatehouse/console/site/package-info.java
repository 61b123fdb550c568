/**
 * Owns the console's pages about help centers and their settings: the list, one's state, its
 * settings and its secret links. What they count comes from a read model of their own; what they
 * change, {@code administration} changes.
 */
package dev.gatehouse.console.site;
