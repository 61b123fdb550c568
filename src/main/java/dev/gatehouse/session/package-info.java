/**
 * Owns sessions: the cookie, how long they live, and every way they end. Knows nothing of tokens or
 * protocols. May call {@code reader}, {@code tenant} and what lies below them.
 */
package dev.gatehouse.session;
