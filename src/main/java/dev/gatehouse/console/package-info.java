/**
 * Owns the console: the pages in which operators see to Gatehouse, on the base host only. {@code
 * /console/x.xhtml} is {@code XBacking}. Figures over all help centers come from a read model of
 * its own; things of one help center come from the stores, which ask for the tenant.
 *
 * <p>May call {@code signin} and everything below, never another face.
 */
package dev.gatehouse.console;
