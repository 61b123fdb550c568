/**
 * Owns the search over articles: what is indexed, how a query is read, and that readers find only
 * what they may see. The only package that uses Lucene. May call what {@code library} may.
 */
package dev.gatehouse.library.search;
