/**
 * Owns alert rules, which of them fire, and the messages that are still to be sent. What is
 * measured, and how messages are sent, is decided above. May call {@code tenant} for its id, and
 * the ground.
 */
package dev.gatehouse.alert;
