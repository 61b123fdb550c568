/**
 * A site as one JSON file without secrets: writes it, compares it and applies it, so that a site
 * can be kept in version control, moved to another installation or copied. Each difference is
 * changed by the class that owns the change; nothing is checked or written a second way.
 *
 * <p>Things are matched by what is the same in every installation: connections by protocol and
 * name, groups by id, categories and articles by slug. Of several with the same match, the second
 * one is {@code slug~2}, and so on.
 */
package dev.gatehouse.administration.sitefile;
