/**
 * Owns the search over articles: what is indexed, how a reader's words are understood, and that
 * nobody finds what is not for them. The one place that knows Lucene. May call what {@code library}
 * may.
 */
package dev.gatehouse.library.search;
