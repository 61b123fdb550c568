/**
 * Owns random values, their fingerprints, hashes of passwords, what slows down guessing, and the
 * master key that seals stored secrets. May call {@code config} and {@code storage}.
 */
package dev.gatehouse.secret;
