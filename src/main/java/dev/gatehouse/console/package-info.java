/**
 * Owns the console: the pages in which operators administer Gatehouse, on the base host only. The
 * class behind {@code /console/room/x.xhtml} is {@code room.XBacking}; where several rooms have
 * such a page, its name starts with the room's word, as {@code SiteOverviewBacking} does. Figures
 * over all help centers come from read models of the console; data of one help center comes from
 * the stores, which require the tenant. This room holds what the other rooms share, the dashboard
 * and the sign-in.
 *
 * <p>May call {@code signin} and everything below, never another face.
 */
package dev.gatehouse.console;
