/**
 * Owns categories and articles: their content, who may see them, and their text as safe HTML. It
 * does not know sessions or requests: callers name the {@link Viewer}. May call {@code reader},
 * {@code tenant} and the rooms below them.
 */
package dev.gatehouse.library;
