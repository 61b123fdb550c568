/**
 * Owns web hooks: their settings and signing secrets, how far each receiver has got, and sending
 * one signed message. What is sent, and when, is decided above. May call {@code tenant} for its id,
 * {@code journal} for positions in streams, and the ground.
 */
package dev.gatehouse.webhook;
