/**
 * Owns startup and housekeeping: checks the variables, then waits for the database for as long as
 * it takes, migrates the schema, creates the first credentials and the demo, prints the addresses,
 * and runs scheduled work. May call every room; none calls it.
 *
 * <p>{@code Start} tells the order, {@code Preparation} what needs the database, and {@code
 * DatabaseWait} tries that until it succeeds. Until then {@code storage/Serving} says no, and the
 * sign-in mechanism answers every request 503.
 */
package dev.gatehouse.startup;
