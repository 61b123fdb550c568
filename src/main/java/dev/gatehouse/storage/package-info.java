/**
 * Owns the way to the database: migrations, time limit, what a broken constraint means, and who of
 * several nodes does the housekeeping. May call {@code config}.
 */
package dev.gatehouse.storage;
