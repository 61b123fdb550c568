/**
 * Owns the reading API: articles and categories as JSON, for programs that read as a reader. May
 * call what {@code site} may.
 */
package dev.gatehouse.site.v1;
