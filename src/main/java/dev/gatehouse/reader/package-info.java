/**
 * Owns the people who read a help center, and their permission groups. May call {@code tenant},
 * {@code journal}, {@code rejection} and the rooms below them.
 */
package dev.gatehouse.reader;
