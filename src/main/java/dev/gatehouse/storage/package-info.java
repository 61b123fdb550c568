/**
 * Owns access to the database: migrations, the time limit, the meaning of constraint violations,
 * caching, pages of lists, and which of several nodes runs the housekeeping. May call {@code
 * config}.
 */
package dev.gatehouse.storage;
