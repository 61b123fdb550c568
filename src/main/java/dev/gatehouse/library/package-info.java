/**
 * Owns categories and articles: what they hold, who may see them, and their text as safe HTML.
 * Knows nothing of sessions or requests: whoever asks says for which {@link Viewer}. May call
 * {@code reader}, {@code tenant} and what lies below them.
 */
package dev.gatehouse.library;
