/**
 * Owns the versions of articles: what an article was after each save. May call {@code library},
 * {@code tenant} and the rooms below them.
 */
package dev.gatehouse.library.version;
