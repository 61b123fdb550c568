/**
 * Owns the reading API, which gives programs what a reader may see. May call what {@code site} may.
 */
package dev.gatehouse.site.v1;
