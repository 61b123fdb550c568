/**
 * Owns how often the server's log says the same: while the database is away, each cause is written
 * whole once and then counted. May call {@code storage} for its threads, and {@code trace}.
 */
package dev.gatehouse.logging;
