/**
 * Owns random values and their fingerprints, password hashes, throttling of guesses, and the master
 * key that seals stored secrets. May call {@code cache}, {@code config} and {@code storage}.
 */
package dev.gatehouse.secret;
