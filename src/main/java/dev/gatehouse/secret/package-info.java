/**
 * Owns random values, their fingerprints and the master key that seals stored secrets. May call
 * {@code config}.
 */
package dev.gatehouse.secret;
