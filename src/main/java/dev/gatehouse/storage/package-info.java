/**
 * Owns access to the database: the time limit, whether requests are answered, caching, pages of
 * lists, and which of several nodes runs the housekeeping. May call {@code cache}, {@code config},
 * {@code measure}, {@code text} and {@code trace}.
 *
 * <p>{@code schema} brings the schema up to date, {@code fault} tells what an error of the database
 * means, {@code column} how values are stored, {@code thread} has the threads that wait for the
 * database, and {@code feed} tells the nodes what changed in it.
 */
package dev.gatehouse.storage;
