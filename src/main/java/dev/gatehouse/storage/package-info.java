/**
 * Owns access to the database: migrations, whether it can be used and requests are answered, the
 * time limit, the meaning of constraint violations, caching, pages of lists, and which of several
 * nodes runs the housekeeping. May call {@code config}.
 *
 * <p>A migration only adds ({@link dev.gatehouse.storage.Migrations}): nodes of the last release
 * and of the next one share the database while an operator upgrades one after the other.
 */
package dev.gatehouse.storage;
