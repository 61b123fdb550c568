/**
 * Owns what readers say about articles: whether a version of one was helpful, and what was missing.
 * It is counted, not tracked: no row names its reader. May call {@code library.version} and the
 * rooms below it.
 */
package dev.gatehouse.library.feedback;
