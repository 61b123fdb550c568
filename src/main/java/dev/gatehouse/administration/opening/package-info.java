/**
 * Openings of a site by the connections of other sites: consent is given when such a connection is
 * saved, and belongs to the site that is opened. It ends when that site revokes it, when the
 * connection stops listing the site or is deleted, and with the right of whoever gave it. Every
 * step stands in the audit trail of the opened site. May call {@code administration.change}.
 */
package dev.gatehouse.administration.opening;
